import {arePasswordCredentials, toSession} from '../../api/mapping.js';
import type {Credentials, NewGuest, PasswordCredentials, Session, User} from '../../api/models.js';
import {createSessionsApi, type SessionsApi} from '../../api/sessions.js';
import {isToken} from '../../api/token.js';
import {createTransport, type ApiAnswer, type ApiRequest, type Send} from '../../api/transport.js';
import {CubeSessionError, CubeValidationError, type CubeError} from '../../errors.js';
import {checkApp, type App} from '../app.js';
import type {SignInOptions} from '../client.js';
import {preventSilentSignIn} from '../credential-management.js';
import type {CurrentSession} from '../current-session.js';
import type {SessionSettings, UserSession} from '../session-state.js';
import type {SharedSession} from '../shared-session.js';
import type {SignInPrompts} from '../sign-in-prompts.js';
import type {SessionStorage} from '../storage/session-storage.js';
import type {Tabs} from '../tabs.js';
import {ApplicationSession} from './application-session.js';
import {checkCredentials} from './credentials.js';
import {fetchHandedOut} from './host-session.js';
import {IdentityServiceWatch} from './identity-service-watch.js';
import type {SessionMaking} from './make-session.js';
import {isNewGuest, openGuest} from './open-guest.js';
import {createLinks} from './restore/create-links.js';
import {SessionOpener} from './session-opener.js';
import {SessionRequests} from './session-requests.js';
import {SessionRestorer} from './session-restorer.js';
import {SharedRestore} from './shared-restore.js';
import {tryUntilDone} from './try-until-done.js';

/** What the engine works on. */
export interface EngineParts {
  readonly app: App;
  readonly settings: SessionSettings;
  readonly current: CurrentSession;
  readonly storage: SessionStorage;
  readonly tabs: Tabs;
  readonly shared: SharedSession;
  readonly prompts: SignInPrompts;
  readonly onProblem: (problem: CubeError) => void;
}

/**
 * All that is done with a session: signing in, sending requests, restoring, keeping alive. Loaded late, since a page
 * can show who is signed in without any of it.
 */
export class Engine {
  readonly restorer: SessionRestorer;

  readonly #parts: EngineParts;
  readonly #send: Send;
  readonly #sessions: SessionsApi;
  readonly #making: SessionMaking;
  readonly #identityService: IdentityServiceWatch;
  readonly #application: ApplicationSession;
  readonly #opener: SessionOpener;
  readonly #requests: SessionRequests;

