import type {CurrentSession} from '../current-session.js';
import type {EndedSession, UserSession} from '../session-state.js';
import type {SharedSession} from '../shared-session.js';
import type {RememberedSignIn, RestoreFailure, SessionRecord} from '../storage/session-record.js';
import type {SessionStorage} from '../storage/session-storage.js';
import type {Tabs} from '../tabs.js';

const isOf = (record: SessionRecord | undefined, {user, token}: EndedSession): record is SessionRecord =>
  record?.user.id === user.id && record.token === token;

const oneMinute = 60_000;

/** What lies ahead was noted by a clock that has been set back since. The clocks of two tabs are not quite the same. */
const isPast = (time: number): boolean => time <= Date.now() + oneMinute;

/** What becomes of a session that has ended, or may have: for all tabs the same, and only if it is still the one that counts. */
export class SharedRestore {
  readonly #current: CurrentSession;
  readonly #shared: SharedSession;
  readonly #storage: SessionStorage;
  readonly #tabs: Tabs;

  constructor(current: CurrentSession, shared: SharedSession, storage: SessionStorage, tabs: Tabs) {
    this.#current = current;
    this.#shared = shared;
    this.#storage = storage;
    this.#tabs = tabs;
  }

  /** Whether this is still the session that counts. What another tab has stored is taken over. */
  async isStill(session: EndedSession): Promise<boolean> {
    if (this.#storage.isShared) {
      const record = await this.#storage.read();
      const isSame = isOf(record, session);
      if (!isSame || this.#current.session) this.#shared.follow(record);
      if (!isSame) return false;
    }
    return this.#isCurrent(session);
  }

  /**
   * The session has been restored, or the server has confirmed it.
   * @returns whether it is the one that counts: not if somebody signed in or out meanwhile, here or in another tab.
   */
  async replace(before: EndedSession, session: UserSession): Promise<boolean> {
    const kept = await this.#changeIf(before, (record) => {
      const {provider, ...kept} = record.user.id === session.user.id ? record : {};
      return {...kept, ...session, provider: session.provider ?? provider, failure: undefined};
    });
    if (isOf(kept, session) && this.#isCurrent(before)) {
      this.#current.set({...session, provider: kept.provider});
    } else {
      await this.#shared.synchronise();
    }
    this.#tabs.post({type: 'changed'});
    return this.#current.token === session.token;
  }

  /** The session has ended, and there is no way to another one without the user. */
  async expire(ended: EndedSession): Promise<void> {
    const {user, provider} = ended;
    const kept = await this.#changeIf(ended, () => ({user, provider, endsAt: 0, usedAt: 0}));
    if (isOf(kept, {user}) && this.#isCurrent(ended)) this.#current.expire(ended);
    else await this.#shared.synchronise();
    this.#tabs.post({type: 'changed'});
  }

  /** When the server last answered to any tab, in milliseconds of this machine's clock. */
  async lastUse(): Promise<number> {
    const record = await this.#storage.read();
    const uses = [record?.usedAt ?? 0, this.#current.session?.usedAt ?? 0];
    return Math.max(...uses.filter(isPast));
  }

  /** Keeps that an attempt has failed, for the tabs that are waiting for their turn. */
  async noteFailure(ended: EndedSession, failure: RestoreFailure): Promise<void> {
    if (!this.#storage.isShared) return;
    await this.#changeIf(ended, (record) => ({...record, failure}));
    this.#tabs.post({type: 'restore-failed', failure});
  }

  /** The attempt that failed in another tab since then, in milliseconds of this machine's clock. */
  async failureSince(time: number): Promise<RestoreFailure | undefined> {
    const {failure} = (this.#storage.isShared && (await this.#storage.read())) || {};
    return failure && failure.at >= time && isPast(failure.at) ? failure : undefined;
  }

  /** The kept sign-in of this user, if there is one and its time is not over. */
  async remembered(ended: EndedSession): Promise<RememberedSignIn | undefined> {
    const record = await this.#storage.read();
    const {remembered} = isOf(record, ended) ? record : {};
    return remembered && remembered.until > Date.now() ? remembered : undefined;
  }

  /** Forgets the kept sign-in. */
  async forgetRemembered(ended: EndedSession): Promise<void> {
    await this.#changeIf(ended, (record) => ({...record, remembered: undefined}));
  }

  #changeIf(
    ended: EndedSession,
    change: (record: SessionRecord) => SessionRecord,
  ): Promise<SessionRecord | undefined> {
    return this.#storage.change((record) => (isOf(record, ended) ? change(record) : record));
  }

  /** At the start of the page no session is there yet, but the one that was stored. */
  #isCurrent({user, token}: EndedSession): boolean {
    const {state, token: now} = this.#current;
    return state.status === 'restoring' || (state.user?.id === user.id && (now ?? undefined) === token);
  }
}
