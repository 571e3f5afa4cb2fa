import {isSessionExpiredError} from '../../api/error-body.js';
import {CubeApiError, CubeNetworkError, CubeTimeoutError, isCubeApiError} from '../../errors.js';
import type {CurrentSession} from '../current-session.js';
import type {EndedSession, RestoreReason, UserSession} from '../session-state.js';
import type {RestoreFailure} from '../storage/session-record.js';
import type {Tabs} from '../tabs.js';
import {KeepAlive} from './keep-alive.js';
import {hasPage, watchPage} from './page.js';
import {restoreByChain} from './restore/restore-chain.js';
import type {RestoreLink} from './restore/restore-link.js';
import {RetryGate, toReason} from './retry-gate.js';
import type {SessionOpener} from './session-opener.js';
import type {SharedRestore} from './shared-restore.js';
import {inTurn} from './turn.js';

export interface SessionRestorerParts {
  readonly current: CurrentSession;
  readonly restore: SharedRestore;
  readonly tabs: Tabs;
  readonly opener: SessionOpener;
  /** The ways to a new session for the one that has ended, in their order. */
  readonly links: (ended: EndedSession) => readonly RestoreLink[];
  readonly isKeepAliveOn: () => boolean;
}

const longestRestore = 60_000;

/** Restores a session that has ended, and asks the server about one that may have: once for all tabs. */
export class SessionRestorer {
  readonly #gate = new RetryGate(!hasPage());
  readonly #parts: SessionRestorerParts;
  #lastFailureAt: number | undefined;
  /** The restore that is under way, and the token that has ended. */
  #running: {readonly token: string | undefined; readonly done: Promise<void>} | undefined;

  constructor(parts: SessionRestorerParts) {
    this.#parts = parts;
    parts.current.watchToken(() => this.#gate.reset());
  }

  /**
   * Restores the session. Any number of callers, here and in other tabs, share one restore. Resolves when it is
   * restored, or has ended for good.
   * @throws whatever kept it from finding out; then nobody is signed out, and the next call throws the same until
   * something has changed.
   */
  async restore(ended: EndedSession, reason: RestoreReason): Promise<void> {
    const {token} = ended;
    while (this.#running && this.#running.token !== token) await this.#running.done.catch(() => undefined);
    if (!this.#running) {
      const done = this.#attempt(ended, () => this.#runChain(ended, reason)).finally(() => {
        this.#running = undefined;
      });
      this.#running = {token, done};
    }
    await this.#running.done;
  }

  /**
   * Asks the server about the session, unless it has answered to any tab since then; restores it if it has ended.
   * @param since In milliseconds of this machine's clock.
   * @throws whatever kept it from finding out.
   */
  async check(session: UserSession, since: number, reason: RestoreReason): Promise<void> {
    await this.#attempt(session, async () => {
      if (await this.#isForgotten(session, since)) await this.#runChain(session, reason);
    });
  }

  /**
   * Restores the session of a user who is asked to sign in already: there is a new way to it. Never rejects.
   */
  async restoreExpired(): Promise<void> {
    this.#gate.reset();
    await this.#tryToRestore();
  }

  /** Keeps the session alive, until the signal is aborted. */
  keepAlive(signal: AbortSignal): void {
    const {current, isKeepAliveOn} = this.#parts;
    const check = (session: UserSession, since: number) => this.check(session, since, 'expired');
    new KeepAlive(current, this.#gate, check, isKeepAliveOn).start(signal);
    watchPage(() => {
      if (this.#gate.hasFailed) void this.#tryToRestore();
    }, signal);
  }

  /** Another tab has tried, and failed. */
  noteFailureElsewhere({at, status, retryAfter}: RestoreFailure): void {
    // It may be told twice: by message, and by what is stored.
    if (at === this.#lastFailureAt) return;
    this.#lastFailureAt = at;
    const text = 'Another tab has just failed to restore the session.';
    this.#gate.close(
      status === undefined ? new CubeNetworkError(text) : new CubeApiError(text, {status, retryAfter}),
    );
  }

  async #tryToRestore(): Promise<void> {
    const {state} = this.#parts.current;
    // Nobody waits for it, and it is tried again when something has changed.
    if (state.status === 'expired')
      await this.restore({user: state.user, provider: state.provider}, 'start').catch(() => undefined);
  }

  #attempt(ended: EndedSession, work: () => Promise<void>): Promise<void> {
    const {tabs, restore} = this.#parts;
    const since = Date.now();
    return inTurn(tabs.name, async () => {
      const failure = await restore.failureSince(since);
      if (failure) this.noteFailureElsewhere(failure);
      this.#gate.assertOpen();
      try {
        await work();
        this.#gate.reset();
      } catch (error) {
        this.#gate.close(error);
        const reason = toReason(error);
        const {status, retryAfter} = isCubeApiError(reason) ? reason : {};
        this.#lastFailureAt = Date.now();
        await restore.noteFailure(ended, {at: this.#lastFailureAt, status, retryAfter});
        throw error;
      }
    });
  }

  /** Whether the server no longer knows the session. */
  async #isForgotten(session: UserSession, since: number): Promise<boolean> {
    const {current, restore, opener} = this.#parts;
    const {signal} = current;
    if (!(await restore.isStill(session))) return false;
    if ((await restore.lastUse()) > since) return false;
    try {
      const found = await opener.openByToken(session.token, signal);
      if (found?.user.id !== session.user.id) return true;
      await restore.replace(session, found);
      return false;
    } catch (error) {
      // Somebody has signed out, or in as another user.
      if (signal.aborted) return false;
      if (isSessionExpiredError(error)) return true;
      throw error;
    }
  }

  async #runChain(ended: EndedSession, reason: RestoreReason): Promise<void> {
    const {current, restore, opener, links} = this.#parts;
    if (!(await restore.isStill(ended))) return;
    const {signal: identity} = current;
    const limit = new AbortController();
    const timer = setTimeout(
      () => limit.abort(new CubeTimeoutError('Restoring the session took too long.')),
      longestRestore,
    );
    const end = (): void => limit.abort(identity.reason);
    identity.addEventListener('abort', end);
    try {
      const {user, provider} = ended;
      const context = {user, provider, reason, signal: limit.signal};
      const session = await restoreByChain(links(ended), opener, context);
      if (!session) await restore.expire(ended);
      else if (!(await restore.replace(ended, session))) opener.discard(session.token);
    } catch (error) {
      // Somebody has signed out, or in as another user: there is nothing to restore any more.
      if (!identity.aborted) throw error;
    } finally {
      clearTimeout(timer);
      identity.removeEventListener('abort', end);
    }
  }
}
