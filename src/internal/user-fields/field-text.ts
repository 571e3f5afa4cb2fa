import type {User, UserFields} from '../../api/models.js';
import {toWebAddress} from '../web-address.js';
import type {UserFieldName} from './user-field.js';

/** The text that a control shows for a field of a user. */
export function toFieldText(user: User, name: UserFieldName): string {
  const value = user[name];
  if (typeof value === 'string') return value;
  return name === 'tags' ? user.tags.join(', ') : String(value ?? '');
}

const toTags = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(',')
      .map((tag) => tag.trim())
      .filter(Boolean),
  ),
];

/** The value that a control's text means; `null`, or no tags, where it is empty. */
export function toFieldValue<Name extends UserFieldName>(name: Name, text: string): UserFields[Name];
export function toFieldValue(name: UserFieldName, text: string): UserFields[UserFieldName] {
  const trimmed = text.trim();
  if (name === 'tags') return toTags(text);
  if (!trimmed) return null;
  if (name === 'timezone') return Number(trimmed);
  if (name === 'website') return toWebAddress(trimmed);
  // Somebody else's program may care for each blank in it.
  return name === 'customData' ? text : trimmed;
}
