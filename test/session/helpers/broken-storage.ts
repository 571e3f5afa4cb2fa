import {closeConnections} from './connections.js';

/** Ways in which browsers keep a page from its storage. All of them are undone after each test. */

const undo: (() => void)[] = [];

afterEach(() => {
  for (const step of undo.splice(0).reverse()) step();
});

/** Puts something else in the place of a property. */
export function replaceProperty<Target extends object>(
  target: Target,
  name: keyof Target,
  descriptor: PropertyDescriptor,
): void {
  const original = Object.getOwnPropertyDescriptor(target, name);
  Object.defineProperty(target, name, {configurable: true, ...descriptor});
  undo.push(() => {
    if (original) Object.defineProperty(target, name, original);
    else Reflect.deleteProperty(target, name);
  });
}

/** Undoes all at once: the storage works again. */
export function repairStorage(): void {
  for (const step of undo.splice(0).reverse()) step();
}

const refuse = (name: string): never => {
  throw new DOMException('Refused for this test.', name);
};

const {open} = IDBFactory.prototype;

/** What is open already is closed, so that the page is as it was when it was loaded. */
function replaceIndexedDb(descriptor: PropertyDescriptor): void {
  closeConnections();
  replaceProperty(globalThis, 'indexedDB', descriptor);
}

function replaceOpen(value: typeof open): void {
  closeConnections();
  replaceProperty(IDBFactory.prototype, 'open', {value});
}

/** Opening waits for another page that does not let go of an older version. It does at the end of the test. */
function openHeld(): typeof open {
  const name = `held-${Math.random()}`;
  const holder = open.call(indexedDB, name, 1);
  undo.push(() => holder.result.close());
  return () => {
    const request = open.call(indexedDB, name, 2);
    // Comes too late for anything, and is not the database that was asked for.
    request.addEventListener('success', () => request.result.close());
    return request;
  };
}

/** By what happens to whoever wants to use it. */
export const breakIndexedDb = {
  'is missing': () => replaceIndexedDb({value: undefined}),
  'throws at its mere name': () => replaceIndexedDb({get: () => refuse('SecurityError')}),
  'throws when it is opened': () => replaceOpen(() => refuse('SecurityError')),
  'fails when it is opened': () => replaceOpen(() => open.call(indexedDB, laterDatabase, 1)),
  'does not answer': () => replaceOpen(openHeld()),
  'begins no transaction': () =>
    replaceProperty(IDBDatabase.prototype, 'transaction', {value: () => refuse('InvalidStateError')}),
  'refuses to read': () =>
    replaceProperty(IDBObjectStore.prototype, 'get', {value: () => refuse('UnknownError')}),
  'does not answer to a read': () =>
    replaceProperty(IDBObjectStore.prototype, 'get', {value: () => new EventTarget()}),
} as const;

/** Reading works, but nothing more fits in. */
export const fillIndexedDb = () =>
  replaceProperty(IDBObjectStore.prototype, 'put', {value: () => refuse('QuotaExceededError')});

/** A full disk that shows only when the transaction is to be committed. */
export function fillIndexedDbAtCommit(): void {
  const {put} = IDBObjectStore.prototype;
  replaceProperty(IDBObjectStore.prototype, 'put', {
    value(this: IDBObjectStore, ...values: Parameters<typeof put>) {
      const request = put.apply(this, values);
      request.onsuccess = () => this.transaction.abort();
      return request;
    },
  });
}

export const breakSessionStorage = {
  'is missing': () => replaceProperty(globalThis, 'sessionStorage', {value: undefined}),
  'throws at its mere name': () =>
    replaceProperty(globalThis, 'sessionStorage', {get: () => refuse('SecurityError')}),
  'refuses to read': () =>
    replaceProperty(Storage.prototype, 'getItem', {value: () => refuse('SecurityError')}),
  'is full': () => replaceProperty(Storage.prototype, 'setItem', {value: () => refuse('QuotaExceededError')}),
} as const;

const laterDatabase = 'of-a-later-version';

// Asked for an older version of it, IndexedDB fails.
before(
  () =>
    new Promise((resolve, reject) => {
      const request = open.call(indexedDB, laterDatabase, 2);
      request.onsuccess = () => {
        request.result.close();
        resolve(undefined);
      };
      request.onerror = () => reject(new Error('It cannot be opened.', {cause: request.error}));
    }),
);
