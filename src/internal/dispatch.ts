/**
 * Tells the page a fact of the domain. Bubbles, and crosses shadow roots; the names are unique to their element, so
 * that a listener further up never mistakes one element's event for another's.
 */
export function dispatch(host: EventTarget, name: `cube-${string}`, detail: unknown): void {
  host.dispatchEvent(new CustomEvent(name, {detail, bubbles: true, composed: true}));
}
