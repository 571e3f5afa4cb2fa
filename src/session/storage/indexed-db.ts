import {createStore, del, get, promisifyRequest, type UseStore} from 'idb-keyval';
import {isSessionRecord, type SessionRecord} from './session-record.js';
import {storedVersion, type Kept, type StorageTier} from './storage-tier.js';
import {seal, unseal, type Sealed} from './vault.js';

/** The form in which a record is stored: encrypted wherever the page is a secure context. */
interface Envelope {
  readonly version: number;
  readonly stamp: string;
  readonly writtenAt: number;
  readonly sealed?: Sealed;
  readonly record?: SessionRecord;
}

/** Whether this page may encrypt: WebCrypto is there in secure contexts only. */
export const canEncrypt = (): boolean => 'subtle' in crypto;

/** A connection that gets out of the way when another page deletes or changes the database. */
function connect(): UseStore {
  const database = createStore('cube-elements', 'sessions');
  return (mode, work) =>
    database(mode, (store) => {
      const {db} = store.transaction;
      db.onversionchange = () => db.close();
      return work(store);
    });
}

/** Rubbish has none. */
function toStamp(found: unknown): string | undefined {
  const {stamp} = (found ?? {}) as {stamp?: unknown};
  return typeof stamp === 'string' ? stamp : undefined;
}

/** One connection for all sessions of the page: nothing would ever close that of a session that is gone. */
let database: UseStore | undefined;

/** A connection that has died is opened anew, once. */
async function run<Value>(work: (database: UseStore) => Promise<Value>): Promise<Value> {
  try {
    return await work((database ??= connect()));
  } catch {
    return work((database = connect()));
  }
}

/** Keeps the session in IndexedDB, where all tabs of the origin find it, now and at later visits. */
export function createIndexedDb(key: string): StorageTier {
  async function open(store: UseStore, found: unknown): Promise<Kept> {
    const {version, writtenAt, sealed, record} = (found ?? {}) as Partial<Envelope>;
    const stamp = toStamp(found);
    try {
      const value = sealed ? await unseal(store, key, sealed) : record;
      if (version === storedVersion && isSessionRecord(value)) return {stamp, writtenAt, record: value};
    } catch {
      // Sealed by a key that is gone. Said by the answer.
    }
    return {stamp, isUnreadable: true};
  }

  const close = async (store: UseStore, record: SessionRecord): Promise<Envelope> => ({
    version: storedVersion,
    stamp: String(Math.random()),
    writtenAt: Date.now(),
    ...(canEncrypt() ? {sealed: await seal(store, key, record)} : {record}),
  });

  return {
    name: 'indexeddb',

    read: () =>
      run(async (store) => {
        const found = await get<unknown>(key, store);
        return found === undefined ? {} : open(store, found);
      }),

    write: (record, seen, isWanted = () => true) =>
      run(async (store) => {
        const envelope = record && (await close(store, record));
        return store('readwrite', async (entries) => {
          const found = (await promisifyRequest(entries.get(key))) as unknown;
          if (toStamp(found) !== seen.stamp || !isWanted()) return false;
          if (envelope) entries.put(envelope, key);
          else entries.delete(key);
          await promisifyRequest(entries.transaction);
          return true;
        });
      }),

    clear: () => run((store) => del(key, store)),
  };
}
