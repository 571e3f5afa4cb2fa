import {groupDigits, moveToCountry, tidyNumber, toCountry} from './phone-number.js';

const count = (text: string): number => tidyNumber(text).replace(/[^\d+]/g, '').length;

/** Where in a text this many digits are behind, and with them, if wanted, what stands before the next one. */
function placeAfter(text: string, digits: number, skipsSeparators: boolean): number {
  let place = 0;
  let left = digits;
  while (left > 0 && place < text.length) {
    if (/[\d+]/.test(text[place] ?? '')) left -= 1;
    place += 1;
  }
  if (skipsSeparators) while (place < text.length && !/[\d+]/.test(text[place] ?? '')) place += 1;
  return place;
}

function write(input: HTMLInputElement, text: string, skipsSeparators: boolean): void {
  if (text === input.value) return;
  const caret = input.selectionStart;
  const digits = count(input.value.slice(0, caret ?? 0));
  input.value = text;
  if (caret === null || !input.matches(':focus')) return;
  const place = placeAfter(text, digits, skipsSeparators);
  input.setSelectionRange(place, place);
}

/**
 * Groups the digits of a number while it is typed, and chooses the country that it names. The caret stays at its digit.
 * @param isDeletingForward Whether it was what stands behind the caret that was taken away.
 */
export function groupTyped(
  input: HTMLInputElement,
  select: HTMLSelectElement,
  isDeletingForward: boolean,
): void {
  const {text, country} = groupDigits(input.value, toCountry(select.value));
  write(input, text, isDeletingForward);
  if (country) select.value = country;
}

/** Another country has been chosen: the number is one of it from now on. */
export function groupForCountry(input: HTMLInputElement, select: HTMLSelectElement): void {
  const country = toCountry(select.value);
  if (country) write(input, moveToCountry(input.value, country), false);
}
