import {ContextRoot, createContext} from '@lit/context';
import type {SessionStore} from '../session-store.js';

/** The session as a context. The key is global, so that two copies of the library on one page understand each other. */
export const sessionContext = createContext<SessionStore>(Symbol.for('cube-elements.session'));

let root: ContextRoot | undefined;

/**
 * Keeps the requests of elements that are upgraded before their `<cube-session>`, and repeats them once it is there.
 * Has to be attached before the first of these requests.
 */
export function attachContextRoot(): void {
  if (root || typeof document === 'undefined') return;
  root = new ContextRoot();
  root.attach(document.documentElement);
}
