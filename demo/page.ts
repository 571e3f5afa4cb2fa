import type {SessionState} from '../src/index.js';

export function find<Tag extends keyof HTMLElementTagNameMap>(selector: Tag): HTMLElementTagNameMap[Tag];
export function find(selector: string): HTMLElement;
export function find(selector: string): HTMLElement {
  const element = document.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`The demo has no ${selector}.`);
  return element;
}

/** Writes an event into the page's log. */
export function log(name: string, text = ''): void {
  const time = document.createElement('time');
  time.textContent = new Date().toLocaleTimeString('en', {hour12: false});
  const entry = document.createElement('li');
  entry.append(time, `${name} ${text}`);
  find('#log').prepend(entry);
}

/** Lets the page's own switches change its theme and direction. */
export function followLooks(): void {
  find('#theme').addEventListener('change', ({target}) => {
    document.documentElement.style.colorScheme = (target as HTMLSelectElement).value;
  });
  find('#direction').addEventListener('change', ({target}) => {
    document.documentElement.dir = (target as HTMLSelectElement).value;
  });
}

/** Shows the session in the page's panel. */
export function showState({status, user}: SessionState): void {
  const {fullName, login} = user ?? {};
  find('#status').textContent = status;
  find('#user').textContent = [fullName, login].filter(Boolean).join(' · ') || 'nobody';
}
