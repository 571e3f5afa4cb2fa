import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {BrowserContext} from 'playwright-core';
import type {Tab} from './helpers/tab.js';
import {useTabSite} from './helpers/tab-site.js';

const site = useTabSite();

async function setOffline(context: BrowserContext, tabs: readonly Tab[], isOffline: boolean): Promise<void> {
  await context.setOffline(isOffline);
  for (const {page} of tabs)
    await page.waitForFunction((isOnline) => navigator.onLine === isOnline, !isOffline);
}

/** Back online a moment later, with an answer so slow that all tabs know of the network before it comes. */
async function comeBack(context: BrowserContext, tabs: readonly Tab[]): Promise<void> {
  await tabs[0]?.waitForMoment();
  const before = await site.emulator.count('GET /session');
  await site.emulator.fault({method: 'GET', path: '/session', delayMs: 1_000});
  await setOffline(context, tabs, false);
  await site.emulator.waitForRequests('GET /session', before + 1);
  for (const tab of tabs) await tab.waitForTurn();
}

test('offline, calls say that the server cannot be reached, and nobody is signed out', async () => {
  const {tabs, context} = await site.openSignedIn(3);
  const [first] = tabs as [Tab];
  const before = await Promise.all(tabs.map((tab) => tab.events()));

  await setOffline(context, tabs, true);
  assert.deepEqual(
    (await Promise.all(tabs.map((tab) => tab.call(3)))).flat(),
    Array(9).fill('CubeNetworkError'),
  );
  assert.equal(await first.signIn('other'), 'CubeNetworkError');

  for (const tab of tabs) assert.equal(await tab.state(), 'authenticated demo');
  assert.deepEqual(await Promise.all(tabs.map((tab) => tab.events())), before);
  await setOffline(context, tabs, false);
  assert.deepEqual(await first.call(), ['demo']);
});

test('back online, the session is checked once for all tabs', async () => {
  const {tabs, context} = await site.openSignedIn(4);
  await setOffline(context, tabs, true);

  await comeBack(context, tabs);

  assert.deepEqual(await site.emulator.requests(), ['GET /session']);
  for (const tab of tabs) assert.equal(await tab.state(), 'authenticated demo');
  for (const tab of tabs) await tab.use();
  for (const tab of tabs) await tab.waitForTurn();
  assert.deepEqual(await site.emulator.requests(), ['GET /session']);
});

test('a session that ended meanwhile is restored once for all tabs', async () => {
  const {tabs, context} = await site.openSignedIn(4, {remember: true});
  await setOffline(context, tabs, true);
  await site.emulator.expireSessions();

  await comeBack(context, tabs);

  assert.deepEqual(await site.emulator.requests(), ['GET /session', 'POST /session', 'POST /login']);
  const tokens = await Promise.all(tabs.map((tab) => tab.token()));
  assert.equal(new Set(tokens).size, 1);
  for (const tab of tabs) assert.deepEqual(await tab.call(), ['demo']);
});

test('where it cannot be restored, all tabs say that it has ended', async () => {
  const {tabs, context} = await site.openSignedIn(3);
  await setOffline(context, tabs, true);
  await site.emulator.expireSessions();

  await comeBack(context, tabs);

  for (const tab of tabs) await tab.waitFor('expired demo');
  assert.deepEqual(await site.emulator.requests(), ['GET /session']);
});

test('a network that comes and goes is no loop: one check for each time it is back', async () => {
  const {tabs, context} = await site.openSignedIn(2);
  for (let round = 1; round <= 3; round += 1) {
    await setOffline(context, tabs, true);
    await comeBack(context, tabs);
    for (const tab of tabs) assert.equal(await tab.state(), 'authenticated demo');
    assert.equal(await site.emulator.count('GET /session'), round);
  }
});

test('signing out offline signs all tabs out, and nobody comes back with the network', async () => {
  const {tabs, context} = await site.openSignedIn(3, {remember: true});
  const [first] = tabs as [Tab];
  await setOffline(context, tabs, true);

  await first.signOut();
  for (const tab of tabs) await tab.waitFor('anonymous');
  await setOffline(context, tabs, false);
  for (const tab of tabs) await tab.waitForTurn();

  for (const tab of tabs) await tab.page.reload();
  for (const tab of tabs) await tab.waitFor('anonymous');
  assert.equal(await site.emulator.count('GET /session'), 0);
});
