import type {SessionsApi} from '../api/sessions.js';
import {isCubeValidationError, type CubeError} from '../errors.js';
import {checkApp, toAppError, type App} from './app.js';

/**
 * The token of an application session, made when it is first needed and shared by all who need it: requests of
 * visitors who are not signed in, and the next sign-in, which upgrades it.
 */
export class ApplicationSession {
  readonly #sessions: SessionsApi;
  readonly #app: App;
  readonly #onProblem: (problem: CubeError) => void;
  #token: Promise<string> | undefined;

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

  /** Hands the token over to one caller alone. */
  take(): Promise<string> {
    const token = this.get();
    this.#forget(token);
    return token;
  }

  /** Takes back a token that was handed over and not used up. */
  giveBack(token: string): void {
    this.#token ??= Promise.resolve(token);
  }

  /** Forgets the token that the server has refused, unless it has been replaced already. */
  async drop(refused: string): Promise<void> {
    const token = this.#token;
    if ((await token?.catch(() => undefined)) === refused) this.#forget(token);
  }

  async #create(): Promise<string> {
    checkApp(this.#app);
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