  constructor(parts: EngineParts) {
    const {app, settings, current, shared, storage, tabs, prompts, onProblem} = parts;
    this.#parts = parts;
    this.#send = createTransport(app.endpoint);
    this.#sessions = createSessionsApi(this.#send, app);
    this.#making = {sessions: this.#sessions, app, onProblem};
    this.#identityService = new IdentityServiceWatch(onProblem);
    this.#application = new ApplicationSession(this.#making);
    this.#opener = new SessionOpener(this.#sessions, this.#application);
    const restore = new SharedRestore(current, shared, storage, tabs);
    const ways = {restore, sessionUrl: app.sessionUrl, onProblem};
    this.restorer = new SessionRestorer({
      current,
      restore,
      tabs,
      opener: this.#opener,
      links: (ended) => createLinks({...ways, ...settings}, ended),
      isKeepAliveOn: () => settings.keepAlive,
    });
    this.#requests = new SessionRequests({
      send: this.#send,
      current,
      shared,
      application: this.#application,
      prompts,
      restorer: this.restorer,
    });
  }

  /** See {@link SessionStore.prepareSignIn}. */
  prepareSignIn(): void {
    this.#application.get().catch(() => undefined);
  }

  /** See {@link CubeClient.signIn}. */
  async signIn(
    credentials: Credentials | NewGuest,
    isLatest: () => boolean,
    options: SignInOptions,
  ): Promise<User> {
    const session = await this.#open(credentials, options.signal);
    const remembered = options.remember && arePasswordCredentials(credentials) ? credentials : undefined;
    if (!(await this.#begin(session, isLatest, remembered))) {
      this.#opener.discard(session.token);
      throw overtakenError();
    }
    return session.user;
  }

  /** See {@link CubeClient.adoptSession}. */
  async adopt(token: string, isLatest: () => boolean, signal?: AbortSignal): Promise<User | null> {
    if (!isToken(token)) throw new CubeValidationError('This is no token.', {token: ['is no token']});
    const session = await this.#opener.openByToken(token, signal);
    if (!isLatest()) throw overtakenError();
    const {current} = this.#parts;
    if (session) {
      const known = current.token === token && current.state.user?.id === session.user.id;
      const provider = session.provider ?? (known ? current.session?.provider : undefined);
      if (!(await this.#begin({...session, provider}, isLatest))) throw overtakenError();
      return session.user;
    }
    const replaced = current.token;
    await this.#parts.shared.signOut();
    if (replaced && replaced !== token) this.#opener.discard(replaced);
    this.#application.adopt(token);
    return null;
  }

  /**
   * Tells the server that a session is over, as far as it can be reached.
   * @param how What the server is to do with the token.
   */
  async endOnServer(token: string | undefined, how: 'downgrade' | 'destroy'): Promise<void> {
    if (token) await this.#sessions[how](token).catch(() => undefined);
    if (how === 'destroy') await this.#application.destroy();
    // Else the browser would sign in by a saved password without asking.
    await preventSilentSignIn();
  }

  /**
   * Takes what the host's own backend hands out at the start of a page. A failure is tried again when something has
   * changed, unless somebody has signed in or out since, until the signal is aborted.
   */
  async openByHost(url: string, signal: AbortSignal): Promise<void> {
    const isUntouched = this.#parts.current.watchTurn();
    const open = async (): Promise<void> => {
      if (!isUntouched()) return;
      const {session, applicationToken} = await fetchHandedOut(url, this.#sessions);
      if (applicationToken) this.#application.adopt(applicationToken);
      if (session && !(await this.#parts.shared.signIn(session, isUntouched))) {
        this.#opener.discard(session.token);
      }
    };
    await tryUntilDone(open, signal);
  }

  /** See {@link CubeClient.getSession}. */
  async getSession(user: User | undefined, signal?: AbortSignal): Promise<Session> {
    const {body} = await this.request({method: 'GET', path: 'session', signal}, user);
    return toSession(body);
  }

  /**
   * Sends a request, restores the session if it has ended, and then sends it once more.
   * @param user As whom, or in an application session where there is none.
   * @throws {CubeSessionError} if the session has ended for good, or another user has taken its place.
   * @throws {CubeValidationError} if the app is not set up.
   */
  async request(request: ApiRequest, user: User | undefined): Promise<ApiAnswer> {
    if (!request.authKey) return this.#requests.send(request, user);
    checkApp(this.#parts.app);
    return this.#send(request);
  }

  async #open(credentials: Credentials | NewGuest, signal?: AbortSignal): Promise<UserSession> {
    if (isNewGuest(credentials)) return openGuest(credentials, this.#making, signal);
    checkCredentials(credentials);
    checkApp(this.#parts.app);
    try {
      return await this.#opener.open(credentials, signal);
    } catch (error) {
      this.#identityService.note(error);
      throw error;
    }
  }

  async #begin(
    session: UserSession,
    isLatest: () => boolean,
    remembered?: PasswordCredentials,
  ): Promise<boolean> {
    const {current, shared} = this.#parts;
    const replaced = current.token;
    const isBegun = await shared.signIn(session, isLatest, remembered);
    if (isBegun && replaced && replaced !== session.token) this.#opener.discard(replaced);
    return isBegun;
  }
}

const overtakenError = () =>
  new CubeSessionError('changed', 'This sign-in was overtaken by a later sign-in or sign-out.');
