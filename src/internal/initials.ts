/** Up to two letters that stand for a name: the first of its first and of its last word. */
export function toInitials(name: string, language?: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words;
  // By code point, so that no character outside the basic plane is cut in two.
  return chosen
    .map((word) => Array.from(word ?? '')[0])
    .join('')
    .toLocaleUpperCase(language);
}
