import {randomBytes} from 'node:crypto';
import {readUserInput} from '../accounts/user-fields.js';
import {FieldErrors} from '../field-errors.js';
import {GUEST_LIFETIME_MS, GUEST_VALUES, NO_GUEST_VALUES} from '../assumptions/sessions.js';
import {FIELD_TEXTS} from '../assumptions/users.js';
import type {JsonObject} from '../json.js';
import {invalidFields} from '../problems.js';
import type {App} from '../state/apps.js';
import type {User} from '../state/user.js';
import type {World} from '../world.js';

/** Whether the `user` object of a request for a session wants a temporary user. */
export function asksForGuest({guest}: JsonObject): boolean {
  if (GUEST_VALUES.includes(guest)) return true;
  if (NO_GUEST_VALUES.includes(guest)) return false;
  throw invalidFields({guest: [FIELD_TEXTS.invalid]});
}

/** Creates a temporary user, who may have a name and nothing else. */
export function createGuest(world: World, app: App, {full_name: fullName}: JsonObject): User {
  const errors = new FieldErrors();
  const {fields} = readUserInput({full_name: fullName}, errors);
  errors.throwIfAny();
  const login = `guest_login_${randomBytes(18).toString('hex')}`;
  const now = world.clock.now();
  const guest = app.users.create({...fields, login}, null, now, now + GUEST_LIFETIME_MS);
  world.guests.add(app, guest);
  return guest;
}
