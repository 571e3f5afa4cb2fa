import {isRefusal, isSessionExpiredError} from '../../api/error-body.js';
import {arePasswordCredentials} from '../../api/mapping.js';
import type {Credentials, SignInProvider, User} from '../../api/models.js';
import type {SessionsApi} from '../../api/sessions.js';
import type {UserSession} from '../session-state.js';
import type {ApplicationSession} from './application-session.js';

const twoHours = 2 * 60 * 60 * 1000;

/** When a token ends that has just been used: by the server's word, else two hours from now (PROTOCOL.md section 5). */
export const toEndsAt = (timeLeft: number | undefined): number => Date.now() + (timeLeft ?? twoHours);

/** The session of a user, by a token that the server has just answered to. */
export const toUserSession = (user: User, token: string, timeLeft?: number): UserSession => ({
  user,
  token,
  endsAt: toEndsAt(timeLeft),
  usedAt: Date.now(),
  provider: user.isGuest ? 'guest' : undefined,
});

const providerOf = (credentials: Credentials): SignInProvider =>
  arePasswordCredentials(credentials) ? 'password' : credentials.provider;

/** Opens sessions of users. Knows nothing of who is signed in. */
export class SessionOpener {
  readonly #sessions: SessionsApi;
  readonly #application: ApplicationSession;

  constructor(sessions: SessionsApi, application: ApplicationSession) {
    this.#sessions = sessions;
    this.#application = application;
  }

  /**
   * Signs in by upgrading an application session. `POST /session` with a user would be one request less, but it
   * makes a new account of every mistyped login (DESIGN.md section 3).
   */
  async open(credentials: Credentials, signal?: AbortSignal): Promise<UserSession> {
    try {
      return await this.#upgrade(credentials, signal);
    } catch (error) {
      // The application session was fetched ahead and may have ended before it was needed.
      if (!isSessionExpiredError(error)) throw error;
      return this.#upgrade(credentials, signal);
    }
  }

  /** Asks the server about a session made elsewhere. Resolves to `undefined` if it is no user's. */
  async openByToken(token: string, signal?: AbortSignal): Promise<UserSession | undefined> {
    const {value, timeLeft} = await this.#sessions.get(token, signal);
    return value.user ? toUserSession(value.user, token, timeLeft) : undefined;
  }

  /** Ends a session that is not wanted any more, if it can: it dies by itself in any case. */
  discard(token: string): void {
    this.#sessions.destroy(token).catch(() => undefined);
  }

  async #upgrade(credentials: Credentials, signal?: AbortSignal): Promise<UserSession> {
    const token = await this.#application.take();
    try {
      const {value, timeLeft} = await this.#sessions.upgrade(token, credentials, signal);
      return {...toUserSession(value, token, timeLeft), provider: providerOf(credentials)};
    } catch (error) {
      // Only a refusal says for sure that the token is still nobody's.
      if (isRefusal(error) && !isSessionExpiredError(error)) this.#application.giveBack(token);
      if (signal?.aborted) this.discard(token);
      throw error;
    }
  }
}
