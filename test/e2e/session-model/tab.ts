import './tab-slowness.js';
import {setClock, sleep} from './tab-clock.js';
import {countRequests, takeLogins, type Login as SeenLogin} from './tab-requests.js';
import '../../../src/define/cube-session.js';
import type {RestoreSession, SessionState} from '../../../src/session/session-state.js';
import {emailOf, otherThan, passwordOf, wrongPassword, type Login} from './accounts.js';

/** What the page's own way to a new session does. */
export type HookMode = 'same' | 'other' | 'null' | 'wrong' | 'throws';

/** A call of the client that has come to its end. */
export interface Settled {
  readonly id: number;
  /** `ok`, the reason of a CubeSessionError, or the name of any other error. */
  readonly result: string;
  /** All that the error says, for whoever looks for secrets in it. */
  readonly text: string;
}

/** What the page was told of its session, in its order. */
export interface Change {
  readonly status: SessionState['status'];
  readonly login: string | undefined;
  /** Whether somebody had signed out on this very page before, and nobody had signed in on it since. */
  readonly isSignedOut: boolean;
}

/** What a page looks like now, and what has happened since the last look. */
export interface Report {
  readonly status: SessionState['status'];
  readonly login: string | undefined;
  readonly token: string | null;
  /** Whether nothing is going on: a request may wait only for as long as an element asks to sign in again. */
  readonly isAtRest: boolean;
  readonly settled: readonly Settled[];
  readonly changes: readonly Change[];
  readonly logins: readonly SeenLogin[];
  /** What must never be. */
  readonly problems: readonly string[];
}

const timeBetweenLooks = 4;
const mostLooks = 250;

const modeKey = 'hook-mode';
const readMode = () => (localStorage.getItem(modeKey) ?? 'null') as HookMode;

const createHook =
  (): RestoreSession =>
  async ({user}) => {
    const mode = readMode();
    const login = (mode === 'other' ? otherThan(user.login as Login) : user.login) as Login;
    await new Promise((resolve) => setTimeout(resolve));
    if (mode === 'throws') throw new Error('The page does not know just now.');
    if (mode === 'null') return null;
    return {email: emailOf(login), password: mode === 'wrong' ? wrongPassword : passwordOf(login)};
  };

function describe(error: unknown): Pick<Settled, 'result' | 'text'> {
  if (!(error instanceof Error)) return {result: 'no error', text: String(error)};
  const names = Object.getOwnPropertyNames(error);
  const text = JSON.stringify(names.map((name) => String(Reflect.get(error, name))));
  return {result: 'reason' in error ? String(error.reason) : error.name, text};
}

/** What can be done on the page, and be seen of it. */
class Tab {
  readonly #session = document.querySelector('cube-session') as HTMLElementTagNameMap['cube-session'];
  readonly #settled: Settled[] = [];
  readonly #changes: Change[] = [];
  readonly #problems: string[] = [];
  #isSignedOut = false;
  #openCalls = 0;
  #openOthers = 0;
  #endPrompt: (() => void) | undefined;

  constructor() {
    this.#session.store.subscribe((state, previous) => {
      if (JSON.stringify(state) === JSON.stringify(previous)) this.#problems.push('a change of nothing');
      this.#changes.push({
        status: state.status,
        login: state.user?.login ?? undefined,
        isSignedOut: this.#isSignedOut,
      });
      this.#checkState();
    });
    this.#session.store.watchToken(() => this.#checkState());
    this.installHook();
  }

  /** Looks once nothing is going on, or after a while. */
  async report(isOnline: boolean): Promise<Report> {
    let isAtRest = await this.#isAtRest(isOnline);
    for (let looks = 1; !isAtRest && looks < mostLooks; looks += 1) {
      await new Promise((resolve) => setTimeout(resolve, timeBetweenLooks));
      isAtRest = await this.#isAtRest(isOnline);
    }
    this.#checkState();
    const {state, token} = this.#session;
    return {
      status: state.status,
      login: state.user?.login ?? undefined,
      token,
      isAtRest,
      settled: this.#settled.splice(0),
      changes: this.#changes.splice(0),
      logins: takeLogins(),
      problems: this.#problems.splice(0),
    };
  }

  /** Calls the server, each time with an id of its own. Returns as whom. */
  call(ids: readonly number[]): string | undefined {
    for (const id of ids) this.#callOnce(id);
    return this.#session.state.user?.login ?? undefined;
  }

  signIn(id: number, login: Login, password: string, remember: boolean): void {
    this.#isSignedOut = false;
    this.#follow(id, this.#session.client.signIn({login, password}, {remember}));
  }

  signOut(id: number): void {
    this.#isSignedOut = true;
    this.#follow(id, this.#session.client.signOut());
  }

  deleteSession(id: number): void {
    this.#isSignedOut = true;
    this.#follow(id, this.#session.client.deleteSession());
  }

  setHookMode(mode: HookMode): void {
    localStorage.setItem(modeKey, mode);
  }

  /** The page's script takes the hook back and gives it anew, as after loading a part of itself. */
  installHook(): void {
    this.#session.store.restoreSession = undefined;
    this.#session.restoreSession = createHook();
  }

  /** An element begins to ask the user to sign in again, or ends it. */
  togglePrompt(): void {
    const {store} = this.#session;
    if (this.#endPrompt) this.#endPrompt();
    this.#endPrompt = this.#endPrompt ? undefined : store.addSignInPrompt();
  }

  use(): void {
    document.body.dispatchEvent(new PointerEvent('pointerdown', {bubbles: true}));
  }

  resume(): void {
    document.dispatchEvent(new Event('resume'));
  }

  readonly setClock = setClock;
  readonly sleep = sleep;

  async #isAtRest(isOnline: boolean): Promise<boolean> {
    const {status} = this.#session.state;
    const mayWait = status === 'expired' && this.#endPrompt !== undefined;
    if (status === 'restoring' || navigator.onLine !== isOnline || countRequests() > 0) return false;
    if (this.#openOthers > 0 || (this.#openCalls > 0 && !mayWait)) return false;
    const {held = [], pending = []} = await navigator.locks.query();
    return held.length + pending.length === 0;
  }

  #callOnce(id: number): void {
    this.#openCalls += 1;
    void this.#settle(id, this.#session.client.getUserByLogin(`call-${id}`)).then(
      () => (this.#openCalls -= 1),
    );
  }

  #follow(id: number, work: Promise<unknown>): void {
    this.#openOthers += 1;
    void this.#settle(id, work).then(() => (this.#openOthers -= 1));
  }

  async #settle(id: number, work: Promise<unknown>): Promise<void> {
    const end = await work.then(() => ({result: 'ok', text: ''}), describe);
    this.#settled.push({id, ...end});
  }

  #checkState(): void {
    const {state, token, store} = this.#session;
    const {status, user} = state;
    if (!Object.isFrozen(state)) this.#problems.push('a state that is not frozen');
    if ((token !== null) !== (status === 'authenticated'))
      this.#problems.push(`${status} ${token === null ? 'without a' : 'with a'} token`);
    if ((user !== undefined) !== ['authenticated', 'expired'].includes(status)) {
      this.#problems.push(`${status}, user: ${user?.login}`);
    }
    if (store.storageTier !== 'indexeddb') this.#problems.push(`kept in ${store.storageTier}`);
  }
}

export type {Tab};

declare global {
  interface Window {
    tab: Tab;
  }
}

window.tab = new Tab();
