import {toSession} from '../api/mapping.js';
import type {Credentials, NewUser, Session, User, UserChanges} from '../api/models.js';
import {createUsersApi, type UsersApi} from '../api/users.js';
import {CubeSessionError} from '../errors.js';
import type {SessionStore} from './session-store.js';

/** What every call takes. */
export interface CallOptions {
  /** Ends the call; it then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * The typed client for ConnectyCube's authentication and users. Its calls run in the session of its store and speak
 * the vocabulary of ConnectyCube's own SDKs.
 *
 * Every call may throw {@link CubeApiError}, {@link CubeNetworkError}, {@link CubeTimeoutError}, and
 * {@link CubeSessionError} where the session has ended and could not be restored.
 */
export class CubeClient {
  readonly #store: SessionStore;
  readonly #authKey: string;
  readonly #users: UsersApi;

  constructor(store: SessionStore, authKey: string) {
    this.#store = store;
    this.#authKey = authKey;
    this.#users = createUsersApi(store.request);
  }

  /**
   * Signs a user in. Never makes an account: an unknown login is refused with status 404.
   * Source: PROTOCOL.md section 4, `POST /login`.
   * @throws {CubeValidationError} if a credential, the app id or the auth key is missing or was refused.
   * @throws {CubeSessionError} `changed` if a later sign-in or sign-out has overtaken this one.
   */
  signIn(credentials: Credentials, {signal}: CallOptions = {}): Promise<User> {
    return this.#store.signIn(credentials, signal);
  }

  /**
   * Signs out here at once, and on the server as far as it can be reached: the session becomes an application
   * session (`DELETE /login`), whose token is forgotten, so that no other user ever shares it. Never rejects.
   */
  signOut(): Promise<void> {
    return this.#store.signOut('downgrade');
  }

  /** Signs out here at once, and ends the session on the server (`DELETE /session`). Never rejects. */
  deleteSession(): Promise<void> {
    return this.#store.signOut('destroy');
  }

  /** Reads the current session, an application session where nobody is signed in: `GET /session`. */
  async getSession({signal}: CallOptions = {}): Promise<Session> {
    const {body} = await this.#store.request({method: 'GET', path: 'session', signal});
    return toSession(body);
  }

  /**
   * Makes an account and signs nobody in: `POST /users`, with the auth key in place of a session.
   * @throws {CubeApiError} with `fieldErrors` for what the server does not accept.
   */
  signUp(user: NewUser, {signal}: CallOptions = {}): Promise<User> {
    return this.#users.create(user, this.#authKey, signal);
  }

  /**
   * Changes the signed-in user: `PUT /users/:id`. `undefined` leaves a field, `null` or `''` clears it.
   * @throws {CubeApiError} with `fieldErrors` for what the server does not accept.
   */
  async updateUser(changes: UserChanges, {signal}: CallOptions = {}): Promise<User> {
    const user = await this.#users.update(await this.#ownId(), changes, signal);
    await this.#store.replaceUser(user);
    return user;
  }

  /** Deletes the account of the signed-in user for ever, and signs out: `DELETE /users/:id`. */
  async deleteUser({signal}: CallOptions = {}): Promise<void> {
    await this.#users.delete(await this.#ownId(), signal);
    await this.#store.signOut('destroy');
  }

  /** Finds a user by id. Resolves to `null` where there is none. */
  getUserById(id: number, {signal}: CallOptions = {}): Promise<User | null> {
    return this.#users.find({id}, signal);
  }

  /** Finds a user by login. Resolves to `null` where there is none. */
  getUserByLogin(login: string, {signal}: CallOptions = {}): Promise<User | null> {
    return this.#users.find({login}, signal);
  }

  /** Finds a user by e-mail address. Resolves to `null` where there is none. */
  getUserByEmail(email: string, {signal}: CallOptions = {}): Promise<User | null> {
    return this.#users.find({email}, signal);
  }

  async #ownId(): Promise<number> {
    await this.#store.start();
    const {user} = this.#store.state;
    if (!user) throw new CubeSessionError('missing', 'Nobody is signed in.');
    return user.id;
  }
}
