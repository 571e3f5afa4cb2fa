import {createStore, del, get, set, type UseStore} from 'idb-keyval';
import {CubeError} from '../errors.js';
import {parseRecord, type SessionRecord} from './session-record.js';

/** Where the session is kept: over visits, or only as long as the page is open. */
export type StorageTier = 'indexeddb' | 'memory';

/** Keeps the session of one app. No method ever rejects: storage that refuses must not break a sign-in. */
export interface SessionStorage {
  readonly tier: StorageTier;
  read(): Promise<SessionRecord | undefined>;
  write(record: SessionRecord): Promise<void>;
  clear(): Promise<void>;
}

const timeLimit = 2_000;

function withinTimeLimit<Value>(work: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout>;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new CubeError('IndexedDB does not answer.')), timeLimit);
  });
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
}

/**
 * Keeps the session in IndexedDB, and in memory from the moment that IndexedDB fails.
 * @param key Names the app; two apps never share a record.
 * @param onProblem Told, once for each cause, why the session will not outlive the page.
 */
export function createSessionStorage(key: string, onProblem: (problem: CubeError) => void): SessionStorage {
  let database: UseStore | undefined;
  let tier: StorageTier = 'indexeddb';
  let memory: SessionRecord | undefined;

  /** Runs on IndexedDB. Anything it throws, at once or later, moves the session to memory. */
  async function attempt<Value>(work: (database: UseStore) => Promise<Value>): Promise<Value | undefined> {
    if (tier === 'memory') return undefined;
    try {
      return await withinTimeLimit(work((database ??= createStore('cube-elements', 'sessions'))));
    } catch (cause) {
      tier = 'memory';
      onProblem(
        new CubeError('IndexedDB cannot be used: the user stays signed in until the page is left.', {cause}),
      );
      return undefined;
    }
  }

  return {
    get tier() {
      return tier;
    },

    async read() {
      const value = await attempt((store) => get<unknown>(key, store));
      try {
        return parseRecord(tier === 'memory' ? memory : value);
      } catch (problem) {
        onProblem(problem as CubeError);
        await this.clear();
        return undefined;
      }
    },

    async write(record) {
      memory = record;
      await attempt((store) => set(key, record, store));
    },

    async clear() {
      memory = undefined;
      await attempt((store) => del(key, store));
    },
  };
}
