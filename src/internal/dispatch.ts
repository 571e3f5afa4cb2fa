interface DispatchOptions {
  /**
   * Whether the page may have taken the host away because of the very fact that it is told of. Then it is told on the
   * document as well, where it would have heard of it else. @default false
   */
  readonly isLast?: boolean;
  /** Whether the page may prevent what it is told of. @default false */
  readonly isCancelable?: boolean;
}

/**
 * Tells the page a fact of the domain. Bubbles, and crosses shadow roots; the names are unique to their element, so
 * that a listener further up never mistakes one element's event for another's.
 * @returns whether the page has not prevented it.
 */
export function dispatch(
  host: Element,
  name: `cube-${string}`,
  detail: unknown,
  {isLast = false, isCancelable = false}: DispatchOptions = {},
): boolean {
  const targets = isLast && !host.isConnected ? [host, host.ownerDocument] : [host];
  const init = {detail, bubbles: true, composed: true, cancelable: isCancelable};
  return targets.map((target) => target.dispatchEvent(new CustomEvent(name, init))).every(Boolean);
}
