import type {LitElement} from 'lit';
import {
  isCubeApiError,
  isCubeNetworkError,
  isCubeSessionError,
  isCubeTimeoutError,
  isCubeValidationError,
} from '../../../errors.js';
import type {SessionController} from '../../../session/lookup/session-controller.js';
import type {SessionState} from '../../../session/session-state.js';
import type {CubeUserSearchErrorDetail} from '../user-search-events.js';
import {SearchWait} from './search-wait.js';
import {SessionWatch} from './session-watch.js';

/** What is to blame where no session can be made. */
const ofSession = ['appId', 'authKey', 'session', 'token'];

/** Whether there is no session to search in, so that somebody has to sign in first. */
const isSessionProblem = (error: unknown): boolean =>
  isCubeSessionError(error) ||
  (isCubeValidationError(error) && Object.keys(error.fieldErrors).some((name) => ofSession.includes(name)));

/** Seconds for which the server wants to be left alone, where it says so; else 0. */
const toWait = (error: unknown): number =>
  isCubeApiError(error) && error.status === 429 ? (error.retryAfter ?? 0) : 0;

/** Whether it may be otherwise as soon as the browser is online again. */
export const isUnreachable = (error: unknown): boolean =>
  isCubeNetworkError(error) || isCubeTimeoutError(error);

/** What keeps users from being found, and for how long. */
export class Obstacles {
  readonly #element: LitElement;
  readonly #controller: SessionController;
  readonly #session: SessionWatch;
  readonly #wait: SearchWait;
  #failure: {readonly error: unknown} | undefined;
  /** What is wrong with the page, once that has been told. */
  #toldProblem: unknown;

  constructor(element: LitElement, session: SessionController) {
    this.#element = element;
    this.#controller = session;
    this.#session = new SessionWatch(session);
    this.#wait = new SearchWait(element);
  }

  /** The session as it is when a request is sent. */
  get state(): SessionState | undefined {
    return this.#controller.state;
  }

  /** Whether requests may be sent now. */
  get areNone(): boolean {
    return this.#element.isConnected && this.#session.isReady && this.secondsLeft === 0 && !this.#failure;
  }

  get needsSignIn(): boolean {
    return this.#session.needsSignIn;
  }

  /** Seconds until there is none, by themselves; else 0. */
  get secondsLeft(): number {
    return this.#wait.secondsLeft;
  }

  /** Whether something has gone wrong; see `error`. */
  get isFailure(): boolean {
    return this.#controller.isMissing || this.secondsLeft > 0 || this.#failure !== undefined;
  }

  get error(): unknown {
    const {isMissing, problem} = this.#controller;
    return isMissing ? problem : (this.#wait.error ?? this.#failure?.error);
  }

  /** Tells once what is wrong with the page, where it has no session. */
  tellMissing(onError: (detail: CubeUserSearchErrorDetail) => void): void {
    const {isMissing, problem: error} = this.#controller;
    if (!isMissing || error === this.#toldProblem) return;
    this.#toldProblem = error;
    onError({error});
  }

  /**
   * Notes what a request has failed with. Returns whether that is to be told.
   * @param state The session in which it was sent.
   * @param isWanted Whether what it was to find is still wanted.
   */
  meet(error: unknown, state: SessionState | undefined, isWanted: boolean): boolean {
    if (this.wait(error)) return true;
    if (!isSessionProblem(error)) {
      if (isWanted) this.#failure = {error};
      return isWanted;
    }
    // There is another session by now, in which it has not been tried.
    if (state !== this.state && !this.needsSignIn) return false;
    this.#session.refuse();
    return true;
  }

  /** Returns whether the server wants to be left alone for a time. */
  wait(error: unknown): boolean {
    const seconds = toWait(error);
    if (seconds > 0) this.#wait.start(seconds, error);
    return seconds > 0;
  }

  /** Somebody wants something else, or another try. What has to be waited for stays. */
  forget(): void {
    this.#failure = undefined;
  }

  /** Tries in the session as it is, though there was none to be had. */
  retrySession(): void {
    this.#session.retry();
  }

  /** Returns whether the session is another one by now. */
  follow(): boolean {
    return this.#session.follow();
  }
}
