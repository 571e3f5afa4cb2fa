import {toWebLink} from '../../../../internal/web-address.js';

/** Where a link leads back to: as the page says, or else to this very page. */
export function returnAddress(host: Element): string {
  const said = host.getAttribute('redirect-url')?.trim();
  const address = new URL(location.href);
  address.hash = '';
  if (!said) return address.href;
  try {
    return toWebLink(new URL(said, document.baseURI).href) ?? address.href;
  } catch {
    return address.href;
  }
}
