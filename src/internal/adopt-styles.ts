import type {CSSResult} from 'lit';

/**
 * Styles an element's light DOM, which its shadow root cannot reach: the sheet goes to the document, or to the
 * shadow root the element stands in. Adopted, so that no inline style meets a strict Content-Security-Policy.
 */
export function adoptStyles(host: Node, styles: CSSResult): void {
  const root = host.getRootNode() as Document | ShadowRoot;
  const sheet = styles.styleSheet;
  if (sheet && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}
