import type {ReactiveElement} from 'lit';
import {mayTakeFocus} from './focus.js';

/** Focuses the element once it has been updated, where what had the focus in it is gone. */
export async function recoverFocus(element: ReactiveElement): Promise<void> {
  if (!mayTakeFocus(element)) return;
  await element.updateComplete;
  if (mayTakeFocus(element) && !element.shadowRoot?.activeElement) element.focus();
}
