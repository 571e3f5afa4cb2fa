import {isSessionExpiredError} from '../api/error-body.js';
import type {Credentials, User} from '../api/models.js';
import {createSessionsApi, type SessionsApi} from '../api/sessions.js';
import {createTransport, type ApiAnswer, type ApiRequest, type Send} from '../api/transport.js';
import {CubeSessionError, type CubeError} from '../errors.js';
import {withSignal} from './abort.js';
import {checkApp, defaultEndpoint, type App} from './app.js';
import {ApplicationSession} from './application-session.js';
import {CubeClient} from './client.js';
import {checkCredentials} from './credentials.js';
import {logProblem} from './problems.js';
import {PublishedState, type SessionListener} from './published-state.js';
import {SessionRestorer} from './session-restorer.js';
import {SessionOpener, toEndsAt} from './session-opener.js';
import type {SessionRecord} from './session-record.js';
import type {RestoreReason, RestoreSession, SessionState, UserSession} from './session-state.js';
import {createSessionStorage, type SessionStorage, type StorageTier} from './session-storage.js';
import {StoredSession} from './stored-session.js';

export interface SessionStoreOptions {
  /** Id of the app, from its dashboard. */
  readonly appId: string | number;
  /** Auth key of the app, from its dashboard. */
  readonly authKey: string;
  /** @default 'https://api.connectycube.com' */
  readonly endpoint?: string | undefined;
  readonly restoreSession?: RestoreSession | undefined;
  /** Where the session is kept between visits. @default IndexedDB, or memory where it cannot be used */
  readonly storage?: SessionStorage | undefined;
  /** Told what is wrong with the page's set-up or the browser's storage. @default logs it to the console */
  readonly onProblem?: ((problem: CubeError) => void) | undefined;
}

/**
 * The session of one app: who is signed in, kept between visits, restored when it ends, and one for all who use it.
 * Its `client` makes the calls.
 */
export class SessionStore {
  /** The typed client whose calls run in this session. */
  readonly client: CubeClient;

  readonly #app: App;
  readonly #send: Send;
  readonly #sessions: SessionsApi;
  readonly #application: ApplicationSession;
  readonly #opener: SessionOpener;
  readonly #restorer: SessionRestorer;
  readonly #stored: StoredSession;
  readonly #onProblem: (problem: CubeError) => void;
  readonly #published = new PublishedState();

  #session: UserSession | undefined;
  #started: Promise<void> | undefined;
  #renewal: Promise<void> | undefined;
  /** Aborted as soon as another user, or nobody, is signed in: whatever was under way then comes too late. */
  #identity = new AbortController();
  #attempts = 0;

