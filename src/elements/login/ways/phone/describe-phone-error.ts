import type {FormErrors} from '../../../../internal/form/form-errors.js';
import {formatMessage, isolate} from '../../../../internal/format-message.js';
import type {LoginMessages} from '../../../../locales/login-messages.js';
import type {LoginWaysMessages} from '../../../../locales/login-ways-messages.js';
import type {PhoneWayMessages} from '../../../../locales/phone-way-messages.js';
import {isCubeProviderError} from '../../../../provider-error.js';
import {describeWayError} from '../describe-way-error.js';
import {nameCountry} from './countries.js';
import type {PhoneProblem} from './phone-number.js';

export type PhoneTexts = LoginMessages & LoginWaysMessages & PhoneWayMessages;

/** Says in the user's words what is wrong with a number, and at which field. */
export function describeNumber(
  {problem, country}: PhoneProblem,
  messages: PhoneTexts,
  language: string | undefined,
): FormErrors {
  if (problem === 'country-missing') return {fields: {country: messages.phoneCountryMissing}};
  if (problem === 'missing') return {fields: {phone: messages.phoneMissing}};
  if (problem === 'invalid' || !country) return {fields: {phone: messages.phoneInvalid}};
  const text = problem === 'too-short' ? messages.phoneTooShort : messages.phoneTooLong;
  return {fields: {phone: formatMessage(text, {country: isolate(nameCountry(country, language))})}};
}

/** Says in the user's words why signing in by phone failed, and which field to look at. */
export function describePhoneError(error: unknown, messages: PhoneTexts): FormErrors {
  const {phoneUnreachable, phoneRefused, phoneFailed} = messages;
  switch (isCubeProviderError(error) && error.problem) {
    case 'invalid-phone':
      return {fields: {phone: messages.phoneInvalid}};
    case 'wrong-code':
      return {fields: {code: messages.codeWrong}};
    case 'expired-code':
      return {fields: {code: messages.codeExpired}};
    case 'too-many-attempts':
      return {summary: messages.phoneTooManyAttempts};
    case 'captcha':
      return {summary: messages.captchaFailed};
    default:
      return describeWayError(error, '', {
        ...messages,
        providerUnreachable: phoneUnreachable,
        providerRefused: phoneRefused,
        providerFailed: phoneFailed,
      });
  }
}
