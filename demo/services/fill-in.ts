/** A page of the demo with the addresses of its services in place of the words that stand for them. */
export const fillIn = (html: string, placeholders: Readonly<Record<string, string>>): string =>
  Object.entries(placeholders).reduce((page, [word, url]) => page.replaceAll(word, url), html);
