import type {User} from '../api/models.js';
import {toRecord, type SessionRecord} from './session-record.js';
import type {UserSession} from './session-state.js';
import type {SessionStorage, StorageTier} from './session-storage.js';

const oneMinute = 60_000;

/** What is kept of the session between visits. */
export class StoredSession {
  readonly #storage: SessionStorage;
  #endsAt = 0;

  constructor(storage: SessionStorage) {
    this.#storage = storage;
  }

  get tier(): StorageTier {
    return this.#storage.tier;
  }

  async read(): Promise<SessionRecord | undefined> {
    const record = await this.#storage.read();
    this.#endsAt = record?.endsAt ?? 0;
    return record;
  }

  async keep(session: UserSession): Promise<void> {
    this.#endsAt = session.endsAt;
    await this.#storage.write(toRecord(session.user, session));
  }

  /** Every answer prolongs the token. The storage learns of it now and then: a write for each would be waste. */
  async prolong(session: UserSession): Promise<void> {
    if (session.endsAt - this.#endsAt > oneMinute) await this.keep(session);
  }

  /** Keeps only whose session has expired. */
  async keepExpired(user: User): Promise<void> {
    await this.#storage.write(toRecord(user));
  }

  async clear(): Promise<void> {
    await this.#storage.clear();
  }
}
