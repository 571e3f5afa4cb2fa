import {
  AsYouType,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
  type CountryCode,
} from 'libphonenumber-js/min';
import {toAsciiDigits} from './ascii-digits.js';

export type {CountryCode};

/** A number that may be somebody's. */
export interface PhoneNumber {
  /** Such as `+4780232143`. */
  readonly number: string;
  /** Such as `+47 802 32 143`. */
  readonly text: string;
}

export interface PhoneProblem {
  readonly problem: 'missing' | 'country-missing' | 'too-short' | 'too-long' | 'invalid';
  /** Whose numbers it does not look like. */
  readonly country?: CountryCode | undefined;
}

/** What has been typed so far, in the groups of its country. */
export interface TypedNumber {
  readonly text: string;
  /** As the number itself says. */
  readonly country?: CountryCode | undefined;
}

// Of the countries that share a calling code, the one that most of its numbers belong to.
const mainCountries: Readonly<Record<string, CountryCode>> = {
  1: 'US',
  7: 'RU',
  39: 'IT',
  44: 'GB',
  47: 'NO',
  61: 'AU',
  212: 'MA',
  262: 'RE',
  290: 'SH',
  358: 'FI',
  590: 'GP',
  599: 'CW',
};

const separators = /^[\d\s+().\-/\u2010-\u2015\u200e\u200f\u202a-\u202e\u2066-\u2069]*$/;

/** With plain digits, and with `+` for the `00` that people dial. */
export const tidyNumber = (text: string): string =>
  toAsciiDigits(text)
    .replaceAll('＋', '+')
    .trim()
    .replace(/^00(?=\d)/, '+');

export const toCountry = (text: string | null | undefined): CountryCode | undefined => {
  const country = text?.trim().toUpperCase();
  return country && isSupportedCountry(country) ? country : undefined;
};

// Only a part of the number is there yet, so what it may become counts as much as what it is.
function countryOf(typing: AsYouType, chosen: CountryCode | undefined): CountryCode | undefined {
  const callingCode = typing.getCallingCode();
  if (!callingCode) return undefined;
  if (chosen && getCountryCallingCode(chosen) === callingCode) return typing.getCountry() ?? chosen;
  return typing.getCountry() ?? mainCountries[callingCode];
}

/**
 * Groups the digits of what is being typed. What is no number is left as it is.
 * @param chosen The country of numbers without a calling code.
 */
export function groupDigits(text: string, chosen: CountryCode | undefined): TypedNumber {
  const tidy = tidyNumber(text);
  const isInternational = tidy.startsWith('+');
  if (!separators.test(tidy) || (!chosen && !isInternational)) return {text};
  const typing = new AsYouType(chosen);
  return {text: typing.input(tidy), country: isInternational ? countryOf(typing, chosen) : undefined};
}

/** What has been typed, as a number within this country: without the calling code of another one. */
export function moveToCountry(text: string, country: CountryCode): string {
  const tidy = tidyNumber(text);
  const typing = new AsYouType();
  typing.input(tidy);
  const callingCode = typing.getCallingCode();
  const isElsewhere = callingCode && callingCode !== getCountryCallingCode(country);
  const national = isElsewhere ? typing.getChars().slice(callingCode.length + 1) : tidy;
  return groupDigits(national, country).text;
}

const lengthProblems = {TOO_SHORT: 'too-short', TOO_LONG: 'too-long'} as const;

/**
 * Reads a whole number. Judges its length only: which numbers are in use changes all the time, and Firebase knows.
 * @param chosen The country of numbers without a calling code.
 */
export function readNumber(text: string, chosen: CountryCode | undefined): PhoneNumber | PhoneProblem {
  const tidy = tidyNumber(text);
  if (!tidy) return {problem: 'missing'};
  const parsed = parsePhoneNumberFromString(tidy, chosen);
  if (parsed?.isPossible()) {
    // No message goes to an extension.
    delete parsed.ext;
    return {number: parsed.number, text: parsed.formatInternational()};
  }
  const isInternational = tidy.startsWith('+');
  if (!chosen && !isInternational && /\d/.test(tidy)) return {problem: 'country-missing'};
  const country = isInternational ? groupDigits(tidy, chosen).country : chosen;
  const length = validatePhoneNumberLength(tidy, chosen);
  const problem = length === 'TOO_SHORT' || length === 'TOO_LONG' ? lengthProblems[length] : 'invalid';
  return country ? {problem, country} : {problem: 'invalid'};
}
