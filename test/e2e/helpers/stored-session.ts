import type {Page} from 'playwright-core';

/** Puts something in the place of the stored session, as another script or another version might have. */
export const storeSession = (page: Page, endpoint: string, record: unknown) =>
  page.evaluate(
    ([key, value]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('cube-elements');
        opening.onerror = () => reject(opening.error ?? new Error('IndexedDB failed'));
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('sessions', 'readwrite');
          transaction.objectStore('sessions').put(value, key);
          transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB failed'));
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    [`1@${endpoint}`, record] as const,
  );

/** Reads what is stored in that place. */
export const readStoredSession = (page: Page, endpoint: string) =>
  page.evaluate(
    (key) =>
      new Promise<unknown>((resolve, reject) => {
        const opening = indexedDB.open('cube-elements');
        opening.onerror = () => reject(opening.error ?? new Error('IndexedDB failed'));
        opening.onsuccess = () => {
          const reading = opening.result.transaction('sessions').objectStore('sessions').get(key);
          reading.onerror = () => reject(reading.error ?? new Error('IndexedDB failed'));
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result);
          };
        };
      }),
    `1@${endpoint}`,
  );
