import assert from 'node:assert/strict';
import {test} from 'node:test';
import {startProfiles} from './helpers/profiles.js';
import type {Tab} from './helpers/tab.js';
import {useTabSite} from './helpers/tab-site.js';

// Playwright switches the cache off.
const site = useTabSite(startProfiles({ignoreDefaultArgs: ['--disable-back-forward-cache']}));

/** Goes to another page, and stays there for a moment. */
async function leave(tab: Tab): Promise<void> {
  const {page} = tab;
  await page.evaluate(() => {
    window.addEventListener('pageshow', ({persisted}) => {
      document.documentElement.dataset.shown = persisted ? 'from the cache' : 'anew';
    });
  });
  await page.goto(`${site.url}/elsewhere`);
  await tab.waitForMoment();
}

async function goBack({page}: Tab): Promise<void> {
  // Playwright's own waits for a load, which such a page has not.
  await page.evaluate(() => history.back());
  await page.waitForFunction(() => document.documentElement.dataset.shown !== undefined);
  assert.equal(await page.evaluate(() => document.documentElement.dataset.shown), 'from the cache');
}

test('a page that comes back from the cache has its session checked, once', async () => {
  const {tabs} = await site.openSignedIn(2);
  const [first, second] = tabs as [Tab, Tab];
  const events = await first.events();
  await leave(first);
  assert.deepEqual(await site.emulator.requests(), []);

  await goBack(first);
  await site.emulator.waitForRequests('GET /session', 1);
  for (const tab of tabs) await tab.waitForTurn();
  await first.use();
  for (const tab of tabs) await tab.waitForTurn();

  assert.deepEqual(await site.emulator.requests(), ['GET /session']);
  assert.deepEqual(await first.events(), events);
  assert.deepEqual(await second.call(), ['demo']);
});

test('it follows the other tabs again', async () => {
  const {tabs} = await site.openSignedIn(2);
  const [first, second] = tabs as [Tab, Tab];
  await leave(first);
  await goBack(first);

  await second.signOut();
  await first.waitFor('anonymous');
  await first.signIn('other');
  await second.waitFor('authenticated other');
});

test('who signed out while it was away is not signed in on it, and nobody asks the server', async () => {
  const {tabs} = await site.openSignedIn(2);
  const [first, second] = tabs as [Tab, Tab];
  await leave(first);
  await second.signOut();
  await site.emulator.clearRequests();

  await goBack(first);

  await first.waitFor('anonymous');
  assert.deepEqual((await first.events()).slice(-2), ['authenticated to anonymous', 'no token']);
  await first.waitForTurn();
  assert.deepEqual(await site.emulator.requests(), []);
});

test('who signed in while it was away is signed in on it', async () => {
  const {tabs} = await site.openSignedIn(2);
  const [first, second] = tabs as [Tab, Tab];
  await leave(first);
  await second.signIn('other');

  await goBack(first);

  await first.waitFor('authenticated other');
  assert.equal(await first.token(), await second.token());
  assert.deepEqual(await first.call(), ['demo']);
});

test('a session that ended while it was away is restored', async () => {
  const {tabs} = await site.openSignedIn(1, {remember: true});
  const [first] = tabs as [Tab];
  const token = await first.token();
  await leave(first);
  await site.emulator.expireSessions();

  await goBack(first);
  await site.emulator.waitForRequests('POST /login', 1);
  await first.waitForTurn();

  assert.equal(await site.emulator.count('GET /session'), 1);
  assert.equal(await site.emulator.count('POST /login'), 1);
  assert.equal(await first.state(), 'authenticated demo');
  assert.notEqual(await first.token(), token);
});
