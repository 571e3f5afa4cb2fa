import type {Credentials, NewUser, Session, SocialProvider, User, UserChanges} from '../api/models.js';
import type {SessionStore} from './session-store.js';
import {UserClient} from './user-client.js';
import {loadUserCalls, usersAsNow} from './users-as-now.js';

/** What every call takes. */
export interface CallOptions {
  /** Ends the call; it then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** What a sign-in takes. */
export interface SignInOptions extends CallOptions {
  /**
   * Whether login and password are kept on this device, encrypted, so that an ended session is restored without
   * asking: until the user signs out, the server refuses them, or thirty days are over. Only if the user has agreed.
   * @default false
   */
  readonly remember?: boolean | undefined;
}

/**
 * The typed client for ConnectyCube's authentication and users. Its calls run in the session of its store and speak
 * the vocabulary of ConnectyCube's own SDKs.
 *
 * Every call may throw {@link CubeApiError}, {@link CubeNetworkError}, {@link CubeTimeoutError}, and
 * {@link CubeSessionError} where the session has ended and could not be restored.
 */
export class CubeClient extends UserClient {
  readonly #store: SessionStore;
  readonly #authKey: string;

  constructor(store: SessionStore, authKey: string) {
    super(store);
    this.#store = store;
    this.#authKey = authKey;
  }

  /**
   * Signs a user in. With a password, this never makes an account: an unknown login is refused with status 404. Only
   * an identity provider may bring somebody along who is new.
   *
   * Where the app has a custom identity provider, that is asked by the server. It may take a token of the host's own as
   * the `login`; ConnectyCube then still wants a `password`, which may be any text that is not blank.
   * Source: PROTOCOL.md sections 4 and 10, `POST /login`.
   * @throws {CubeValidationError} if a credential, the app id or the auth key is missing or was refused.
   * @throws {CubeSessionError} `changed` if a later sign-in or sign-out has overtaken this one.
   */
  signIn(credentials: Credentials, options: SignInOptions = {}): Promise<User> {
    return this.#store.signIn(credentials, options);
  }

  /**
   * Signs in by what Facebook or Twitter has given, and makes an account of a user who has none yet.
   * Source: PROTOCOL.md sections 3 and 4, `POST /login` with `provider` and `keys`.
   * @param token The user's access token.
   * @param secret The secret of the token, which Twitter gives with it; Facebook has none.
   * @throws {CubeValidationError} if the provider is unknown, or the token, or Twitter's secret, is missing; nothing is
   * sent then.
   * @throws {CubeApiError} with a status from 400 on if the provider does not vouch for the token.
   * @throws whatever else {@link signIn} throws.
   */
  signInUsingSocialProvider(
    provider: SocialProvider,
    token: string,
    secret?: string,
    options?: CallOptions,
  ): Promise<User> {
    return this.#store.signIn({provider, token, secret}, options);
  }

  /**
   * Signs in by a phone number that Firebase has checked, and makes an account of a user who has none yet.
   * Source: PROTOCOL.md sections 3 and 4, `POST /login` with `provider: 'firebase_phone'`.
   * @param projectId Id of the Firebase project that is named in the settings of the app.
   * @param accessToken Firebase's ID token of the user, which lives for an hour.
   * @throws {CubeValidationError} if one of them is missing; nothing is sent then.
   * @throws {CubeApiError} with a status from 400 on if the token is refused.
   * @throws whatever else {@link signIn} throws.
   */
  signInUsingFirebasePhone(projectId: string, accessToken: string, options?: CallOptions): Promise<User> {
    return this.#store.signIn({provider: 'firebase_phone', projectId, accessToken}, options);
  }

  /**
   * The same by an e-mail address that Firebase has checked: `provider: 'firebase_email'`. See
   * {@link signInUsingFirebasePhone}.
   */
  signInUsingFirebaseEmail(projectId: string, accessToken: string, options?: CallOptions): Promise<User> {
    return this.#store.signIn({provider: 'firebase_email', projectId, accessToken}, options);
  }

  /**
   * Makes a temporary user and signs in as that one. A guest lives for a day; then the server deletes the user, and the
   * session ends with it. A guest has no password, so nobody can sign in as the same one again. Where the answer is lost
   * (`CubeNetworkError`, `CubeTimeoutError`, a status from 500 on), a guest may have been made that nobody uses.
   * Source: PROTOCOL.md section 3, `POST /session` with `user: {guest: '1', full_name}`.
   * @param fullName What the guest is called.
   * @throws {CubeValidationError} if the name is no text, the app id or the auth key is missing or was refused. A session
   * URL is not enough: it would have to hand out the session of a guest.
   * @throws {CubeApiError} with `fieldErrors.fullName` if the server does not accept the name.
   * @throws {CubeSessionError} `changed` if a later sign-in or sign-out has overtaken this one.
   */
  signInAsGuest(fullName?: string, options?: CallOptions): Promise<User> {
    return this.#store.signIn({provider: 'guest', fullName}, options);
  }

  /**
   * Makes a session in place of the current one, which ends: that of a user, signed in as by {@link signIn}, or
   * without credentials an application session. Never makes an account.
   * Source: PROTOCOL.md sections 3 and 4, `POST /session` and `POST /login`.
   * @throws whatever {@link signIn} throws.
   */
  async createSession(credentials?: Credentials, options: CallOptions = {}): Promise<Session> {
    options.signal?.throwIfAborted();
    if (credentials) await this.#store.signIn(credentials, options);
    else await this.#store.signOut('destroy');
    return this.getSession(options);
  }

