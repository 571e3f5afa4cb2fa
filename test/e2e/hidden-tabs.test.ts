import assert from 'node:assert/strict';
import {test} from 'node:test';
import {startDesktopProfiles} from './helpers/desktop-profiles.js';
import type {Tab} from './helpers/tab.js';
import {useTabSite} from './helpers/tab-site.js';

const site = useTabSite(startDesktopProfiles);

const oneMinute = 60_000;

const visibility = ({page}: Tab) => page.evaluate(() => document.visibilityState);

async function show(tab: Tab): Promise<void> {
  await tab.page.bringToFront();
  await tab.page.waitForFunction(() => document.visibilityState === 'visible');
}

async function hide(tab: Tab, behind: Tab): Promise<void> {
  await behind.page.bringToFront();
  await tab.page.waitForFunction(() => document.visibilityState === 'hidden');
}

test('a hidden tab does not keep the session alive, though it was used; shown again, it does', async () => {
  const {tabs, context, open} = await site.openSignedIn(1, {hasTestClock: true});
  const [tab] = tabs as [Tab];
  const front = await open('/elsewhere');
  const pass = async (milliseconds: number): Promise<void> => {
    await site.emulator.advanceClock(milliseconds);
    await context.clock.runFor(milliseconds);
  };
  await show(tab);
  await pass(110 * oneMinute);
  await tab.use();

  await hide(tab, front);
  await pass(9 * oneMinute);
  await tab.waitForTurn();
  assert.deepEqual(await site.emulator.requests(), []);

  await show(tab);
  await site.emulator.waitForRequests('GET /session', 1);
  await tab.waitForTurn();
  assert.deepEqual(await site.emulator.requests(), ['GET /session']);
  assert.equal(await tab.state(), 'authenticated demo');
});

test('hidden tabs follow the visible one, and their calls share one restore', async () => {
  const {tabs} = await site.openSignedIn(3, {remember: true});
  const [first, second, third] = tabs as [Tab, Tab, Tab];
  await show(third);
  assert.deepEqual(await Promise.all([visibility(first), visibility(second)]), ['hidden', 'hidden']);
  await site.emulator.expireSessions();

  const answers = await Promise.all(tabs.map((tab) => tab.call(10)));

  assert.deepEqual(new Set(answers.flat()), new Set(['demo']));
  assert.equal(await site.emulator.count('POST /login'), 1);
  await third.signOut();
  for (const tab of tabs) await tab.waitFor('anonymous');
});

test('showing one tab after the other asks nothing', async () => {
  const {tabs} = await site.openSignedIn(3);

  for (const tab of [...tabs, ...tabs]) await show(tab);
  for (const tab of tabs) await tab.waitForTurn();

  assert.deepEqual(await site.emulator.requests(), []);
});

test('a tab that was frozen has its session checked once, when it is shown again', async () => {
  const {tabs, open} = await site.openSignedIn(1);
  const [tab] = tabs as [Tab];
  const front = await open('/elsewhere');
  await hide(tab, front);
  const tools = await tab.tools();
  await tools.send('Page.setWebLifecycleState', {state: 'frozen'});
  await front.waitForMoment();
  await tools.send('Page.setWebLifecycleState', {state: 'active'});
  await tab.waitForTurn();
  assert.deepEqual(await site.emulator.requests(), [], 'nobody looks at it yet');

  await show(tab);
  await site.emulator.waitForRequests('GET /session', 1);
  await tab.use();
  await tab.waitForTurn();

  assert.deepEqual(await site.emulator.requests(), ['GET /session']);
});

test('a frozen tab has missed that the user signed out, and says so as soon as it goes on', async () => {
  const {tabs} = await site.openSignedIn(2);
  const [frozen, other] = tabs as [Tab, Tab];
  await hide(frozen, other);
  const tools = await frozen.tools();
  await tools.send('Page.setWebLifecycleState', {state: 'frozen'});
  await other.signOut();

  await tools.send('Page.setWebLifecycleState', {state: 'active'});
  await frozen.waitFor('anonymous');

  assert.equal(await site.emulator.count('GET /session'), 0);
});
