/** What Firebase adds to the address that its link leads back to; the code among it is as good as a password. */
const parameters = ['apiKey', 'oobCode', 'mode', 'lang', 'continueUrl', 'languageCode', 'tenantId'];

/** Whether an address looks like one that a link in a mail has led to. */
export function hasEmailLink(address: string): boolean {
  const query = new URLSearchParams(/\?([^#]*)/.exec(address)?.[1]);
  return query.has('oobCode') && query.get('mode') === 'signIn';
}

/** Takes such a link out of the page's address, so that it is neither loaded again nor passed on to other sites. */
export function takeEmailLink(): string | undefined {
  const {href} = location;
  if (!hasEmailLink(href)) return undefined;
  const address = new URL(href);
  for (const name of parameters) address.searchParams.delete(name);
  history.replaceState(history.state, '', address);
  return href;
}
