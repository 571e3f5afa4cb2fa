/** What a form of fields is made of. */
export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const isCheckbox = (control: Control): control is HTMLInputElement => control.type === 'checkbox';

/** What a control holds. */
export const readControl = (control: Control): string =>
  isCheckbox(control) ? String(control.checked) : control.value;

/** Has a control hold something else. */
export function writeControl(control: Control, text: string): void {
  if (isCheckbox(control)) control.checked = text === 'true';
  else control.value = text;
}

/**
 * What a control holds as long as nobody has used it. The browser is asked, since a control does not keep every text as
 * it was given: it drops line breaks, and blanks around addresses. Not so with a text area: its text may be long, and
 * browsers take their time to lay out a copy.
 */
export function readDefault(control: Control): string {
  if (control instanceof HTMLTextAreaElement) return control.defaultValue.replace(/\r\n?/g, '\n');
  const form = document.createElement('form');
  const copy = control.cloneNode(true) as Control;
  form.append(copy);
  form.reset();
  return readControl(copy);
}

/** Whether a control holds something else than it did at first. */
export const isChanged = (control: Control): boolean => readControl(control) !== readDefault(control);
