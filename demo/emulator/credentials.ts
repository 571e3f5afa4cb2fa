import {FIELD_TEXTS} from './assumptions.js';
import type {JsonObject} from './json.js';
import {passwordMatches} from './password.js';
import {identifierBlank, invalidPassword, unsupportedSignIn, userNotFound} from './problems.js';
import type {App} from './state/apps.js';
import type {User} from './state/user.js';
import {FieldErrors} from './user-fields.js';

/** Who somebody claims to be. */
export interface Credentials {
  field: 'login' | 'email';
  identifier: string;
  password: string;
}

const UNSUPPORTED_FIELDS = ['provider', 'guest', 'keys', 'firebase_phone', 'firebase_email'];

/** Refuses the ways of signing in that need more than a login or e-mail address. */
export function refuseUnsupportedSignIn(source: JsonObject): void {
  if (UNSUPPORTED_FIELDS.some((field) => source[field] !== undefined)) throw unsupportedSignIn();
}

/** Reads the credentials of a sign-in; the login wins if both are given. */
export function readCredentials(source: JsonObject): Credentials {
  refuseUnsupportedSignIn(source);
  const errors = new FieldErrors();
  const login = readText(source, 'login', errors);
  const email = readText(source, 'email', errors);
  const password = readText(source, 'password', errors);
  errors.throwIfAny();
  const identifier = login || email;
  if (!identifier) throw identifierBlank();
  if (!password) errors.add('password', FIELD_TEXTS.blank);
  errors.throwIfAny();
  return {field: login ? 'login' : 'email', identifier, password};
}

/** The user whom these credentials name, whatever the password. */
export function findUser(app: App, {field, identifier}: Credentials): User | undefined {
  return app.users.byField(field, identifier);
}

/** The user whom these credentials prove, or a refusal. */
export function verifyUser(user: User | undefined, {password}: Credentials): User {
  if (!user) throw userNotFound();
  if (!passwordMatches(password, user.passwordHash)) throw invalidPassword();
  return user;
}

function readText(source: JsonObject, field: string, errors: FieldErrors): string {
  const value = source[field] ?? '';
  if (typeof value === 'string') return value;
  errors.add(field, FIELD_TEXTS.notText);
  return '';
}
