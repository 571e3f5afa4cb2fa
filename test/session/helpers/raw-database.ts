import {createStore, del, entries, get, set, type UseStore} from 'idb-keyval';

/** The database of the library as any script of the page, or a person at the console, reads and writes it. */
export const databaseName = 'cube-elements';

let database: UseStore | undefined;

/** A connection like that of another page: it gets out of the way when the database is deleted. */
function connect(): UseStore {
  const connection = createStore(databaseName, 'sessions');
  return (mode, work) =>
    connection(mode, (store) => {
      const {db} = store.transaction;
      db.onversionchange = () => db.close();
      db.onclose = () => (database = undefined);
      return work(store);
    });
}

async function run<Value>(work: (store: UseStore) => Promise<Value>): Promise<Value> {
  try {
    return await work((database ??= connect()));
  } catch {
    return work((database = connect()));
  }
}

export const rawEntries = () => run((store) => entries<string, unknown>(store));
export const rawGet = (key: string) => run((store) => get<unknown>(key, store));
export const rawSet = (key: string, value: unknown) => run((store) => set(key, value, store));
export const rawDelete = (key: string) => run((store) => del(key, store));

const settled = (request: IDBRequest): Promise<void> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve();
    request.onerror = () => reject(new Error('IndexedDB refuses.', {cause: request.error}));
  });

/** Deletes the database, as "Clear site data" does. Every open connection is asked to close. */
export const deleteDatabase = (): Promise<void> => settled(indexedDB.deleteDatabase(databaseName));

/** Every text, number and byte sequence in what the database holds, its names included. */
export async function databaseText(): Promise<string> {
  const texts: string[] = [];
  const seen = new Set<unknown>();
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) {
      texts.push(String(value));
    } else if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
      // Whatever is written in clear shows in one of them.
      for (const encoding of ['utf-8', 'utf-16le', 'latin1'])
        texts.push(new TextDecoder(encoding).decode(value));
    } else if (!seen.has(value)) {
      seen.add(value);
      if (value instanceof Map || value instanceof Set) for (const entry of value) collect(entry);
      for (const key of Reflect.ownKeys(value)) {
        collect(String(key));
        collect(Reflect.get(value, key));
      }
    }
  };
  for (const {name} of await indexedDB.databases()) collect(name);
  for (const entry of await rawEntries()) collect(entry);
  return texts.join('\n');
}

/**
 * Keeps a writing transaction open, as a tab does that hangs: whatever else wants to read or write has to wait.
 * Resolves when it is held; returns the function that lets go.
 */
export function holdDatabase(): Promise<() => void> {
  return run(
    (store) =>
      new Promise((resolve, reject) => {
        store('readwrite', (records) => {
          let isHeld = true;
          const hold = (): void => {
            resolve(() => (isHeld = false));
            // A transaction ends by itself unless it always has something to do.
            if (isHeld) records.count().onsuccess = hold;
          };
          hold();
        }).catch(reject);
      }),
  );
}
