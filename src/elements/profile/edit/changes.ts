import type {User, UserChanges} from '../../../api/models.js';
import {checkField} from '../../../internal/user-fields/check-field.js';
import {toFieldValue} from '../../../internal/user-fields/field-text.js';
import type {ProfileMessages} from '../../../locales/profile-messages.js';
import {customDataOf} from '../custom-data/custom-data.js';
import type {CustomField} from '../custom-data/custom-field.js';
import {isAsDescribed, isNumberText, toCustomJson} from '../custom-data/custom-value.js';
import {toText, type ProfileField} from '../profile-field.js';

/** A field, and what has been entered into its control. */
export interface Entry {
  readonly field: ProfileField;
  readonly text: string;
}

/** Whether a text means what the user has in that field already. */
export function isValueOf(user: User, {field, text}: Entry): boolean {
  if (field.kind === 'custom') {
    const [own, entered] = [toText(field, user), text.trim()];
    return own === entered || (field.custom.type === 'boolean' && !own && entered === 'false');
  }
  const own = user[field.name];
  const value = toFieldValue(field.name, text);
  return Array.isArray(value) ? value.join() === String(own) : value === (own === '' ? null : own);
}

/** Whether there is an object in the user's custom data, or none yet, in which the value of a field can be kept. */
export function canKeep(user: User, field: ProfileField): boolean {
  if (field.kind === 'user') return true;
  const data = customDataOf(user);
  return data !== undefined && isAsDescribed(data, [field.custom]);
}

/** What is sent to change a user so. What the user's custom data holds besides stays as it is. */
export function toChanges(user: User, entries: readonly Entry[]): UserChanges {
  const changes: UserChanges = {};
  let data = customDataOf(user);
  for (const {field, text} of entries) {
    if (field.kind === 'user') {
      Object.assign(changes, {[field.name]: toFieldValue(field.name, text)});
    } else if (data) {
      data = data.with(field.custom.name, toCustomJson(field.custom, text));
      changes.customData = data.toString();
    }
  }
  return changes;
}

function checkCustom(
  {type}: CustomField,
  text: string,
  isRequired: boolean,
  messages: ProfileMessages,
): string | undefined {
  const trimmed = text.trim();
  if (!trimmed) return isRequired ? messages.customFieldMissing : undefined;
  return type === 'number' && !isNumberText(trimmed) ? messages.numberInvalid : undefined;
}

const check = ({field, text}: Entry, messages: ProfileMessages): string | undefined =>
  field.kind === 'user'
    ? checkField(field.name, text, field.isRequired, messages)
    : checkCustom(field.custom, text, field.isRequired, messages);

/** Says at each field what is wrong with it, as far as can be told without the server. */
export function checkEntries(
  user: User,
  entries: readonly Entry[],
  messages: ProfileMessages,
): Readonly<Record<string, string>> {
  const errors = new Map<string, string>();
  for (const entry of entries) {
    const text = check(entry, messages);
    if (text) errors.set(entry.field.name, text);
  }
  const {login = user.login, email = user.email} = toChanges(user, entries);
  const emptied = entries.find(({field}) => field.name === 'login' || field.name === 'email');
  const isNobody = !login && !email && emptied && !errors.has(emptied.field.name);
  if (isNobody) errors.set(emptied.field.name, messages.identifierMissing);
  return Object.fromEntries(errors);
}
