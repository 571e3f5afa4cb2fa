/** The address as a link that may be opened: `http:` and `https:` only, `undefined` for anything else. */
export function toWebLink(text: string): string | undefined {
  try {
    const {protocol, href} = new URL(text);
    return protocol === 'https:' || protocol === 'http:' ? href : undefined;
  } catch {
    return undefined;
  }
}

/** People write `example.com`; what has no scheme and looks like a host gets `https:`. */
export const toWebAddress = (text: string): string =>
  /^[^\s:/?#@]+\.[^\s:/?#@.]+(:\d+)?([/?#]\S*)?$/.test(text) ? `https://${text}` : text;
