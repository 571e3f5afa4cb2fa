import type {User} from '../api/models.js';
import {notify} from './notify.js';
import {PublishedState, type SessionListener} from './published-state.js';
import type {EndedSession, SessionState, UserSession} from './session-state.js';

/** Told of the token from now on, or of `null` where no user's session is left. */
export type TokenListener = (token: string | null) => void;

const providers = /^"(password|guest|facebook|twitter|firebase_(phone|email))"$/;

/** Whose session it is, and by what, unless what was stored of that is rubbish. */
const toKnown = ({user, provider}: EndedSession): Pick<EndedSession, 'user' | 'provider'> => ({
  user,
  provider: providers.test(JSON.stringify(provider)) ? provider : undefined,
});

/** Who is signed in on this page, and the token that proves it. */
export class CurrentSession {
  readonly #published = new PublishedState();
  readonly #tokenListeners = new Set<TokenListener>();
  #session: UserSession | undefined;
  #toldToken: string | null = null;
  #refusedToken: string | undefined;
  #identity = new AbortController();
  #userId: number | undefined;
  #turn = 0;

  get state(): SessionState {
    return this.#published.current;
  }

  get session(): UserSession | undefined {
    return this.#session;
  }

  get token(): string | null {
    return this.#session?.token ?? null;
  }

  /** Aborted as soon as another user, or nobody, is signed in: whatever was under way then comes too late. */
  get signal(): AbortSignal {
    return this.#identity.signal;
  }

  /** Whether the server has said that it does not know the token any more. */
  get isRefused(): boolean {
    return this.#session !== undefined && this.#session.token === this.#refusedToken;
  }

  /**
   * A sign-in or a sign-out begins. Returns the function that tells whether it is still the latest: a later one
   * overtakes it.
   */
  beginTurn(): () => boolean {
    this.#turn += 1;
    return this.watchTurn();
  }

  /** Returns the function that tells whether no sign-in or sign-out has begun since. */
  watchTurn(): () => boolean {
    const turn = this.#turn;
    return () => turn === this.#turn;
  }

  /** Whose session is about to be restored, at the start of the page. */
  expect(user: User): void {
    this.#userId = user.id;
  }

  subscribe(listener: SessionListener): () => void {
    return this.#published.subscribe(listener);
  }

  watchToken(listener: TokenListener): () => void {
    this.#tokenListeners.add(listener);
    return () => this.#tokenListeners.delete(listener);
  }

  /** A session begins, goes on by another token, or its user has changed. */
  set(session: UserSession): void {
    this.#become(session, {status: 'authenticated', ...toKnown(session)});
  }

  /** The session of this user has ended; that of another one, if there is any, with it. */
  expire(ended: EndedSession): void {
    this.#become(undefined, {status: 'expired', ...toKnown(ended)});
  }

  /** Nobody is signed in. */
  leave(): void {
    this.#become(undefined, {status: 'anonymous'});
  }

  /** The server no longer knows this token. */
  refuse(token: string): void {
    this.#refusedToken = token;
  }

  /** The server has answered to this token, so it lives on until then. */
  prolong(token: string, endsAt: number): void {
    if (this.#session?.token === token) this.#session = {...this.#session, endsAt, usedAt: Date.now()};
  }

  #become(session: UserSession | undefined, state: SessionState): void {
    const userId = state.user?.id;
    if (this.#userId !== userId) {
      this.#identity.abort();
      this.#identity = new AbortController();
    }
    this.#userId = userId;
    this.#session = session;
    this.#published.set(state);
    this.#tellToken();
  }

  #tellToken(): void {
    const {token} = this;
    if (token === this.#toldToken) return;
    this.#toldToken = token;
    notify(this.#tokenListeners, token);
  }
}
