import {EMAIL_LENGTH_LIMIT, EMAIL_PATTERN, FIELD_TEXTS, FORBIDDEN_IN_LOGIN} from '../assumptions/users.js';
import {isBlank, isForbiddenText, toInteger, type JsonObject} from '../json.js';
import type {FieldErrors} from '../field-errors.js';
import {INTEGER_FIELDS, TEXT_FIELDS, type UserFields} from '../state/user.js';

/** A checked `user` object of a request. Fields that the request leaves out are absent. */
export interface UserInput {
  fields: Partial<UserFields>;
  password?: string;
  oldPassword?: string;
}

/** How many characters a password has. */
export const PASSWORD_LENGTH = {minimum: 6, maximum: 40} as const;

/** How many characters a login has. */
export const LOGIN_LENGTH = {minimum: 3, maximum: 70} as const;

const LENGTHS: Partial<Record<string, {minimum: number; maximum: number}>> = {
  login: LOGIN_LENGTH,
  email: {minimum: 0, maximum: EMAIL_LENGTH_LIMIT},
  password: PASSWORD_LENGTH,
  full_name: {minimum: 1, maximum: 200},
};
const MAXIMUM_TAGS = 5;

/** Reads the fields of a sign-up or a profile change; `null` and `""` clear a field. */
export function readUserInput(user: JsonObject, errors: FieldErrors): UserInput {
  const fields: Partial<UserFields> = {};
  for (const name of TEXT_FIELDS) {
    if (user[name] !== undefined) fields[name] = readText(name, toText(name, user[name]), errors);
  }
  for (const name of INTEGER_FIELDS) {
    if (user[name] !== undefined) fields[name] = readInteger(name, user[name], errors);
  }
  if (user['tag_list'] !== undefined) fields.user_tags = readTags(user['tag_list'], errors);

  const password = readText('password', user['password'], errors);
  // Flutter 1.x sends the name in camel case.
  const oldPassword = readText('old_password', user['old_password'] ?? user['oldPassword'], errors);
  return {
    fields,
    ...(password === null ? {} : {password}),
    ...(oldPassword === null ? {} : {oldPassword}),
  };
}

/** The SDK's types allow numbers for the ids of other services. */
function toText(name: string, value: unknown): unknown {
  return name.endsWith('_id') && Number.isSafeInteger(value) ? String(value) : value;
}

function readText(name: string, value: unknown, errors: FieldErrors): string | null {
  if (isBlank(value)) return null;
  if (typeof value !== 'string') {
    errors.add(name, FIELD_TEXTS.notText);
    return null;
  }
  // What providers tell has not come in a body, where such texts are refused.
  if (isForbiddenText(value)) errors.add(name, FIELD_TEXTS.invalid);
  else if (name === 'login' && !isLogin(value)) errors.add(name, FIELD_TEXTS.invalid);
  const {minimum, maximum} = LENGTHS[name] ?? {minimum: 0, maximum: Infinity};
  if (value.length < minimum) errors.add(name, FIELD_TEXTS.tooShort(minimum));
  if (value.length > maximum) errors.add(name, FIELD_TEXTS.tooLong(maximum));
  else if (name === 'email' && !isEmail(value)) errors.add(name, FIELD_TEXTS.email);
  return value;
}

function isLogin(text: string): boolean {
  return text.trim() !== '' && !FORBIDDEN_IN_LOGIN.test(text);
}

/** Whether a text looks like an e-mail address. A long one does not, for the pattern would take ages over it. */
export function isEmail(text: string): boolean {
  return text.length <= EMAIL_LENGTH_LIMIT && EMAIL_PATTERN.test(text);
}

function readInteger(name: string, value: unknown, errors: FieldErrors): number | null {
  if (isBlank(value)) return null;
  const integer = toInteger(value);
  if (integer === undefined) errors.add(name, FIELD_TEXTS.notInteger);
  return integer ?? null;
}

/** The JS SDK sends an array, Flutter a comma-joined string. */
function readTags(value: unknown, errors: FieldErrors): string[] {
  const list: unknown = typeof value === 'string' ? [value] : (value ?? []);
  if (!Array.isArray(list) || !list.every((tag) => typeof tag === 'string')) {
    errors.add('tag_list', FIELD_TEXTS.notTags);
    return [];
  }
  // Answers join tags by commas, so a tag holds none.
  const separate = list.flatMap((tag: string) => tag.split(','));
  const tags = [...new Set(separate.map((tag) => tag.trim()).filter((tag) => tag !== ''))];
  if (tags.length > MAXIMUM_TAGS) errors.add('tag_list', FIELD_TEXTS.tooMany(MAXIMUM_TAGS));
  return tags;
}
