/** The beginning of a text that may be very long, for where it is only looked at. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  // Not in the middle of a character.
  return `${text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
