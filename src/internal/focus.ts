import type {ReactiveElement} from 'lit';

/** Whether an element may take the focus: it has it, or nothing has. Else it would take it from what the user does by now. */
export function mayTakeFocus(element: Element): boolean {
  const {activeElement, body} = element.ownerDocument;
  return !activeElement || activeElement === body || element.matches(':focus-within');
}

/** Focuses the element once it has been updated, where what had the focus in it is gone. */
export async function recoverFocus(element: ReactiveElement): Promise<void> {
  if (!mayTakeFocus(element)) return;
  await element.updateComplete;
  if (mayTakeFocus(element) && !element.shadowRoot?.activeElement) element.focus();
}
