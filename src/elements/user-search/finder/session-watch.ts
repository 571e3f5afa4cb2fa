import type {SessionController} from '../../../session/lookup/session-controller.js';
import type {SessionState} from '../../../session/session-state.js';
import type {SessionStore} from '../../../session/session-store.js';

/** In whose session users are found, and whether they can be. */
export class SessionWatch {
  readonly #session: SessionController;
  #isFollowed = false;
  #store: SessionStore | undefined;
  /** `null` for nobody; `undefined` as long as it is not known. */
  #userId: number | null | undefined;
  /** The state in which no session was to be had. */
  #refused: SessionState | undefined;

  constructor(session: SessionController) {
    this.#session = session;
  }

  /** Whether requests can be sent, be it that they wait until the session is known. */
  get isReady(): boolean {
    return this.#session.store !== undefined && !this.needsSignIn;
  }

  /** Whether somebody has to sign in first. */
  get needsSignIn(): boolean {
    const {state} = this.#session;
    return state !== undefined && (state.status === 'expired' || state === this.#refused);
  }

  /** No session was to be had: there is none until the state changes. */
  refuse(): void {
    this.#refused = this.#session.state;
  }

  /** The user wants another try. */
  retry(): void {
    this.#refused = undefined;
  }

  /** Returns whether it is another user's session by now, or that of another app. */
  follow(): boolean {
    const {store, state, isMissing} = this.#session;
    // An element that is being moved has none for a moment.
    if (!store && !isMissing) return false;
    const isOtherStore = this.#isFollowed && store !== this.#store;
    const userId = state && state.status !== 'restoring' ? (state.user?.id ?? null) : undefined;
    const isOtherUser = userId !== undefined && this.#userId !== undefined && userId !== this.#userId;
    if (isOtherStore || userId !== undefined) this.#userId = userId;
    this.#store = store;
    this.#isFollowed = true;
    return isOtherStore || isOtherUser;
  }
}
