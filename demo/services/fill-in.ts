import {readFileSync} from 'node:fs';

/** What every page begins with: its name, the links to the others, and the switches for its looks. */
const readTop = (page: string): string =>
  readFileSync('demo/parts/top.html', 'utf8').replace(`href="${page}"`, `href="${page}" aria-current="page"`);

/**
 * A page of the demo with its top, and with the addresses of its services, in place of the words that stand for them.
 * @param path Of the page, such as `/demo/people.html`.
 */
export function fillIn(html: string, placeholders: Readonly<Record<string, string>>, path: string): string {
  const page = path.replace(/.*\//, '').replace('index.html', '');
  return Object.entries({...placeholders, '%TOP%': readTop(page || './')}).reduce(
    (filled, [word, text]) => filled.replaceAll(word, text),
    html,
  );
}
