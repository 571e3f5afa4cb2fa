import type {Page} from 'playwright-core';
import type {createIndexedDb} from '../../../src/session/storage/indexed-db.js';
import type {SessionRecord} from '../../../src/session/storage/session-record.js';

const keyOf = (endpoint: string) => `1@${endpoint}`;

/** The library's own storage, as the demo's server hands it out. */
const storageModule = '/stored-session.js';

interface StorageModule {
  readonly createIndexedDb: typeof createIndexedDb;
}

/** Puts anything in the place of the stored session, as another script or another version might have. */
export const storeAnything = (page: Page, endpoint: string, value: unknown) =>
  page.evaluate(
    ([key, stored]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('cube-elements');
        opening.onerror = () => reject(opening.error ?? new Error('IndexedDB failed'));
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('sessions', 'readwrite');
          transaction.objectStore('sessions').put(stored, key);
          transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB failed'));
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    [keyOf(endpoint), value] as const,
  );

/** Stores a session as the library does: encrypted. */
export const storeSession = (page: Page, endpoint: string, record: SessionRecord) =>
  page.evaluate(
    async ([path, key, session]) => {
      const library = (await import(path)) as StorageModule;
      const tier = library.createIndexedDb(key);
      if (!(await tier.write(session, await tier.read()))) throw new Error('Another tab was faster.');
    },
    [storageModule, keyOf(endpoint), record] as const,
  );

/** Reads the stored session as the library does. */
export const readSession = (page: Page, endpoint: string) =>
  page.evaluate(
    async ([path, key]) => {
      const library = (await import(path)) as StorageModule;
      return (await library.createIndexedDb(key).read()).record;
    },
    [storageModule, keyOf(endpoint)] as const,
  );

/**
 * All that the origin has stored in its databases, in `localStorage`, `sessionStorage`, cookies and caches: what
 * somebody can read of it in the console. Bytes count as text in every plausible encoding, and of a key everything
 * that the browser gives out.
 */
export const readAllStorage = (page: Page) =>
  page.evaluate(async () => {
    const decode = (bytes: BufferSource) =>
      ['utf-8', 'utf-16le'].map((encoding) => new TextDecoder(encoding).decode(bytes)).join(' ');

    const exportKey = async (key: CryptoKey) => {
      const formats = ['raw', 'jwk'] as const;
      const exported = await Promise.allSettled(
        formats.map((format) => crypto.subtle.exportKey(format, key)),
      );
      return exported.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    };

    async function toText(value: unknown): Promise<string> {
      if (value instanceof CryptoKey) return `CryptoKey ${await toText(await exportKey(value))}`;
      if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return decode(value as BufferSource);
      if (typeof value !== 'object' || value === null) return String(value);
      const parts = Object.entries(value).map(async ([name, part]) => `${name}: ${await toText(part)}`);
      return (await Promise.all(parts)).join('\n');
    }

    const settle = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('IndexedDB failed'));
      });

    async function readDatabase(name: string): Promise<string> {
      const database = await settle(indexedDB.open(name));
      const parts = [name];
      for (const storeName of database.objectStoreNames) {
        const store = database.transaction(storeName).objectStore(storeName);
        const [keys, values] = await Promise.all([settle(store.getAllKeys()), settle(store.getAll())]);
        parts.push(storeName, await toText(keys), await toText(values));
      }
      database.close();
      return parts.join('\n');
    }

    const databases = await indexedDB.databases();
    const texts = await Promise.all(databases.map(({name = ''}) => readDatabase(name)));
    return [
      ...texts,
      await toText(localStorage),
      await toText(sessionStorage),
      document.cookie,
      await toText(await caches.keys()),
    ].join('\n');
  });
