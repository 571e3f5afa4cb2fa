import {createHash} from 'node:crypto';
import {readUserInput} from '../accounts/user-fields.js';
import {FieldErrors} from '../field-errors.js';
import type {JsonObject} from '../json.js';
import type {SocialProvider} from '../state/provider-tokens.js';
import type {UserFields} from '../state/user.js';

/** Somebody who has an account at a provider. */
export interface Person {
  /** At the provider. */
  readonly id: string;
  readonly fields: Partial<UserFields>;
}

/** The people made up for each provider. */
export const PEOPLE: Readonly<Record<SocialProvider, readonly string[]>> = {
  facebook: ['Ann Facebook', 'Ben Facebook'],
  twitter: ['Ann Twitter', 'Ben Twitter'],
};

/** Who has been chosen, or typed: the same name is the same person at every sign-in. */
export function readPerson(provider: SocialProvider, {name}: JsonObject): Person {
  const text = typeof name === 'string' ? name.trim() : '';
  const errors = new FieldErrors();
  const isMadeUp = PEOPLE[provider].includes(text);
  const email = `${text.replace(' ', '.').toLowerCase()}@example.com`;
  const {fields} = readUserInput({full_name: text, ...(isMadeUp && {email})}, errors);
  if (!text) errors.add('name', 'can not be blank');
  errors.throwIfAny();
  return {id: toId(`${provider} ${text}`), fields};
}

/** Providers have digits for ids. */
const toId = (text: string): string => String(createHash('sha256').update(text).digest().readUIntBE(0, 6));
