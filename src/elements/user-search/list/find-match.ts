/** Which part of a text matches what was typed. Never a part of what is seen as one character. */
export interface Match {
  readonly start: number;
  readonly end: number;
  readonly place: 'start' | 'word' | 'inside';
}

const segmenter = new Intl.Segmenter(undefined, {granularity: 'grapheme'});

// Accents, whatever the script, and what is not seen at all. Signs that make a letter another one are no accents.
const unheeded = /[\p{Script=Inherited}\p{Cf}]/gu;

/** What is the same to somebody who searches: the case, accents, `ß` and `ss`, the sigma at the end of a word. */
const fold = (character: string): string =>
  character.normalize('NFKD').replace(unheeded, '').toUpperCase().toLowerCase().replace(/\s/g, ' ');

const isOfWord = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character);

type Character = Pick<Intl.SegmentData, 'segment' | 'index'>;

interface FoldedText {
  readonly characters: readonly Character[];
  readonly folded: string;
  /** For each code unit of the folded text, which of the characters it comes from. */
  readonly origins: readonly number[];
}

/** Most texts are of letters that are what they seem, and there are many of them. */
const foldPlainText = (text: string): FoldedText => ({
  characters: Array.from(text, (segment, index) => ({segment, index})),
  folded: text.toLowerCase(),
  origins: Array.from(text, (_, at) => at),
});

function foldText(text: string): FoldedText {
  if (/^[ -~]*$/.test(text)) return foldPlainText(text);
  const characters = [...segmenter.segment(text)];
  const origins: number[] = [];
  let folded = '';
  for (const [at, {segment}] of characters.entries()) {
    folded += fold(segment);
    while (origins.length < folded.length) origins.push(at);
  }
  return {characters, folded, origins};
}

/**
 * Finds what was typed in a text: at its beginning, else at the beginning of a word, else anywhere.
 * @returns `undefined` where it is not there.
 */
export function findMatch(text: string, query: string): Match | undefined {
  const wanted = foldText(query.trim()).folded;
  if (!wanted) return undefined;
  const {characters, folded, origins} = foldText(text);

  const matchAt = (at: number): Match => {
    const [first = 0, last = 0] = [origins[at], origins[at + wanted.length - 1]];
    const {index: start = 0} = characters[first] ?? {};
    const {index = 0, segment = ''} = characters[last] ?? {};
    const isWord = first !== origins[at - 1] && !isOfWord(characters[first - 1]?.segment);
    return {start, end: index + segment.length, place: at === 0 ? 'start' : isWord ? 'word' : 'inside'};
  };

  let inside: Match | undefined;
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1)) {
    const match = matchAt(at);
    if (match.place !== 'inside') return match;
    inside ??= match;
  }
  return inside;
}

/** Finds what was typed in a phone number, by the digits of both. */
export function findPhoneMatch(phone: string, query: string): Match | undefined {
  const wanted = query.replace(/[\s()+./-]/g, '');
  if (!/^\d+$/.test(wanted)) return undefined;
  const digits = [...phone.matchAll(/\d/g)];
  const at = digits
    .map(([digit]) => digit)
    .join('')
    .indexOf(wanted);
  const first = digits[at]?.index;
  const last = digits[at + wanted.length - 1]?.index;
  if (first === undefined || last === undefined) return undefined;
  const start = phone[first - 1] === '+' ? first - 1 : first;
  return {start, end: last + 1, place: at === 0 ? 'start' : 'inside'};
}