  /**
   * Takes over a session made elsewhere, such as by the host's own backend or another SDK. Resolves to its user, or
   * to `null` for an application session, in which nobody is signed in.
   * @throws {CubeValidationError} if it cannot be a token.
   * @throws {CubeApiError} with status 401 if the server does not know the token.
   * @throws {CubeSessionError} `changed` if a later sign-in or sign-out has overtaken this one.
   */
  adoptSession({token}: {readonly token: string}, {signal}: CallOptions = {}): Promise<User | null> {
    return this.#store.adopt(token, signal);
  }

  /**
   * Signs out here at once, and on the server as far as it can be reached: the session becomes an application
   * session (`DELETE /login`), whose token is forgotten, so that no other user ever shares it. Never rejects.
   */
  signOut(): Promise<void> {
    return this.#store.signOut('downgrade');
  }

  /**
   * Ends a session. The current one, without an id or by its own, ends here at once and on the server as far as that
   * can be reached (`DELETE /session`); this never rejects. Another one of the same user ends on the server
   * (`DELETE /session/:id`).
   * @throws {CubeApiError} with status 404 if the server knows no session of that id, or offers no such call, as
   * today's ConnectyCube does not. Source: PROTOCOL.md section 3.
   */
  async deleteSession(id?: number, {signal}: CallOptions = {}): Promise<void> {
    const {user} = await this.#store.known();
    // The session of a user has the user's id (PROTOCOL.md section 2).
    if (id === undefined || id === user?.id) await this.#store.signOut('destroy');
    else await this.#deleteOthers(id, signal);
  }

  /**
   * Ends all sessions of the user but the current one: `DELETE /session/list`.
   * @throws {CubeApiError} with status 404 if the server does not offer it, as today's ConnectyCube does not.
   */
  deleteSessionsExceptCurrent({signal}: CallOptions = {}): Promise<void> {
    return this.#deleteOthers(undefined, signal);
  }

  /** Whether a user is signed in whose token still lives, as far as is known here. Sends no request. */
  isActiveSessionValid(): boolean {
    return this.#store.isActive;
  }

  /** Reads the current session, an application session where nobody is signed in: `GET /session`. */
  getSession({signal}: CallOptions = {}): Promise<Session> {
    return this.#store.getSession(signal);
  }

  /**
   * Makes an account and signs nobody in: `POST /users`, with the auth key in place of a session. Where the answer is
   * lost (`CubeNetworkError`, `CubeTimeoutError`, a status from 500 on) the account may have been made all the same.
   * @throws {CubeApiError} with `fieldErrors` for what the server does not accept.
   * @throws {CubeValidationError} if the app id or the auth key is missing.
   */
  async signUp(user: NewUser, {signal}: CallOptions = {}): Promise<User> {
    return (await usersAsNow(this.#store)).create(user, this.#authKey, signal);
  }

  /**
   * Changes the signed-in user: `PUT /users/:id`. `undefined` leaves a field, `null` or `''` clears it.
   * @throws {CubeSessionError} `missing` if nobody is signed in.
   * @throws {CubeApiError} with `fieldErrors` for what the server does not accept.
   */
  async updateUser(changes: UserChanges, {signal}: CallOptions = {}): Promise<User> {
    const caller = this.#store.asNow();
    return (await loadUserCalls()).updateUser(this.#store, caller, changes, signal);
  }

  /**
   * Deletes the account of the signed-in user for ever, and signs out: `DELETE /users/:id`. Resolves as well where the
   * account turns out to be gone already, as it may be after a try whose answer was lost. Where the session has ended,
   * this does not wait for the next sign-in: nothing is deleted long after it was asked for.
   * @throws {CubeSessionError} `missing` if nobody is signed in; `expired` if the session has ended and could not be
   * restored; `changed` if another user has signed in meanwhile.
   */
  async deleteUser({signal}: CallOptions = {}): Promise<void> {
    const isUntouched = this.#store.watchTurn();
    const caller = this.#store.asNow();
    return (await loadUserCalls()).deleteUser(this.#store, caller, isUntouched, signal);
  }

  /**
   * Has a mail sent to the user of this e-mail address, with a link to choose a new password. Sent as whoever is
   * signed in, else in an application session: where the state is `expired`, it does not wait for the next sign-in.
   * Source: PROTOCOL.md section 6, `POST /users/password/reset`.
   * @throws {CubeValidationError} with `fieldErrors.email` if that is blank or no text; nothing is sent then.
   * @throws {CubeApiError} with status 404 if nobody has the address and the server says so, which it need not; with
   * status 422 if the app does not offer it (“Reset password by email is disabled”) or this is no address.
   */
  async resetPassword(email: string, {signal}: CallOptions = {}): Promise<void> {
    return (await usersAsNow(this.#store, {waitsForSignIn: false})).resetPassword(email, signal);
  }

  async #deleteOthers(id: number | undefined, signal: AbortSignal | undefined): Promise<void> {
    const caller = this.#store.asNow();
    return (await loadUserCalls()).deleteOtherSessions(caller, id, signal);
  }
}
