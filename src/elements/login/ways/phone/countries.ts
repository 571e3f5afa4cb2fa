import {getCountries, getCountryCallingCode, type CountryCode} from 'libphonenumber-js/min';
import type {SelectOption} from '../../../../internal/form/select.js';
import {isolate} from '../../../../internal/format-message.js';
import {languageOf} from '../../../../internal/language.js';
import {toCountry} from './phone-number.js';

/** The name of a country in a language. */
export function nameCountry(country: CountryCode, language: string | undefined): string {
  const names = new Intl.DisplayNames(language, {type: 'region', fallback: 'code'});
  return names.of(country) ?? country;
}

let listed: {readonly language: string | undefined; readonly options: readonly SelectOption[]} | undefined;

function list(language: string | undefined): readonly SelectOption[] {
  const names = new Intl.DisplayNames(language, {type: 'region', fallback: 'code'});
  const collator = new Intl.Collator(language);
  return getCountries()
    .map((country) => ({country, name: names.of(country) ?? country}))
    .sort((one, other) => collator.compare(one.name, other.name))
    .map(({country, name}) => ({
      value: country,
      // The sign of the code stays before it, also in text from right to left.
      label: `${name} (${isolate(`+${getCountryCallingCode(country)}`)})`,
    }));
}

/** All countries with their calling codes, such as "Norway (+47)", in the order of the language. */
export function listCountries(language: string | undefined): readonly SelectOption[] {
  if (!listed || listed.language !== language) listed = {language, options: list(language)};
  return listed.options;
}

const regionOf = (language: string | undefined): CountryCode | undefined =>
  language ? toCountry(new Intl.Locale(language).region) : undefined;

/** The country that somebody's number is likely of: as the page says, or as its language or the browser's does. */
export function guessCountry(host: Element): CountryCode | undefined {
  const said = toCountry(host.getAttribute('phone-country'));
  const languages = [languageOf(host), ...navigator.languages];
  return said ?? languages.map(regionOf).find((region) => region !== undefined);
}
