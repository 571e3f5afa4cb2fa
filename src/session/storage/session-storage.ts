import {CubeError} from '../../errors.js';
import {canEncrypt, createIndexedDb} from './indexed-db.js';
import {createMemory} from './memory.js';
import type {SessionRecord} from './session-record.js';
import type {Kept, StorageTier, StorageTierName} from './storage-tier.js';
import {createTabStorage} from './tab-storage.js';

/**
 * How long a session is to be kept: on this device, for all tabs and later visits; as long as this tab lives; or
 * not at all, until the page is left.
 */
export type Persistence = 'device' | 'tab' | 'none';

/** Makes of what is kept what is to be kept. Returns the very same record where nothing is to be changed. */
export type RecordChange = (current: SessionRecord | undefined) => SessionRecord | undefined;

const timeLimit = 2_000;

function withinTimeLimit<Value>(work: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout>;
  const limit = new Promise<never>((_resolve, reject) => {
    const giveUp = (): void => reject(new CubeError('The storage does not answer.'));
    // In two halves: a page that was busy or asleep finds the first one over, and its answer waiting.
    timer = setTimeout(() => (timer = setTimeout(giveUp, timeLimit / 2)), timeLimit / 2);
  });
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
}

const descriptions: Readonly<Record<StorageTierName, string>> = {
  indexeddb: 'in IndexedDB',
  sessionstorage: 'as long as this tab lives',
  memory: 'until the page is left',
};

/** Without a page there is no tab: what calls itself so there is shared by all that the process serves. */
const hasTab = (): boolean => typeof document === 'object';

const createTiers: Readonly<Record<Persistence, (key: string) => StorageTier[]>> = {
  device: (key) => [
    ...(hasTab() || typeof indexedDB === 'object' ? [createIndexedDb(key)] : []),
    ...(hasTab() ? [createTabStorage(`${key} instead of IndexedDB`, true)] : []),
    createMemory(),
  ],
  tab: (key) => [...(hasTab() ? [createTabStorage(key, false)] : []), createMemory()],
  none: () => [createMemory()],
};

/**
 * Keeps the session of one app, in the first place that works. No method ever rejects: storage that refuses must not
 * break a sign-in.
 */
export class SessionStorage {
  readonly #onProblem: (problem: CubeError) => void;
  #tiers: readonly StorageTier[];
  #known: SessionRecord | undefined;
  #givenUp: StorageTier[] = [];
  #isSettled = false;
  #queue: Promise<SessionRecord | undefined> = Promise.resolve(undefined);

  /**
   * @param key Names the app; two apps never share a record.
   * @param onProblem Told, once for each cause, why the session will not live as long as it should.
   */
  constructor(key: string, persistence: Persistence, onProblem: (problem: CubeError) => void) {
    this.#tiers = createTiers[persistence](key);
    this.#onProblem = onProblem;
  }

  get tier(): StorageTierName {
    return this.#tiers[0]?.name ?? 'memory';
  }

  /** Whether the other tabs find here what this one has kept. */
  get isShared(): boolean {
    return this.tier === 'indexeddb';
  }

  /** Whether a sign-in may be kept here: only if it is encrypted. */
  get canRemember(): boolean {
    return this.isShared && canEncrypt();
  }

  read(): Promise<SessionRecord | undefined> {
    return this.change((current) => current);
  }

  /**
   * Changes what is kept, as one step: where another tab is faster, `change` is called again with what that one has
   * written. Resolves to what is kept then.
   */
  change(change: RecordChange): Promise<SessionRecord | undefined> {
    return (this.#queue = this.#queue.then(() => this.#change(change)));
  }

  async #change(change: RecordChange): Promise<SessionRecord | undefined> {
    for (;;) {
      const [tier, ...others] = this.#tiers;
      if (!tier) return this.#known;
      let isOver = false;
      try {
        const kept = await withinTimeLimit(this.#changeIn(tier, others, change, () => !isOver));
        if (this.#known && this.#known.user.id !== kept?.user.id) this.#forgetElsewhere(this.#known);
        return (this.#known = kept);
      } catch (cause) {
        isOver = true;
        await this.#giveUp(tier, others, cause);
      }
    }
  }

  async #changeIn(
    tier: StorageTier,
    others: readonly StorageTier[],
    change: RecordChange,
    isWanted: () => boolean,
  ): Promise<SessionRecord | undefined> {
    for (;;) {
      const seen = await tier.read();
      if (seen.isUnreadable) {
        this.#onProblem(
          new CubeError('The stored session is corrupt or of another version. It was dropped.'),
        );
      }
      const record = change(await this.#findNewest(seen, others));
      const isKept = record === seen.record && !seen.isUnreadable;
      if (isKept || (await this.#write(tier, record, seen, isWanted))) {
        await this.#settle(others);
        return record;
      }
      if (!isWanted()) return record;
    }
  }

  async #write(
    tier: StorageTier,
    record: SessionRecord | undefined,
    seen: Kept,
    isWanted: () => boolean,
  ): Promise<boolean> {
    try {
      return await tier.write(record, seen, isWanted);
    } catch (error) {
      // A full disk may still delete: an older session must not come back at the next visit.
      if (record?.token !== seen.record?.token)
        await tier.write(undefined, seen, isWanted).catch(() => false);
      throw error;
    }
  }

  /**
   * At the first look, what was kept further down may be newer: at an earlier load of the page this place could not
   * be used.
   */
  async #findNewest(seen: Kept, [tier]: readonly StorageTier[]): Promise<SessionRecord | undefined> {
    if (this.#isSettled || !tier) return seen.record;
    const leftover: Kept = await tier.read().catch(() => ({}));
    const {writtenAt = 0} = leftover;
    return writtenAt > (seen.writtenAt ?? 0) ? leftover.record : seen.record;
  }

  async #settle(others: readonly StorageTier[]): Promise<void> {
    if (this.#isSettled) return;
    this.#isSettled = true;
    for (const tier of others) await tier.clear().catch(() => undefined);
  }

  /** Goes on with the next place, which takes over what this one was known to hold. */
  async #giveUp(tier: StorageTier, others: readonly StorageTier[], cause: unknown): Promise<void> {
    this.#tiers = others;
    this.#isSettled = true;
    this.#givenUp.push(tier);
    const [next] = others;
    if (this.#known) await next?.write(this.#known, {}).catch(() => false);
    const {[tier.name]: wanted, [this.tier]: instead} = descriptions;
    this.#onProblem(
      new CubeError(`The session cannot be kept ${wanted}, so it is kept ${instead}.`, {cause}),
    );
  }

  /** A session that is over must not come back from a place that works again at the next visit. */
  #forgetElsewhere(ended: SessionRecord): void {
    const forget = async (tier: StorageTier): Promise<void> => {
      const seen = await tier.read();
      if (seen.record?.user.id === ended.user.id) await tier.write(undefined, seen);
    };
    for (const tier of this.#givenUp) forget(tier).catch(() => undefined);
  }
}
