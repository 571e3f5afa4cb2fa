import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {BrowserContext} from 'playwright-core';
import {runSlowly} from './helpers/tab-clock.js';
import type {Tab} from './helpers/tab.js';
import {useTabSite} from './helpers/tab-site.js';
import {until} from './helpers/until.js';

const site = useTabSite();

const oneMinute = 60_000;
/** A token lives for two hours; five minutes before its end, it is time to use it. */
const beforeItIsTime = 114.5 * oneMinute;
const whenItIsTime = 116 * oneMinute;

/** Tabs whose clock the test moves together with the server's, with a user just signed in. */
const openTabs = (count: number, path = '/') => site.openSignedIn(count, {path, hasTestClock: true});

/** Lets so much time pass, for the server and the tabs, in which the tabs have nothing to do. */
async function pass(context: BrowserContext, milliseconds: number): Promise<void> {
  await site.emulator.advanceClock(milliseconds);
  await context.clock.runFor(milliseconds);
}

/** Lets a minute and some seconds pass, in which every tab has looked at the time twice. */
async function passTwoLooks(tabs: readonly Tab[]): Promise<void> {
  const time = oneMinute + 5_000;
  await site.emulator.advanceClock(time);
  await runSlowly(tabs, time);
}

const signedIn = ['restoring to anonymous', 'anonymous to authenticated demo', 'token'];

test('a session in use in all tabs is kept alive by one request, shortly before its end', async () => {
  const {tabs, context} = await openTabs(3);
  await pass(context, beforeItIsTime);
  for (const tab of tabs) await tab.use();
  assert.deepEqual(await site.emulator.requests(), [], 'it is not time yet');

  await passTwoLooks(tabs);
  await passTwoLooks(tabs);

  assert.deepEqual(await site.emulator.requests(), ['GET /session']);
  await pass(context, 60 * oneMinute);
  for (const tab of tabs) {
    assert.deepEqual(await tab.events(), signedIn);
    assert.deepEqual(await tab.call(), ['demo']);
  }
  assert.equal(await site.emulator.count('POST /login'), 0);
});

test('use in the last minutes keeps it alive at once, and use in another tab after that asks nothing', async () => {
  const {tabs, context} = await openTabs(2);
  const [first, second] = tabs as [Tab, Tab];
  await pass(context, whenItIsTime);
  assert.deepEqual(await site.emulator.requests(), []);

  await first.use();
  for (const tab of tabs) await tab.waitForTurn();
  assert.deepEqual(await site.emulator.requests(), ['GET /session']);
  await passTwoLooks(tabs);
  await second.use();
  await passTwoLooks(tabs);

  assert.deepEqual(await site.emulator.requests(), ['GET /session']);
});

test('calls keep it alive as well: no request is sent for it in any tab', async () => {
  const {tabs, context} = await openTabs(2);
  const [first, second] = tabs as [Tab, Tab];
  await pass(context, beforeItIsTime);
  await second.use();
  const stamp = await first.storedStamp();
  assert.deepEqual(await first.call(), ['demo']);
  await until('the new end in the storage', async () => (await first.storedStamp()) !== stamp);

  await passTwoLooks(tabs);

  assert.equal(await site.emulator.count('GET /session'), 0);
});

test('a session that nobody uses is not kept alive', async () => {
  const {tabs, context} = await openTabs(2);

  await pass(context, 119 * oneMinute);
  for (const tab of tabs) await tab.waitForTurn();

  assert.deepEqual(await site.emulator.requests(), []);
});

test('with keep-alive="off", a session in use is not kept alive either', async () => {
  const {tabs, context} = await openTabs(2, '/keep-alive-off');
  await pass(context, beforeItIsTime);
  for (const tab of tabs) await tab.use();

  await passTwoLooks(tabs);
  for (const tab of tabs) await tab.use();
  for (const tab of tabs) await tab.waitForTurn();

  assert.deepEqual(await site.emulator.requests(), []);
});
