import {ContextProvider} from '@lit/context';
import {css, html, LitElement, type PropertyValues} from 'lit';
import {property} from 'lit/decorators.js';
import type {User} from '../../api/models.js';
import {CubeValidationError, type CubeError} from '../../errors.js';
import {showState} from '../../internal/custom-states.js';
import {dispatch} from '../../internal/dispatch.js';
import type {CubeClient} from '../../session/client.js';
import {announceSession, dismissSession} from '../../session/lookup/page-sessions.js';
import {logProblem} from '../../session/problems.js';
import {sessionContext} from '../../session/lookup/session-context.js';
import type {IdentityProvider, RestoreSession, SessionState} from '../../session/session-state.js';
import {SessionStore} from '../../session/session-store.js';
import type {Persistence} from '../../session/storage/session-storage.js';

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

/** Detail of `cube-session-token`. */
export interface CubeSessionTokenDetail {
  /** Whose token it is; `null` where there is none any more. The token itself is the element's property `token`. */
  readonly userId: number | null;
}

/** Detail of `cube-session-error`. */
export interface CubeSessionErrorDetail {
  readonly error: CubeError;
}

const statuses: readonly SessionState['status'][] = ['restoring', 'anonymous', 'authenticated', 'expired'];
const persistences: readonly unknown[] = ['device', 'tab', 'none'] satisfies Persistence[];

/** A switch that is on unless it says otherwise. */
const onByDefault = {fromAttribute: (value: string | null) => value !== 'off' && value !== 'false'};

/**
 * The app id and the auth key are visible to everybody who opens the page. That is how ConnectyCube means them: they
 * name the app, and alone they open nobody's account.
 *
 * Elements that stand in no `<cube-session>` use the page's first one, unless they name another app or, by its `id`,
 * another `<cube-session>`.
 *
 * @tag cube-session
 * @summary Provides the session of one ConnectyCube app to all elements inside it and on the page, keeps it between
 * visits and restores it when it expires. Has no look of its own.
 * @attribute {string} id - By this, elements elsewhere name it: `<cube-login session="id">`.
 * @slot - The elements that share the session, and anything else.
 * @cssstate restoring - It is not known yet whether somebody is signed in.
 * @cssstate anonymous - Nobody is signed in.
 * @cssstate authenticated - A user is signed in.
 * @cssstate expired - The session of a user has ended and could not be restored.
 * @fires {CustomEvent<CubeSessionChangeDetail>} cube-session-change - The state has changed.
 * @fires {CustomEvent<CubeSessionExpiredDetail>} cube-session-expired - A session has ended and could not be restored.
 * @fires {CustomEvent<CubeSessionTokenDetail>} cube-session-token - The property `token` has changed.
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

  /** Auth key of the app, from its dashboard. Not needed with a `session-url`. */
  @property({attribute: 'auth-key'}) authKey = '';

  /** Base URL of the REST API. @default 'https://api.connectycube.com' */
  @property() endpoint: string | undefined;

  /** Where the page's own backend hands out `{token, user?}`, in place of an auth key in the page. */
  @property({attribute: 'session-url'}) sessionUrl: string | undefined;

  /**
   * How long the session is kept: on this `device`, for all tabs and later visits; as long as this `tab` lives; or not
   * at all (`none`), until the page is left.
   * @default 'device'
   */
  @property() persist: Persistence | undefined;

  /**
   * Whether the session is kept alive while the page is in use. The attribute's value `off` ends that.
   * @default true
   */
  @property({attribute: 'keep-alive', converter: onByDefault}) keepAlive = true;

  /** The page's way to a new session when one has ended: resolves to credentials, to a token, or to `null`. */
  @property({attribute: false}) restoreSession: RestoreSession | undefined;

  /** Where the user has signed in, such as Firebase: resolves to fresh credentials, or to `null`. */
  @property({attribute: false}) identityProvider: IdentityProvider | undefined;

  readonly #internals = this.attachInternals();
  readonly #provider = new ContextProvider(this, {context: sessionContext});
  #store: SessionStore | undefined;
  #storeKey: string | undefined;
  #unsubscribe: (() => void) | undefined;

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'id'];
  }

  /** The session store. Replaced when the app, or how it is kept, changes. */
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

  /** The token of the signed-in user, to be handed to ConnectyCube's own SDK; `null` where nobody is signed in. */
  get token(): string | null {
    return this.store.token;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    announceSession(this);
    this.requestUpdate();
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (name === 'id') this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A session that is only moved is back by then.
    queueMicrotask(() => {
      if (this.isConnected) return;
      dismissSession(this);
      this.#store?.stop();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.#store && this.#storeKey !== this.#key) this.#replaceStore(this.#store);
    for (const name of ['keepAlive', 'restoreSession', 'identityProvider'] as const) {
      if (changed.has(name)) Object.assign(this.store, {[name]: this[name]});
    }
    if (!this.isConnected) return;
    this.#provider.setValue(this.store);
    announceSession(this);
    void this.store.start();
  }

  protected override render() {
    return html`<slot></slot>`;
  }

  get #key(): string {
    return JSON.stringify([this.appId, this.authKey, this.endpoint, this.sessionUrl, this.persist]);
  }

  #createStore(): SessionStore {
    const {appId, authKey, keepAlive, restoreSession, identityProvider} = this;
    const store = new SessionStore({
      appId,
      authKey,
      // Lit makes `null` of an attribute that is removed.
      endpoint: this.endpoint ?? undefined,
      sessionUrl: this.sessionUrl ?? undefined,
      persist: this.#checkedPersistence(),
      keepAlive,
      restoreSession,
      identityProvider,
      onProblem: this.#handleProblem,
    });
    const ends = [store.subscribe(this.#handleChange), store.watchToken(this.#handleToken)];
    this.#unsubscribe = () => ends.forEach((end) => end());
    this.#storeKey = this.#key;
    showState(this.#internals, statuses, store.state.status);
    return store;
  }

  #replaceStore(store: SessionStore): void {
    this.#unsubscribe?.();
    store.stop();
    this.#store = this.#createStore();
    if (store.token !== null) this.#handleToken(null);
  }

  /** Where nobody can tell how long the session is meant to be kept, it is not kept. */
  #checkedPersistence(): Persistence {
    const persist = this.persist ?? 'device';
    if (persistences.includes(persist)) return persist;
    const text = `persist="${persist}" is unknown, so no session is kept. Use device, tab or none.`;
    this.#handleProblem(new CubeValidationError(text, {persist: ['is unknown']}));
    return 'none';
  }

  readonly #handleChange = (state: SessionState, previous: SessionState): void => {
    showState(this.#internals, statuses, state.status);
    dispatch(this, 'cube-session-change', {state, previous} satisfies CubeSessionChangeDetail);
    if (state.status === 'expired') {
      dispatch(this, 'cube-session-expired', {user: state.user} satisfies CubeSessionExpiredDetail);
    }
  };

  readonly #handleToken = (token: string | null): void => {
    const userId = (token !== null && this.state.user?.id) || null;
    dispatch(this, 'cube-session-token', {userId} satisfies CubeSessionTokenDetail);
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
    'cube-session-token': CustomEvent<CubeSessionTokenDetail>;
    'cube-session-error': CustomEvent<CubeSessionErrorDetail>;
  }
}
