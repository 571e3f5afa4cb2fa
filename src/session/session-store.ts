import type {Credentials, NewGuest, Session, User} from '../api/models.js';
import type {Send} from '../api/transport.js';
import {CubeClient, type SignInOptions} from './client.js';
import {createParts} from './create-parts.js';
import type {TokenListener} from './current-session.js';
import type {Engine, EngineParts} from './engine/engine.js';
import {LateEngine} from './late-engine.js';
import {openSession} from './open-session.js';
import type {SessionListener} from './published-state.js';
import type {IdentityProvider, RestoreSession, SessionState} from './session-state.js';
import type {SessionStoreOptions} from './session-store-options.js';
import type {StorageTierName} from './storage/storage-tier.js';
import type {TabMessage} from './tabs.js';

/**
 * The session of one app: who is signed in, kept between visits, restored when it ends, and one for all who use it,
 * in this tab and in the others. Its `client` makes the calls.
 */
export class SessionStore {
  /** The typed client whose calls run in this session. */
  readonly client: CubeClient;

  readonly #parts: EngineParts;
  readonly #engine: LateEngine;
  #started: Promise<void> | undefined;
  #running: AbortController | undefined;

  constructor(options: SessionStoreOptions) {
    this.#parts = createParts(options);
    this.#engine = new LateEngine(this.#parts);
    this.client = new CubeClient(this, this.#parts.app.authKey);
  }

  /** The session as it is now. */
  get state(): SessionState {
    return this.#parts.current.state;
  }

  /** The token of the signed-in user, to be handed to another SDK; `null` where nobody is signed in. */
  get token(): string | null {
    return this.#parts.current.token;
  }

  /** Base URL of the REST API. */
  get endpoint(): string {
    return this.#parts.app.endpoint;
  }

  /** Whether the token still lives, as far as is known here. Asks nobody. */
  get isActive(): boolean {
    const {session, isRefused} = this.#parts.current;
    return session !== undefined && !isRefused && Date.now() < session.endsAt;
  }

  /** Where the session is kept. */
  get storageTier(): StorageTierName {
    return this.#parts.storage.tier;
  }

  /** Whether a sign-in can be remembered here: on this device, encrypted. Known when `start` has resolved. */
  get canRemember(): boolean {
    return this.#parts.storage.canRemember;
  }

  /** The page's own way to a new session when one has ended. May be set at any time. */
  get restoreSession(): RestoreSession | undefined {
    return this.#parts.settings.restoreSession;
  }

  set restoreSession(hook: RestoreSession | undefined) {
    const {settings} = this.#parts;
    const isNew = !settings.restoreSession && !!hook;
    settings.restoreSession = hook;
    if (isNew) void this.#restoreExpired();
  }

  /** Where the user has signed in, such as Firebase. May be set at any time. */
  get identityProvider(): IdentityProvider | undefined {
    return this.#parts.settings.identityProvider;
  }

  set identityProvider(provider: IdentityProvider | undefined) {
    const {settings} = this.#parts;
    const isNew = !settings.identityProvider && !!provider;
    settings.identityProvider = provider;
    if (isNew) void this.#restoreExpired();
  }

  /** Whether the token is kept alive while the page is visible and in use. May be set at any time. */
  get keepAlive(): boolean {
    return this.#parts.settings.keepAlive;
  }

  set keepAlive(isOn: boolean) {
    this.#parts.settings.keepAlive = isOn;
  }

  /** Calls back at every change of the state. Returns the function that ends it. */
  subscribe(listener: SessionListener): () => void {
    return this.#parts.current.subscribe(listener);
  }

  /** Calls back at every change of the token. Returns the function that ends it. */
  watchToken(listener: TokenListener): () => void {
    return this.#parts.current.watchToken(listener);
  }

  /**
   * Says that somebody on this page asks the user to sign in again when the session has ended. Meanwhile, requests
   * that meet that end wait for the next sign-in instead of rejecting. Returns the function that ends it.
   */
  addSignInPrompt(): () => void {
    return this.#parts.prompts.add();
  }

  /**
   * Reads the stored session, and begins to follow the page and the other tabs. The calls of the client do so by
   * themselves. Resolves when the state is known; never rejects.
   */
  start(): Promise<void> {
    if (!this.#running) {
      this.#running = new AbortController();
      this.#parts.tabs.open((message) => void this.#handleMessage(message));
      this.#engine.keepUp(this.#running.signal);
      void this.#started?.then(() => this.#parts.shared.synchronise());
    }
    return (this.#started ??= openSession(this.#parts, this.#engine, this.#running.signal));
  }

  /** The state, once it is known. Unlike `start`, this does not begin anew after `stop`. */
  async known(): Promise<SessionState> {
    await (this.#started ?? this.start());
    return this.state;
  }

  /** Returns the function that tells whether no sign-in or sign-out has begun here since. */
  watchTurn(): () => boolean {
    return this.#parts.current.watchTurn();
  }

  /** Follows the page and the other tabs no longer, until the next `start`. Calls still work. */
  stop(): void {
    this.#running?.abort();
    this.#running = undefined;
    this.#parts.tabs.close();
  }

  /** Fetches ahead what the next sign-in needs, so that it costs one round trip. Failures show at the sign-in. */
  prepareSignIn(): void {
    if (this.state.status === 'authenticated') return;
    this.#engine.try((engine) => engine.prepareSignIn());
  }

  /** See {@link CubeClient.signIn} and {@link CubeClient.signInAsGuest}. */
  async signIn(credentials: Credentials | NewGuest, options: SignInOptions = {}): Promise<User> {
    const isLatest = this.#parts.current.beginTurn();
    return (await this.#ready()).signIn(credentials, isLatest, options);
  }

  /** See {@link CubeClient.adoptSession}. */
  async adopt(token: string, signal?: AbortSignal): Promise<User | null> {
    const isLatest = this.#parts.current.beginTurn();
    return (await this.#ready()).adopt(token, isLatest, signal);
  }

  /**
   * Signs out here and in the other tabs at once, whatever the server answers or whether it can be reached.
   * @param how What the server is told to do with the token.
   */
  async signOut(how: 'downgrade' | 'destroy'): Promise<void> {
    const {current, shared} = this.#parts;
    current.beginTurn();
    const ended = current.session ?? shared.read();
    await shared.signOut();
    const {token} = (await ended) ?? {};
    const engine = await this.#engine.load().catch(() => undefined);
    await engine?.endOnServer(token, how);
  }

  /** Resolves when all that has happened here so far is stored, so that the page may be left. Never rejects. */
  async stored(): Promise<void> {
    await this.#parts.storage.read();
  }

  /** See {@link CubeClient.getSession}. */
  async getSession(signal?: AbortSignal): Promise<Session> {
    const [engine, {user}] = await Promise.all([this.#engine.load(), this.#caller()]);
    return engine.getSession(user, signal);
  }

  /**
   * Commits what the server has confirmed about the signed-in user.
   * @param password The new one, if it has been changed.
   */
  replaceUser(user: User, password?: string): Promise<void> {
    return this.#parts.shared.replaceUser(user, password);
  }

  /**
   * Sends requests as whoever is signed in now, or in an application session where nobody is: whatever happens until
   * they are sent. See {@link Engine.request}.
   * @param options `waitsForSignIn`: whether the user of an ended session has to sign in again first; else nobody
   * counts as signed in. @default true
   */
  asNow({waitsForSignIn = true} = {}): {readonly user: Promise<User | undefined>; readonly send: Send} {
    const user = this.#caller().then((state) =>
      waitsForSignIn || state.status === 'authenticated' ? state.user : undefined,
    );
    return {
      user,
      send: async (request) => (await this.#engine.load()).request(request, await user),
    };
  }

  /** The state at this moment, or the first one to be known. */
  async #caller(): Promise<SessionState> {
    const {state} = this;
    return state.status === 'restoring' ? this.known() : state;
  }

  async #ready(): Promise<Engine> {
    const [engine] = await Promise.all([this.#engine.load(), this.known()]);
    return engine;
  }

  /** There is a new way to a session. */
  async #restoreExpired(): Promise<void> {
    await this.#started;
    if (this.state.status === 'expired') this.#engine.try(({restorer}) => restorer.restoreExpired());
  }

  async #handleMessage(message: TabMessage): Promise<void> {
    if (message.type === 'restore-failed') this.#engine.noteFailureElsewhere(message.failure);
    else await this.#parts.shared.handleChange(message.signedOut);
  }
}
