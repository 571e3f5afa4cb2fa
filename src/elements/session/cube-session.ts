import {ContextProvider} from '@lit/context';
import {css, html, LitElement} from 'lit';
import {property} from 'lit/decorators.js';
import type {User} from '../../api/models.js';
import type {CubeError} from '../../errors.js';
import {showState} from '../../internal/custom-states.js';
import {dispatch} from '../../internal/dispatch.js';
import type {CubeClient} from '../../session/client.js';
import {logProblem} from '../../session/problems.js';
import {sessionContext} from '../../session/session-context.js';
import type {RestoreSession, SessionState} from '../../session/session-state.js';
import {SessionStore} from '../../session/session-store.js';

/** Detail of `cube-session-change`. */
export interface CubeSessionChangeDetail {
  readonly state: SessionState;
  readonly previous: SessionState;
}

/** Detail of `cube-session-expired`. */
export interface CubeSessionExpiredDetail {
  /** Whose session has ended. */
  readonly user: User;
}

/** Detail of `cube-session-error`. */
export interface CubeSessionErrorDetail {
  readonly error: CubeError;
}

const statuses: readonly SessionState['status'][] = ['restoring', 'anonymous', 'authenticated', 'expired'];

/**
 * The app id and the auth key are visible to everybody who opens the page. That is how ConnectyCube means them: they
 * name the app, and alone they open nobody's account.
 *
 * @tag cube-session
 * @summary Provides the session of one ConnectyCube app to all elements inside it, keeps it between visits and
 * restores it when it expires. Has no look of its own.
 * @slot - The elements that share the session, and anything else.
 * @cssstate restoring - It is not known yet whether somebody is signed in.
 * @cssstate anonymous - Nobody is signed in.
 * @cssstate authenticated - A user is signed in.
 * @cssstate expired - The session of a user has ended and could not be restored.
 * @fires {CustomEvent<CubeSessionChangeDetail>} cube-session-change - The state has changed.
 * @fires {CustomEvent<CubeSessionExpiredDetail>} cube-session-expired - A session has ended and could not be restored.
 * @fires {CustomEvent<CubeSessionErrorDetail>} cube-session-error - Something is wrong with the page's set-up or the
 * browser's storage. Also written to the console.
 */
export class CubeSession extends LitElement {
  static override styles = css`
    :host {
      display: contents;
    }
  `;

  /** Id of the app, from its dashboard. */
  @property({attribute: 'app-id'}) appId = '';

  /** Auth key of the app, from its dashboard. */
  @property({attribute: 'auth-key'}) authKey = '';

  /** Base URL of the REST API. @default 'https://api.connectycube.com' */
  @property() endpoint: string | undefined;

  readonly #internals = this.attachInternals();
  readonly #provider = new ContextProvider(this, {context: sessionContext});
  #store: SessionStore | undefined;
  #storeKey: string | undefined;
  #unsubscribe: (() => void) | undefined;
  #restoreSession: RestoreSession | undefined;

  /** The page's way to a new session when one has ended: resolves to credentials, to a token, or to `null`. */
  @property({attribute: false})
  get restoreSession(): RestoreSession | undefined {
    return this.#restoreSession;
  }

  set restoreSession(hook: RestoreSession | undefined) {
    this.#restoreSession = hook;
    if (this.#store) this.#store.restoreSession = hook;
  }

  /** The session store. Replaced when the app changes. */
  get store(): SessionStore {
    return (this.#store ??= this.#createStore());
  }

  /** The headless client whose calls run in this session. */
  get client(): CubeClient {
    return this.store.client;
  }

  /** Who is signed in. Frozen, and a new object at every change. */
  get state(): SessionState {
    return this.store.state;
  }

  protected override willUpdate(): void {
    if (this.#store && this.#storeKey !== this.#key) {
      this.#unsubscribe?.();
      this.#store = this.#createStore();
    }
    this.#provider.setValue(this.store);
    void this.store.start();
  }

  protected override render() {
    return html`<slot></slot>`;
  }

  get #key(): string {
    return JSON.stringify([this.appId, this.authKey, this.endpoint]);
  }

  #createStore(): SessionStore {
    const store = new SessionStore({
      appId: this.appId,
      authKey: this.authKey,
      endpoint: this.endpoint,
      restoreSession: this.#restoreSession,
      onProblem: this.#handleProblem,
    });
    this.#storeKey = this.#key;
    this.#unsubscribe = store.subscribe(this.#handleChange);
    showState(this.#internals, statuses, store.state.status);
    return store;
  }

  readonly #handleChange = (state: SessionState, previous: SessionState): void => {
    showState(this.#internals, statuses, state.status);
    dispatch(this, 'cube-session-change', {state, previous} satisfies CubeSessionChangeDetail);
    if (state.status === 'expired') {
      dispatch(this, 'cube-session-expired', {user: state.user} satisfies CubeSessionExpiredDetail);
    }
  };

  readonly #handleProblem = (error: CubeError): void => {
    logProblem(error);
    dispatch(this, 'cube-session-error', {error} satisfies CubeSessionErrorDetail);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'cube-session': CubeSession;
  }
  interface GlobalEventHandlersEventMap {
    'cube-session-change': CustomEvent<CubeSessionChangeDetail>;
    'cube-session-expired': CustomEvent<CubeSessionExpiredDetail>;
    'cube-session-error': CustomEvent<CubeSessionErrorDetail>;
  }
}
