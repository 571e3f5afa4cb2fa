import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {BrowserContext} from 'playwright-core';
import {runSlowly} from './helpers/tab-clock.js';
import type {Tab} from './helpers/tab.js';
import {useTabSite} from './helpers/tab-site.js';

const site = useTabSite();

const oneMinute = 60_000;
const oneDay = 24 * 60 * oneMinute;

/** Sets the clock of this machine, as a person would; the time that passes since the page was loaded goes on. */
const setClock = (context: BrowserContext, milliseconds: number) =>
  context.clock.setSystemTime(Date.now() + milliseconds);

const openTabs = (count: number) => site.openSignedIn(count, {hasTestClock: true});

const signedIn = ['restoring to anonymous', 'anonymous to authenticated demo', 'token'];

const directions = {'a day ahead': oneDay, 'a day behind': -oneDay};

for (const [name, error] of Object.entries(directions)) {
  test(`opened with a clock ${name}, the page knows its user, and asks the server once at most`, async () => {
    const {tabs, context} = await openTabs(1);
    const [tab] = tabs as [Tab];
    await setClock(context, error);

    await tab.page.reload();
    await tab.waitFor('authenticated demo');

    const requests = await site.emulator.requests();
    assert.ok(['', 'GET /session'].includes(requests.join()), requests.join());
    assert.deepEqual(await tab.events(), ['restoring to authenticated demo', 'token']);
    assert.deepEqual(await tab.call(), ['demo']);
  });

  test(`signed in with a clock ${name}, the user stays signed in when the clock is right again`, async () => {
    const {tabs, context, open} = await openTabs(2);
    const [first, second] = tabs as [Tab, Tab];
    await first.signOut();
    await setClock(context, error);
    await first.signIn('demo');
    await site.emulator.clearRequests();

    await setClock(context, 0);
    const third = await open();
    await third.waitFor('authenticated demo');

    assert.ok((await site.emulator.count('GET /session')) <= 1);
    for (const tab of [first, second, third]) assert.deepEqual(await tab.call(), ['demo']);
    assert.equal(await site.emulator.count('POST /login'), 0);
  });

  test(`a clock that is set ${name} while tabs are open signs nobody out: one check for all tabs`, async () => {
    const {tabs, context} = await openTabs(3);
    // Loaded one after the other, as tabs are, they look at their clocks at different moments.
    for (const tab of tabs) {
      await context.clock.runFor(10_000);
      await tab.page.reload();
      await tab.waitFor('authenticated demo');
    }
    await setClock(context, error);

    await runSlowly(tabs, oneMinute);
    for (const tab of tabs) await tab.use();
    await runSlowly(tabs, oneMinute);

    const requests = await site.emulator.requests();
    assert.ok(['', 'GET /session'].includes(requests.join()), requests.join());
    for (const tab of tabs) {
      assert.deepEqual(await tab.events(), ['restoring to authenticated demo', 'token']);
      assert.deepEqual(await tab.call(), ['demo']);
    }
    assert.equal(await site.emulator.count('POST /login'), 0);
  });
}

test('a machine that slept for an hour has the session checked once for all tabs', async () => {
  const {tabs, context} = await openTabs(3);
  await site.emulator.advanceClock(60 * oneMinute);

  await context.clock.fastForward(60 * oneMinute);
  await site.emulator.waitForRequests('GET /session', 1);
  for (const tab of tabs) await tab.waitForTurn();
  await runSlowly(tabs, oneMinute);

  assert.deepEqual(await site.emulator.requests(), ['GET /session']);
  for (const tab of tabs) assert.deepEqual(await tab.events(), signedIn);
});

test('one that slept for three hours finds its session ended, and says so in all tabs', async () => {
  const {tabs, context} = await openTabs(2);
  await site.emulator.advanceClock(180 * oneMinute);

  await context.clock.fastForward(180 * oneMinute);

  for (const tab of tabs) await tab.waitFor('expired demo');
  for (const tab of tabs) {
    assert.deepEqual(await tab.events(), [...signedIn, 'authenticated to expired demo', 'no token']);
  }
});
