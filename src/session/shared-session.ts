import type {PasswordCredentials, User} from '../api/models.js';
import type {CurrentSession} from './current-session.js';
import type {UserSession} from './session-state.js';
import type {RememberedSignIn, SessionRecord} from './storage/session-record.js';
import type {SessionStorage} from './storage/session-storage.js';
import type {Tabs} from './tabs.js';

const oneMinute = 60_000;
const thirtyDays = 30 * 24 * 60 * oneMinute;

/** A sign-in is remembered by the name that the user has now. */
function followUser(
  remembered: RememberedSignIn | undefined,
  {login, email}: User,
  newPassword: string | undefined,
): RememberedSignIn | undefined {
  if (!remembered) return undefined;
  const {credentials, until} = remembered;
  const password = newPassword ?? credentials.password;
  if ('login' in credentials && login) return {credentials: {login, password}, until};
  return email ? {credentials: {email, password}, until} : remembered;
}

/**
 * Keeps the session of this page, the stored one and that of the other tabs one and the same. What the storage holds
 * is what counts: a change is written there as one step, so that nobody's sign-out is ever undone by a late answer.
 */
export class SharedSession {
  readonly #current: CurrentSession;
  readonly #storage: SessionStorage;
  readonly #tabs: Tabs;
  #storedUse = 0;

  constructor(current: CurrentSession, storage: SessionStorage, tabs: Tabs) {
    this.#current = current;
    this.#storage = storage;
    this.#tabs = tabs;
  }

  /** Reads the stored session, for the first time on this page. A remembered sign-in whose time is over is deleted. */
  read(): Promise<SessionRecord | undefined> {
    return this.#storage.change((record) =>
      record?.remembered && record.remembered.until <= Date.now()
        ? {...record, remembered: undefined}
        : record,
    );
  }

  /** Reads what another tab has stored, and takes it over. */
  async synchronise(): Promise<void> {
    if (!this.#storage.isShared) return;
    for (;;) {
      const {state, token} = this.#current;
      const record = await this.#storage.read();
      // What changed here meanwhile is newer, and on its way into the storage.
      if (state === this.#current.state && token === this.#current.token) {
        this.follow(record);
        return;
      }
    }
  }

  /** @param signedOut Id of the user who has signed out in another tab, if one has. */
  async handleChange(signedOut: number | undefined): Promise<void> {
    if (this.#storage.isShared) await this.synchronise();
    else if (signedOut !== undefined && signedOut === this.#current.state.user?.id) await this.signOut();
  }

  /**
   * A user has signed in. It is stored before it is said, since many a page is left as soon as somebody is signed in.
   * @param isLatest Whether nothing has overtaken the sign-in.
   * @returns whether it is the session that counts.
   */
  async signIn(
    session: UserSession,
    isLatest: () => boolean,
    credentials?: PasswordCredentials,
  ): Promise<boolean> {
    const remembered =
      credentials && this.#storage.canRemember ? {credentials, until: Date.now() + thirtyDays} : undefined;
    if (isLatest()) await this.#storage.change((record) => (isLatest() ? {...session, remembered} : record));
    if (!isLatest()) return false;
    this.#current.set(session);
    this.#tabs.post({type: 'changed'});
    return true;
  }

  /** The user has signed out. Resolves when nothing of the session is stored any more. */
  async signOut(): Promise<void> {
    const {user} = this.#current.state;
    const written = this.#storage.change(() => undefined);
    this.#current.leave();
    await written;
    this.#tabs.post({type: 'changed', signedOut: user?.id});
  }

  /**
   * The server has confirmed what is new about the user.
   * @param password The new one, if it has been changed: a sign-in that is remembered follows it.
   */
  async replaceUser(user: User, password?: string): Promise<void> {
    const {session} = this.#current;
    if (session?.user.id !== user.id) return;
    const written = this.#storage.change((record) =>
      record?.user.id === user.id
        ? {...record, user, remembered: followUser(record.remembered, user, password)}
        : record,
    );
    this.#current.set({...session, user});
    await written;
    this.#tabs.post({type: 'changed'});
  }

  /** Every answer prolongs the token. The storage learns of it now and then: a write for each would be waste. */
  async prolong(token: string, endsAt: number): Promise<void> {
    this.#current.prolong(token, endsAt);
    const usedAt = Date.now();
    if (Math.abs(usedAt - this.#storedUse) < oneMinute) return;
    this.#storedUse = usedAt;
    await this.#storage.change((record) => (record?.token === token ? {...record, endsAt, usedAt} : record));
  }

  /** Takes over what another tab has stored. */
  follow(record: SessionRecord | undefined): void {
    if (!record) {
      this.#current.leave();
    } else if (record.token === undefined) {
      this.#current.expire(record);
    } else {
      const {user, token, endsAt, usedAt, provider} = record;
      const {session} = this.#current;
      // Not every answer is stored, so this page may know more of the token; unless the clock has been set back.
      const knowsMore = session?.token === token && session.usedAt > usedAt && session.usedAt <= Date.now();
      this.#current.set({...(knowsMore ? session : {token, endsAt, usedAt}), user, provider});
    }
  }
}
