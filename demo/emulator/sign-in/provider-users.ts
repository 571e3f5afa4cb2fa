import {randomBytes} from 'node:crypto';
import {LOGIN_LENGTH, readUserInput} from '../accounts/user-fields.js';
import {FieldErrors} from '../field-errors.js';
import {FALLBACK_LOGIN} from '../assumptions/providers.js';
import type {JsonObject} from '../json.js';
import type {App} from '../state/apps.js';
import type {User, UserFields} from '../state/user.js';
import type {World} from '../world.js';

/**
 * Creates a user without a password from what a provider tells.
 *
 * @param login - the login where the provider names none that is free; `null` where the user needs none
 */
export function createProviderUser(world: World, app: App, told: JsonObject, login: string | null): User {
  const fields = freeFields(app, checkFields(told));
  if (!fields.login && login !== null) fields.login = freeLogin(app, login);
  return app.users.create(fields, null, world.clock.now());
}

/** Brings a user up to date with what a provider tells. */
export function updateProviderUser(world: World, app: App, user: User, told: JsonObject): void {
  const fields = freeFields(app, checkFields(told), user);
  const changes = Object.entries(fields).filter(
    ([name, value]) => value !== user.fields[name as keyof UserFields],
  );
  if (changes.length > 0) app.users.update(user, Object.fromEntries(changes), world.clock.now());
}

/** Throws what is wrong with the fields, by the rules of a sign-up. */
function checkFields(told: JsonObject): Partial<UserFields> {
  const errors = new FieldErrors();
  const {fields} = readUserInput(told, errors);
  errors.throwIfAny();
  return fields;
}

/** Leaves out what another user has already: that must not keep anybody from signing in. */
function freeFields(app: App, fields: Partial<UserFields>, owner?: User): Partial<UserFields> {
  const taken: readonly string[] = app.users.taken(fields, owner);
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !taken.includes(name)));
}

function freeLogin(app: App, login: string): string {
  const isFree = login.length <= LOGIN_LENGTH.maximum && !app.users.byField('login', login);
  return isFree ? login : FALLBACK_LOGIN(randomBytes(18).toString('hex'));
}
