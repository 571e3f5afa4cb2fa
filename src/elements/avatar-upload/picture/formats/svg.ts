/** What may come before the first element of a document, and what ends it. */
const skipped: readonly [start: string, end: string][] = [
  ['<?', '?>'],
  ['<!--', '-->'],
];

/** Behind a declaration of the document's type, which may hold declarations of its own. */
function afterDocumentType(text: string): number {
  const inner = text.indexOf('[');
  const end = text.indexOf('>');
  return inner === -1 || inner > end ? end : text.indexOf('>', text.indexOf(']', inner));
}

const toText = (bytes: Uint8Array): string => {
  const [first = 0, second = 0] = bytes;
  const isLittle = (first === 0xff && second === 0xfe) || (first === 0x3c && second === 0);
  const isBig = (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c);
  return new TextDecoder(isLittle ? 'utf-16le' : isBig ? 'utf-16be' : 'utf-8').decode(bytes);
};

/** Whether a document is a drawing, by its first element. */
export function isSvg(beginning: Uint8Array): boolean {
  let text = toText(beginning).trimStart();
  for (;;) {
    const [, end] = skipped.find(([start]) => text.startsWith(start)) ?? [];
    const isDocumentType = /^<!doctype\s+(?:[\w.-]+:)?svg/i.test(text);
    if (!end && !isDocumentType) return /^<(?:[\w.-]+:)?svg[\s/>]/i.test(text);
    const at = end ? text.indexOf(end) : afterDocumentType(text);
    if (at === -1) return false;
    text = text.slice(at + (end?.length ?? 1)).trimStart();
  }
}
