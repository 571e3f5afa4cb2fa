import type {FirebaseCredentials, User} from '../../../api/models.js';
import type {FirebaseSignIn} from '../../../firebase/firebase-sign-in.js';
import {isRefused} from '../../../internal/form/outcome.js';
import {unlessAborted} from '../../../internal/unless-aborted.js';
import {isCubeProviderError} from '../../../provider-error.js';
import {loadFirebaseOf} from './firebase-of-host.js';
import {ProviderSignIn} from './provider-sign-in.js';
import type {WayOptions} from './way.js';

/** From what somebody enters to a session by Firebase. What comes after it was given up signs nobody in. */
export class FirebaseAttempts {
  readonly #host: WayOptions['host'];
  readonly #signIn: ProviderSignIn;
  #controller = new AbortController();
  #signingIn: AbortSignal | undefined;

  constructor({host, getStore}: Pick<WayOptions, 'host' | 'getStore'>) {
    this.#host = host;
    this.#signIn = new ProviderSignIn(getStore);
  }

  /** Whether Firebase has said who somebody is, and only the server has not answered to it yet. */
  get isConfirmed(): boolean {
    return this.#signIn.hasCredentials;
  }

  /**
   * Has Firebase do something.
   * @throws {CubeError} if it fails; an `AbortError` if it was given up.
   */
  run<Value>(work: (firebase: FirebaseSignIn) => Promise<Value>): Promise<Value> {
    const {signal} = this.#controller;
    return unlessAborted(this.#work(work, signal), signal);
  }

  /**
   * Signs in by what Firebase gives, which it is not asked for again if only the server was out of reach.
   * @throws {CubeError} if it fails; an `AbortError` if it was given up.
   */
  async signIn(ask: (firebase: FirebaseSignIn) => Promise<FirebaseCredentials>): Promise<User> {
    const {signal} = this.#controller;
    this.#signingIn = signal;
    let isConfirmed = this.isConfirmed;
    const askOnce = async () => {
      const credentials = await unlessAborted(this.#ask(ask, signal), signal);
      isConfirmed = true;
      return credentials;
    };
    try {
      return await this.#signIn.run(askOnce, signal);
    } catch (error) {
      if (isConfirmed && (signal.aborted || isRefused(error))) this.#signOut();
      throw error;
    } finally {
      if (this.#signingIn === signal) this.#signingIn = undefined;
    }
  }

  /**
   * Whatever is under way comes too late, and what Firebase has given is forgotten. But a session that is there already
   * stays: its coming may be why nobody waits for it any more.
   */
  giveUp(): void {
    const isLeftAtFirebase = this.isConfirmed && !this.#signingIn;
    this.#controller.abort();
    this.#controller = new AbortController();
    this.#signIn.forget();
    if (isLeftAtFirebase) this.#signOut();
  }

  async #work<Value>(
    work: (firebase: FirebaseSignIn) => Promise<Value>,
    signal: AbortSignal,
  ): Promise<Value> {
    const firebase = await loadFirebaseOf(this.#host);
    signal.throwIfAborted();
    try {
      return await work(firebase);
    } catch (error) {
      const isCancelled = isCubeProviderError(error) && error.problem === 'cancelled';
      throw isCancelled ? new DOMException('The user has cancelled.', 'AbortError') : error;
    }
  }

  async #ask(
    ask: (firebase: FirebaseSignIn) => Promise<FirebaseCredentials>,
    signal: AbortSignal,
  ): Promise<FirebaseCredentials> {
    const credentials = await this.#work(ask, signal);
    if (signal.aborted) this.#signOut();
    signal.throwIfAborted();
    return credentials;
  }

  // Nobody waits for it: who is signed in at Firebase only, is signed in nowhere on this page.
  #signOut(): void {
    loadFirebaseOf(this.#host)
      .then((firebase) => firebase.signOut())
      .catch(() => undefined);
  }
}
