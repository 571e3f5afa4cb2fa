import {isSessionExpiredError} from '../../api/error-body.js';
import {checkApp} from '../app.js';
import {withSignal} from './abort.js';
import {fetchApplicationToken} from './host-session.js';
import {makeSession, type SessionMaking} from './make-session.js';

/**
 * The token of an application session, made when it is first needed and shared by all who need it: requests of
 * visitors who are not signed in, and the next sign-in, which upgrades it.
 */
export class ApplicationSession {
  readonly #making: SessionMaking;
  #token: Promise<string> | undefined;
  #uses = 0;

  constructor(making: SessionMaking) {
    this.#making = making;
  }

  /** The shared token. A failure is not kept: the next call tries again. */
  get(): Promise<string> {
    if (!this.#token) {
      const token = this.#create();
      this.#token = token;
      token.catch(() => this.#forget(token));
    }
    return this.#token;
  }

  /** Does something with the shared token, which no sign-in takes meanwhile: it would be done as that user. */
  async use<Value>(work: (token: string) => Promise<Value>, signal?: AbortSignal): Promise<Value> {
    this.#uses += 1;
    try {
      const token = await withSignal(this.get(), signal);
      try {
        return await work(token);
      } catch (error) {
        if (!isSessionExpiredError(error)) throw error;
        await this.#drop(token);
        return await work(await withSignal(this.get(), signal));
      }
    } finally {
      this.#uses -= 1;
    }
  }

  /** Hands a token over to one caller alone. */
  take(): Promise<string> {
    if (this.#uses > 0) return this.#create();
    const token = this.get();
    this.#forget(token);
    return token;
  }

  /** Takes back a token that was handed over and not used up. */
  giveBack(token: string): void {
    this.#token ??= Promise.resolve(token);
  }

  /** Goes on with this token, made elsewhere. */
  adopt(token: string): void {
    this.#token = Promise.resolve(token);
  }

  /** Ends the session, if there is one. It dies by itself in any case. */
  async destroy(): Promise<void> {
    const token = this.#token;
    this.#forget(token);
    await token?.then((ended) => this.#making.sessions.destroy(ended)).catch(() => undefined);
  }

  /** Forgets the token that the server has refused, unless it has been replaced already. */
  async #drop(refused: string): Promise<void> {
    const token = this.#token;
    if ((await token?.catch(() => undefined)) === refused) this.#forget(token);
  }

  async #create(): Promise<string> {
    const {sessions, app} = this.#making;
    checkApp(app);
    const {authKey, sessionUrl = ''} = app;
    if (!authKey) return fetchApplicationToken(sessionUrl, sessions);
    return (await makeSession(this.#making)).value.token;
  }

  #forget(token: Promise<string> | undefined): void {
    if (this.#token === token) this.#token = undefined;
  }
}
