/**
 * Tells the page a fact of the domain. Bubbles, and crosses shadow roots; the names are unique to their element, so
 * that a listener further up never mistakes one element's event for another's.
 * @param init `cancelable`: whether the page may prevent what it is told of. @default false
 * @returns whether the page has not prevented it.
 */
export const dispatch = (
  host: EventTarget,
  name: `cube-${string}`,
  detail: unknown,
  init?: Pick<EventInit, 'cancelable'>,
): boolean => host.dispatchEvent(new CustomEvent(name, {detail, bubbles: true, composed: true, ...init}));
