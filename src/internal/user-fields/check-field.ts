import type {UserFieldMessages} from '../../locales/user-field-messages.js';
import {isEmailAddress} from '../email-address.js';
import {formatMessage} from '../format-message.js';
import {toWebLink} from '../web-address.js';
import {toFieldValue} from './field-text.js';
import {lengthLimits, maximumTags, type UserFieldName} from './user-field.js';

/** What is wrong with the length of a text, if anything is. An empty one has none. */
export function checkLength(name: string, text: string, messages: UserFieldMessages): string | undefined {
  const {minimum, maximum} = lengthLimits[name] ?? {minimum: 0, maximum: Infinity};
  // Counted as people do, and so never more strictly than the server does.
  const length = Array.from(text).length;
  if (length > 0 && text.length < minimum) {
    return formatMessage(messages.tooShort, {minimum: String(minimum)});
  }
  return length > maximum ? formatMessage(messages.tooLong, {maximum: String(maximum)}) : undefined;
}

/**
 * Says what is wrong with a field, as far as can be told without the server.
 * @param text What the control holds.
 * @param isRequired Whether it must not be empty.
 */
export function checkField(
  name: UserFieldName,
  text: string,
  isRequired: boolean,
  messages: UserFieldMessages,
): string | undefined {
  const value = toFieldValue(name, text);
  if (Array.isArray(value)) {
    if (isRequired && value.length === 0) return messages.tagsMissing;
    const isTooMany = value.length > maximumTags;
    return isTooMany ? formatMessage(messages.tooManyTags, {maximum: String(maximumTags)}) : undefined;
  }
  if (typeof value !== 'string') {
    return isRequired && value === null ? messages[`${name}Missing`] : undefined;
  }
  if (name === 'email' && !isEmailAddress(value)) return messages.emailInvalid;
  if (name === 'website' && !toWebLink(value)) return messages.websiteInvalid;
  return checkLength(name, value, messages);
}
