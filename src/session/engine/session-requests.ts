import {isSessionExpiredError} from '../../api/error-body.js';
import type {User} from '../../api/models.js';
import type {ApiAnswer, ApiRequest, Send} from '../../api/transport.js';
import type {CurrentSession} from '../current-session.js';
import type {SharedSession} from '../shared-session.js';
import type {SignInPrompts} from '../sign-in-prompts.js';
import type {ApplicationSession} from './application-session.js';
import {assertIsSignedIn, nextTokenOf} from './next-token.js';
import {toEndsAt} from './session-opener.js';
import type {SessionRestorer} from './session-restorer.js';

export interface SessionRequestsParts {
  readonly send: Send;
  readonly current: CurrentSession;
  readonly shared: SharedSession;
  readonly application: ApplicationSession;
  readonly prompts: SignInPrompts;
  readonly restorer: SessionRestorer;
}

/**
 * Sends requests as the signed-in user, or in an application session where nobody is. A request that meets the end of
 * the session waits until it is restored, or, unless it must not be done later, until the user has signed in again, and
 * is then sent once more: once, and never as another user.
 */
export class SessionRequests {
  readonly #parts: SessionRequestsParts;

  constructor(parts: SessionRequestsParts) {
    this.#parts = parts;
  }

  /** @param user As whom, or in an application session where there is none. */
  send(request: ApiRequest, user: User | undefined): Promise<ApiAnswer> {
    if (user) return this.#sendAs(user, request);
    const {application, send} = this.#parts;
    return application.use((token) => send({...request, token}), request.signal);
  }

  async #sendAs(user: User, request: ApiRequest): Promise<ApiAnswer> {
    const {current} = this.#parts;
    const {session, isRefused} = current;
    if (session?.user.id === user.id && !isRefused) {
      try {
        return await this.#sendWith(session.token, request);
      } catch (error) {
        if (!isSessionExpiredError(error)) throw error;
        current.refuse(session.token);
      }
    }
    const token = await nextTokenOf(user, request, this.#parts);
    try {
      return await this.#sendWith(token, request);
    } catch (error) {
      // It may have ended because the user did not stay.
      if (isSessionExpiredError(error)) assertIsSignedIn(user, current);
      throw error;
    }
  }

  async #sendWith(token: string, request: ApiRequest): Promise<ApiAnswer> {
    const answer = await this.#parts.send({...request, token});
    // Every answer prolongs the token.
    void this.#parts.shared.prolong(token, toEndsAt(answer.timeLeft));
    return answer;
  }
}
