import {toAsciiDigits} from './ascii-digits.js';

/** How many digits a code has. Source: Firebase. */
export const codeLength = 6;

const wholeCode = /(?<!\d)(\d{3})[\s\u00a0-]?(\d{3})(?!\d)/;

/** The code in a text, such as "123 456" or "Your code is 123456", or as much of one as there is. */
export function readCode(text: string): string {
  const plain = toAsciiDigits(text);
  const [, first, second] = wholeCode.exec(plain) ?? [];
  return first && second ? first + second : plain.replace(/\D/g, '').slice(0, codeLength);
}
