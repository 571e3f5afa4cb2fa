import {find} from './page.js';

type Control = HTMLInputElement | HTMLSelectElement;

const isCheckbox = (control: Control): control is HTMLInputElement => control.type === 'checkbox';

function read(control: Control): string {
  if (isCheckbox(control)) return control.checked ? 'on' : 'off';
  return control.value;
}

function write(control: Control, value: string): void {
  if (isCheckbox(control)) control.checked = value === 'on';
  else control.value = value;
}

/** Puts a setting into the page's address, and leaves out what goes without saying. */
function keep(name: string, value: string, initial: string): void {
  const address = new URL(location.href);
  if (value === initial) address.searchParams.delete(name);
  else address.searchParams.set(name, value);
  history.replaceState(null, '', address);
}

/**
 * Applies a setting of the page now and whenever its control is changed. The page's address keeps it, so that a reload
 * and a second tab find it as it was.
 * @param name The control's id.
 */
export function followSetting(name: string, apply: (value: string) => void): void {
  const control = find(`#${name}`) as Control;
  const initial = read(control);
  write(control, new URL(location.href).searchParams.get(name) ?? initial);
  const follow = (): void => {
    for (const link of document.querySelectorAll<HTMLAnchorElement>('.same-settings')) {
      link.search = location.search;
    }
    apply(read(control));
  };
  control.addEventListener('change', () => {
    keep(name, read(control), initial);
    follow();
  });
  follow();
}
