/** Up to two letters that stand for a name: the first of its first and of its last word. */
export function toInitials(name: string, language?: string): string {
  // By code point, so that no character outside the basic plane is cut in two; what only directs text is no letter.
  const letters = name.replace(/\p{Cf}/gu, '').match(/(?<!\S)\S/gu) ?? [];
  return [...letters.slice(0, 1), ...letters.slice(1).slice(-1)].join('').toLocaleUpperCase(language);
}
