import {dispatch} from './dispatch.js';

/**
 * Tells the page a fact because of which it may have taken the host away already. Then it is told on the document as
 * well, where it would have heard of it else.
 */
export function dispatchLast(host: Element, name: `cube-${string}`, detail: unknown): void {
  const targets = host.isConnected ? [host] : [host, host.ownerDocument];
  for (const target of targets) dispatch(target, name, detail);
}
