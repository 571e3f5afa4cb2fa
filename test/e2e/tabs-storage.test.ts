import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Tab} from './helpers/tab.js';
import {useTabSite} from './helpers/tab-site.js';

const site = useTabSite();

const smallQuota = 256 * 1024;

const deleteDatabase = ({page}: Tab) =>
  page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const deleting = indexedDB.deleteDatabase('cube-elements');
        deleting.onsuccess = () => resolve();
        deleting.onerror = () => reject(deleting.error ?? new Error('IndexedDB failed'));
        deleting.onblocked = () => reject(new Error('A tab keeps the database open.'));
      }),
  );

const tier = ({page}: Tab) => page.evaluate(() => document.querySelector('cube-session')?.store.storageTier);

async function setQuota(tab: Tab, quotaSize: number): Promise<void> {
  const tools = await tab.tools();
  await tools.send('Storage.overrideQuotaForOrigin', {origin: site.url, quotaSize});
}

/** Fills the storage of this origin with a database of its own, until nothing more fits. */
const fillStorage = ({page}: Tab) =>
  page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('other');
        opening.onupgradeneeded = () => opening.result.createObjectStore('entries', {autoIncrement: true});
        opening.onerror = () => reject(opening.error ?? new Error('IndexedDB failed'));
        opening.onsuccess = () => {
          const put = (size: number): void => {
            const transaction = opening.result.transaction('entries', 'readwrite');
            transaction.objectStore('entries').put(new Uint8Array(size));
            transaction.oncomplete = () => put(size);
            transaction.onabort = () => {
              if (size > 256) put(size / 2);
              else resolve();
            };
          };
          put(64 * 1024);
        };
      }),
  );

test('the database is deleted while tabs are open: signing in works and is kept, and the tabs agree', async () => {
  const {tabs, open} = await site.openTabs(2);
  const [first, second] = tabs as [Tab, Tab];
  const cleaner = await open('/elsewhere');

  await deleteDatabase(cleaner);
  assert.equal(await first.signIn('demo'), 'demo');

  await second.waitFor('authenticated demo');
  assert.equal(await tier(first), 'indexeddb');
  for (const tab of tabs) await tab.page.reload();
  for (const tab of tabs) await tab.waitFor('authenticated demo');
});

test('the database is deleted under a signed-in user: the next sign-in and sign-out work in all tabs', async () => {
  const {tabs, open} = await site.openSignedIn(2, {remember: true});
  const [first, second] = tabs as [Tab, Tab];
  const cleaner = await open('/elsewhere');

  await deleteDatabase(cleaner);
  assert.deepEqual(await first.call(), ['demo'], 'the page goes on');
  assert.equal(await first.signIn('other'), 'other');
  await second.waitFor('authenticated other');

  await deleteDatabase(cleaner);
  await second.signOut();
  for (const tab of tabs) await tab.waitFor('anonymous');
  for (const tab of tabs) await tab.page.reload();
  for (const tab of tabs) await tab.waitFor('anonymous');
});

test('signing in works where the storage quota is used up, and the page says where it is kept', async () => {
  const {tabs, watch} = await site.openTabs(2);
  const [first, second] = tabs as [Tab, Tab];
  await setQuota(first, 1);
  watch.expectConsoleError(
    /The session cannot be kept in IndexedDB, so it is kept as long as this tab lives/,
  );

  assert.equal(await first.signIn('demo'), 'demo');

  assert.equal(await tier(first), 'sessionstorage');
  assert.deepEqual(await first.call(), ['demo']);
  await first.page.reload();
  await first.waitFor('authenticated demo');
  assert.equal(await second.state(), 'anonymous', 'no other tab can find it');
});

test('the quota is used up under a signed-in user: another sign-in works, and the first user never comes back', async () => {
  const {tabs, watch} = await site.openTabs(2);
  const [first, second] = tabs as [Tab, Tab];
  await setQuota(first, smallQuota);
  await first.signIn('demo');
  await second.waitFor('authenticated demo');
  await fillStorage(first);
  watch.expectConsoleError(/The session cannot be kept in IndexedDB/);

  assert.equal(await first.signIn('other'), 'other');

  await second.waitFor('anonymous');
  for (const tab of tabs) await tab.page.reload();
  await first.waitFor('authenticated other');
  // What the first user had stored has made room, so that the other tab may find the new one.
  await second.page.waitForFunction(() => window.sessionEvents.length > 0);
  for (const tab of tabs) assert.doesNotMatch((await tab.events()).join(), /demo/);
});

test('signing out works where the storage quota is used up', async () => {
  const {tabs} = await site.openTabs(2);
  const [first, second] = tabs as [Tab, Tab];
  await setQuota(first, smallQuota);
  await first.signIn('demo');
  await second.waitFor('authenticated demo');
  await fillStorage(second);

  await first.signOut();

  for (const tab of tabs) await tab.waitFor('anonymous');
  for (const tab of tabs) await tab.page.reload();
  for (const tab of tabs) await tab.waitFor('anonymous');
});
