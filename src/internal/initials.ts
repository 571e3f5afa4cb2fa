/** Up to two letters that stand for a name: the first of its first and of its last word. */
export function toInitials(name: string, language?: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words;
  return chosen
    .map((word) => firstCharacter(word ?? ''))
    .join('')
    .toLocaleUpperCase(language);
}

/** The first character as a reader sees it, not its first code unit. */
function firstCharacter(word: string): string {
  const [first] = new Intl.Segmenter().segment(word);
  return first?.segment ?? '';
}
