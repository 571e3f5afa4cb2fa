interface DispatchOptions {
  /**
   * Whether the page may have taken the host away because of the very fact that it is told of. Then it is told on the
   * document as well, where it would have heard of it else. @default false
   */
  readonly isLast?: boolean;
}

/**
 * Tells the page a fact of the domain. Bubbles, and crosses shadow roots; the names are unique to their element, so
 * that a listener further up never mistakes one element's event for another's.
 */
export function dispatch(
  host: Element,
  name: `cube-${string}`,
  detail: unknown,
  {isLast = false}: DispatchOptions = {},
): void {
  const targets = isLast && !host.isConnected ? [host, host.ownerDocument] : [host];
  for (const target of targets) {
    target.dispatchEvent(new CustomEvent(name, {detail, bubbles: true, composed: true}));
  }
}
