import {createUser} from '../accounts/accounts.js';
import {passwordMatches} from '../accounts/password.js';
import {FieldErrors} from '../field-errors.js';
import {FIELD_TEXTS} from '../assumptions/users.js';
import type {JsonObject} from '../json.js';
import {identifierBlank, invalidPassword, userNotFound} from '../problems.js';
import type {App} from '../state/apps.js';
import type {User} from '../state/user.js';
import type {World} from '../world.js';

/** Who somebody claims to be. */
export interface Credentials {
  field: 'login' | 'email';
  identifier: string;
  password: string;
}

/** The user whom a login or an e-mail address and the right password name. */
export function signInByPassword(world: World, app: App, source: JsonObject, mayCreateUsers: boolean): User {
  const {field, identifier, password} = readCredentials(source);
  const user = app.users.byField(field, identifier);
  if (!user && mayCreateUsers && app.features.autoCreateUsers) {
    return createUser(app, {[field]: identifier, password}, world.clock.now());
  }
  if (!user) throw userNotFound();
  if (user.guestUntil !== null || !passwordMatches(password, user.passwordHash)) throw invalidPassword();
  return user;
}

/** Reads the credentials of a sign-in; the login wins if both are given. */
export function readCredentials(source: JsonObject): Credentials {
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

function readText(source: JsonObject, field: string, errors: FieldErrors): string {
  const value = source[field] ?? '';
  if (typeof value === 'string') return value;
  errors.add(field, FIELD_TEXTS.notText);
  return '';
}
