/** Whether an element may take the focus: it has it, or nothing has. Else it would take it from what the user does by now. */
export function mayTakeFocus(element: Element): boolean {
  const {activeElement, body} = element.ownerDocument;
  return !activeElement || activeElement === body || element.matches(':focus-within');
}
