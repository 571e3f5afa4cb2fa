import {CASE_INSENSITIVE_LOOKUPS} from '../assumptions/lookups.js';

/** What a value of a field is found by: two values with the same key are the same to every lookup; `''` finds nobody. */
export function keyOf(field: string, value: string | number): string {
  const text = String(value);
  if (field === 'phone') return text.replace(/\D/g, '');
  return CASE_INSENSITIVE_LOOKUPS.includes(field) ? fold(text) : text;
}

/** Upper case rather than lower, because a Greek sigma's lower case depends on what follows it, which breaks prefixes. */
function fold(text: string): string {
  return text.toUpperCase().normalize('NFC');
}
