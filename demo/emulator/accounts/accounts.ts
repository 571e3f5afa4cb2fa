import {FIELD_TEXTS} from '../assumptions/users.js';
import {isBlank, type JsonObject} from '../json.js';
import {hashPassword, passwordMatches} from './password.js';
import {identifierBlank} from '../problems.js';
import type {App} from '../state/apps.js';
import type {Session} from '../state/sessions.js';
import type {User} from '../state/user.js';
import type {World} from '../world.js';
import {readUserInput, type UserInput} from './user-fields.js';
import {FieldErrors} from '../field-errors.js';

/** Creates a user from the fields of a sign-up, or throws what is wrong with them. */
export function createUser(app: App, user: JsonObject, now: number): User {
  const errors = new FieldErrors();
  const {fields, password} = readUserInput(user, errors);
  if (password === undefined && isBlank(user['password'])) errors.add('password', FIELD_TEXTS.blank);
  for (const field of app.users.taken(fields)) errors.add(field, FIELD_TEXTS.taken);
  errors.throwIfAny();
  if (!fields.login && !fields.email) throw identifierBlank();
  return app.users.create(fields, hashPassword(password ?? ''), now);
}

/**
 * Changes a user's own profile, or throws what is wrong with the changes.
 *
 * @param session - the one that outlives a change of password
 */
export function updateUser(world: World, app: App, user: User, changes: JsonObject, session: Session): void {
  const errors = new FieldErrors();
  const input = readUserInput(changes, errors);
  for (const field of app.users.taken(input.fields, user)) errors.add(field, FIELD_TEXTS.taken);
  checkPasswordChange(user, input, errors);
  errors.throwIfAny();
  const {login, email} = {...user.fields, ...input.fields};
  if (!login && !email) throw identifierBlank();
  app.users.update(user, input.fields, world.clock.now());
  if (input.password !== undefined) changePassword(world, user, input.password, session);
}

/** Gives a user a new password, and ends all of the user's sessions but the one that is kept. */
export function changePassword({clock, sessions}: World, user: User, password: string, kept?: Session): void {
  user.passwordHash = hashPassword(password);
  user.updatedAt = clock.now();
  sessions.removeOf(user.id, kept);
}

function checkPasswordChange(user: User, {password, oldPassword}: UserInput, errors: FieldErrors): void {
  if (password === undefined) {
    // A change that silently changes nothing would look like one.
    if (oldPassword !== undefined) errors.add('password', FIELD_TEXTS.blank);
    return;
  }
  if (user.guestUntil !== null) errors.add('password', FIELD_TEXTS.guestPassword);
  else if (user.passwordHash === null) return;
  else if (oldPassword === undefined) errors.add('old_password', FIELD_TEXTS.blank);
  else if (!passwordMatches(oldPassword, user.passwordHash)) errors.add('old_password', FIELD_TEXTS.invalid);
}
