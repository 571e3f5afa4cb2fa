import {CubeValidationError} from '../errors.js';
import {toFirstUser, toWireUser, toWrappedUser} from './mapping.js';
import type {NewUser, User, UserChanges} from './models.js';
import type {Send} from './transport.js';

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
  /** Finds one user: `GET /users/v2`. Resolves to `null` where there is none. */
  find(filter: {id: number} | {login: string} | {email: string}, signal?: AbortSignal): Promise<User | null>;
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

    async find(filter, signal) {
      const {body} = await send({method: 'GET', path: 'users/v2', query: {...filter, limit: 1}, signal});
      return toFirstUser(body);
    },
  };
}
