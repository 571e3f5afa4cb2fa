import {isRefusal, isSessionExpiredError} from '../../api/error-body.js';
import type {SessionsApi} from '../../api/sessions.js';
import {CubeValidationError, isCubeValidationError, type CubeError} from '../../errors.js';
import {checkApp, type App} from '../app.js';
import {withSignal} from './abort.js';
import {fetchApplicationToken} from './host-session.js';

/**
 * A refused application session can only mean a wrong configuration: the request holds nothing that a user typed.
 */
function toAppError(error: unknown, {endpoint}: App): unknown {
  if (!isRefusal(error)) return error;
  return new CubeValidationError(
    `${endpoint} refused the app (status ${error.status}). Check the app id, the auth key and the endpoint.`,
    {appId: ['was refused'], authKey: ['was refused']},
    {cause: error},
  );
}

/**
 * The token of an application session, made when it is first needed and shared by all who need it: requests of
 * visitors who are not signed in, and the next sign-in, which upgrades it.
 */
export class ApplicationSession {
  readonly #sessions: SessionsApi;
  readonly #app: App;
  readonly #onProblem: (problem: CubeError) => void;
  #token: Promise<string> | undefined;
  #uses = 0;

  constructor(sessions: SessionsApi, app: App, onProblem: (problem: CubeError) => void) {
    this.#sessions = sessions;
    this.#app = app;
    this.#onProblem = onProblem;
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
    await token?.then((ended) => this.#sessions.destroy(ended)).catch(() => undefined);
  }

  /** Forgets the token that the server has refused, unless it has been replaced already. */
  async #drop(refused: string): Promise<void> {
    const token = this.#token;
    if ((await token?.catch(() => undefined)) === refused) this.#forget(token);
  }

  async #create(): Promise<string> {
    checkApp(this.#app);
    const {authKey, sessionUrl = ''} = this.#app;
    if (!authKey) return fetchApplicationToken(sessionUrl, this.#sessions);
    try {
      return (await this.#sessions.create()).value.token;
    } catch (error) {
      const appError = toAppError(error, this.#app);
      if (isCubeValidationError(appError)) this.#onProblem(appError);
      throw appError;
    }
  }

  #forget(token: Promise<string> | undefined): void {
    if (this.#token === token) this.#token = undefined;
  }
}
