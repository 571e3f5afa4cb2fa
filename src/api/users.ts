import {CubeValidationError} from '../errors.js';
import {checkFilledText, checkId} from './lookups/check-lookup.js';
import {toFirstUser, toWireUser, toWrappedUser} from './mapping.js';
import type {NewUser, User, UserChanges} from './models.js';
import {toPlainPhone} from './lookups/plain-phone.js';
import type {Query, Send} from './transport.js';

/** What one user is found by. */
export type UserKey =
  | {readonly id: number}
  | {readonly login: string}
  | {readonly email: string}
  | {readonly phone: string}
  | {readonly externalId: string | number};

export interface UsersApi {
  /**
   * Makes an account: `POST /users`. Signs nobody in.
   * @param authKey Sent in place of a token, for a visitor without a session.
   */
  create(user: NewUser, authKey?: string, signal?: AbortSignal): Promise<User>;
  /** Changes the user: `PUT /users/:id`. */
  update(id: number, changes: UserChanges, signal?: AbortSignal): Promise<User>;
  /** Deletes the account: `DELETE /users/:id`. Rejects where the user has to sign in again first. */
  delete(id: number, signal?: AbortSignal): Promise<void>;
  /**
   * Has a mail sent with a link to choose a new password: `POST /users/password/reset`.
   * @throws {CubeValidationError} if the address is blank or no text; nothing is sent then.
   */
  resetPassword(email: string, signal?: AbortSignal): Promise<void>;
  /**
   * Finds one user: `GET /users/v2`. Resolves to `null` where there is none.
   * @throws {CubeValidationError} if that is no id, blank, or no text; nothing is sent then.
   */
  find(key: UserKey, signal?: AbortSignal): Promise<User | null>;
}

function toKeyQuery(key: UserKey): Query {
  if ('id' in key) return {id: checkId('id', key.id)};
  if ('phone' in key) {
    return {phone: checkFilledText('phone', toPlainPhone(checkFilledText('phone', key.phone)))};
  }
  if ('externalId' in key) {
    const {externalId} = key;
    const text = Number.isSafeInteger(externalId) ? String(externalId) : externalId;
    return {external_id: checkFilledText('externalId', text)};
  }
  const [[name, value] = ['login', '']] = Object.entries(key);
  return {[name]: checkFilledText(name, value)};
}

/** Source: PROTOCOL.md sections 6 and 7. */
export function createUsersApi(send: Send): UsersApi {
  return {
    async create(user, authKey, signal) {
      const json = {user: toWireUser(user)};
      const {body} = await send({method: 'POST', path: 'users', json, signal, ...(authKey && {authKey})});
      return toWrappedUser(body);
    },

    async update(id, changes, signal) {
      const json = {user: toWireUser(changes)};
      const {body} = await send({method: 'PUT', path: `users/${id}`, json, signal});
      return toWrappedUser(body);
    },

    async delete(id, signal) {
      const path = `users/${id}`;
      await send({method: 'DELETE', path, signal, expectsBody: false, waitsForSignIn: false});
    },

    async resetPassword(email, signal) {
      if (typeof email !== 'string' || !email.trim()) {
        throw new CubeValidationError('There is no e-mail address.', {email: ['is missing']});
      }
      const json = {email};
      await send({method: 'POST', path: 'users/password/reset', json, signal, expectsBody: false});
    },

    async find(key, signal) {
      const query = {...toKeyQuery(key), limit: 1};
      const {body} = await send({method: 'GET', path: 'users/v2', query, signal});
      return toFirstUser(body);
    },
  };
}