  constructor(options: SessionStoreOptions) {
    const {appId, authKey, endpoint = defaultEndpoint, restoreSession, onProblem = logProblem} = options;
    this.#app = {appId: String(appId), authKey, endpoint: endpoint.replace(/\/+$/, '')};
    this.#onProblem = onProblem;
    this.#send = createTransport(this.#app.endpoint);
    this.#sessions = createSessionsApi(this.#send, this.#app);
    this.#application = new ApplicationSession(this.#sessions, this.#app, onProblem);
    this.#opener = new SessionOpener(this.#sessions, this.#application);
    this.#stored = new StoredSession(
      options.storage ?? createSessionStorage(`${this.#app.appId}@${this.#app.endpoint}`, onProblem),
    );
    this.#restorer = new SessionRestorer(this.#opener, onProblem);
    this.#restorer.hook = restoreSession;
    this.client = new CubeClient(this, authKey);
  }

  /** The session as it is now. */
  get state(): SessionState {
    return this.#published.current;
  }

  /** The page's way to a new session when one has ended. May be set at any time. */
  get restoreSession(): RestoreSession | undefined {
    return this.#restorer.hook;
  }

  set restoreSession(hook: RestoreSession | undefined) {
    this.#restorer.hook = hook;
  }

  /** Where the session is kept. */
  get storageTier(): StorageTier {
    return this.#stored.tier;
  }

  /** Calls back at every change of the state. Returns the function that ends it. */
  subscribe(listener: SessionListener): () => void {
    return this.#published.subscribe(listener);
  }

  /**
   * Reads the stored session. Done once, by the first call that needs it. Resolves when the state is known; never
   * rejects.
   */
  start(): Promise<void> {
    return (this.#started ??= this.#open());
  }

  /** Fetches ahead what the next sign-in needs, so that it costs one round trip. Failures show at the sign-in. */
  prepareSignIn(): void {
    if (this.state.status !== 'authenticated') this.#application.get().catch(() => undefined);
  }

  /** See {@link CubeClient.signIn}. */
  async signIn(credentials: Credentials, signal?: AbortSignal): Promise<User> {
    checkCredentials(credentials);
    checkApp(this.#app);
    const attempt = ++this.#attempts;
    await this.start();
    const session = await this.#opener.open(credentials, signal);
    if (attempt !== this.#attempts) {
      this.#opener.discard(session.token);
      throw new CubeSessionError('changed', 'The sign-in was overtaken by a later sign-in or sign-out.');
    }
    const replaced = this.#changeIdentity();
    await this.#authenticate(session);
    if (replaced) this.#opener.discard(replaced.token);
    return session.user;
  }

  /**
   * Signs out here at once, whatever the server answers or whether it can be reached.
   * @param end What the server is told to do with the token.
   */
  async signOut(end: 'downgrade' | 'destroy'): Promise<void> {
    ++this.#attempts;
    const session = this.#changeIdentity();
    this.#published.set({status: 'anonymous'});
    await this.#stored.clear();
    if (session) await this.#sessions[end](session.token).catch(() => undefined);
  }

  /** Commits what the server has confirmed about the signed-in user. */
  async replaceUser(user: User): Promise<void> {
    if (this.#session?.user.id === user.id) await this.#authenticate({...this.#session, user});
  }

  /**
   * Sends a request in this session: as the signed-in user, or in an application session where nobody is. Restores
   * the session if it has ended, and then sends the request once more.
   * @throws {CubeSessionError} if the session has ended for good, or another user has taken its place.
   */
  readonly request: Send = async (request) => {
    if (request.authKey) return this.#send(request);
    await this.start();
    const {status, user} = this.state;
    if (status === 'expired') throw expiredError();
    return user ? this.#requestAs(user, request) : this.#requestAsVisitor(request);
  };

  async #requestAs(user: User, request: ApiRequest): Promise<ApiAnswer> {
    const token = this.#tokenOf(user);
    try {
      return this.#used(token, await this.#send({...request, token}));
    } catch (error) {
      if (!isSessionExpiredError(error)) throw error;
    }
    if (this.#session?.token === token) await withSignal(this.#renew('expired'), request.signal);
    const renewed = this.#tokenOf(user);
    return this.#used(renewed, await this.#send({...request, token: renewed}));
  }

  async #requestAsVisitor(request: ApiRequest): Promise<ApiAnswer> {
    const token = await withSignal(this.#application.get(), request.signal);
    try {
      return await this.#send({...request, token});
    } catch (error) {
      if (!isSessionExpiredError(error)) throw error;
      await this.#application.drop(token);
      return this.#send({...request, token: await withSignal(this.#application.get(), request.signal)});
    }
  }

  /** The token to act with as this user; never that of another one. */
  #tokenOf(user: User): string {
    if (this.#session?.user.id === user.id) return this.#session.token;
    if (this.#session) throw new CubeSessionError('changed', 'Another user has signed in meanwhile.');
    throw this.state.status === 'expired'
      ? expiredError()
      : new CubeSessionError('missing', 'The user has signed out meanwhile.');
  }

  async #open(): Promise<void> {
    try {
      checkApp(this.#app);
    } catch (problem) {
      this.#onProblem(problem as CubeError);
      this.#published.set({status: 'anonymous'});
      return;
    }
    const record = await this.#stored.read();
    if (this.state.status === 'restoring') await this.#resume(record);
  }

  async #resume(record: SessionRecord | undefined): Promise<void> {
    if (!record) {
      this.#published.set({status: 'anonymous'});
      return;
    }
    const {user, token, endsAt} = record;
    if (!token) {
      this.#published.set({status: 'expired', user});
      return;
    }
    this.#session = {user, token, endsAt};
    if (endsAt <= Date.now()) await this.#check(this.#session);
    // Unless the server has refused it, the session stands: this clock may be wrong, and the server out of reach.
    const session = this.#session as UserSession | undefined;
    if (session?.token === token) this.#published.set({status: 'authenticated', user: session.user});
  }

  /** Asks the server about a session that has ended by this machine's clock. */
  async #check({token, user}: UserSession): Promise<void> {
    try {
      const session = await this.#opener.adopt(token, this.#identity.signal);
      if (this.#session?.token !== token) return;
      await (session?.user.id === user.id ? this.#authenticate(session) : this.#renew('start'));
    } catch (error) {
      if (!isSessionExpiredError(error) || this.#session?.token !== token) return;
      await this.#renew('start').catch(() => undefined);
    }
  }

  /** Restores the session. Any number of callers share one restore. */
  #renew(reason: RestoreReason): Promise<void> {
    return (this.#renewal ??= this.#restore(reason).finally(() => {
      this.#renewal = undefined;
    }));
  }

  async #restore(reason: RestoreReason): Promise<void> {
    const ended = this.#session;
    if (!ended) return;
    const {signal} = this.#identity;
    const session = await this.#restorer.restore({user: ended.user, reason, signal});
    if (signal.aborted) return;
    if (session) {
      if (session.user.id !== ended.user.id) this.#changeIdentity();
      await this.#authenticate(session);
    } else {
      this.#changeIdentity();
      this.#published.set({status: 'expired', user: ended.user});
      await this.#stored.keepExpired(ended.user);
    }
  }

  /** Ends everything that is under way for the user so far. Returns the session that is given up. */
  #changeIdentity(): UserSession | undefined {
    const session = this.#session;
    this.#identity.abort();
    this.#identity = new AbortController();
    this.#session = undefined;
    return session;
  }

  async #authenticate(session: UserSession): Promise<void> {
    this.#session = session;
    this.#published.set({status: 'authenticated', user: session.user});
    await this.#stored.keep(session);
  }

  /** Every answer prolongs the token. */
  #used(token: string, answer: ApiAnswer): ApiAnswer {
    if (this.#session?.token === token) {
      this.#session = {...this.#session, endsAt: toEndsAt(answer.timeLeft)};
      void this.#stored.prolong(this.#session);
    }
    return answer;
  }
}

const expiredError = () => new CubeSessionError('expired', 'The session has ended. Sign in again.');
