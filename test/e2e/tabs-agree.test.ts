import assert from 'node:assert/strict';
import {test, type TestContext} from 'node:test';
import type {Tab} from './helpers/tab.js';
import {useTabSite} from './helpers/tab-site.js';

const site = useTabSite();

const updateName = (tab: Tab, fullName: string) =>
  tab.page.evaluate(async (fullName) => {
    const {client} = document.querySelector('cube-session') as HTMLElementTagNameMap['cube-session'];
    await client.updateUser({fullName});
  }, fullName);

const waitForName = (tab: Tab, fullName: string) =>
  tab.page.waitForFunction(
    (fullName) => document.querySelector('cube-session')?.state.user?.fullName === fullName,
    fullName,
    {polling: 20},
  );

/** Notes how long the other tabs took, for whoever reads the report. */
async function waitForAll(t: TestContext, name: string, waits: readonly Promise<unknown>[]): Promise<void> {
  const start = performance.now();
  await Promise.all(waits);
  t.diagnostic(`${name}: all tabs agree ${Math.round(performance.now() - start)} ms after the call`);
}

const beginning = ['restoring to anonymous'];
const signIn = ['anonymous to authenticated demo', 'token'];
const profileChange = ['authenticated to authenticated demo'];
const userChange = ['authenticated to authenticated other', 'token'];
const signOut = ['authenticated to anonymous', 'no token'];

test('tabs agree on sign-in, profile change, user change and sign-out, and each tells of each once', async (t) => {
  const {tabs} = await site.openTabs(4);
  const [first, second, third, fourth] = tabs as [Tab, Tab, Tab, Tab];
  const all = (state: string) => tabs.map((tab) => tab.waitFor(state));

  await first.signIn('demo');
  await waitForAll(t, 'sign-in', all('authenticated demo'));
  await updateName(second, 'Another Name');
  await waitForAll(
    t,
    'profile change',
    tabs.map((tab) => waitForName(tab, 'Another Name')),
  );
  await third.signIn('other');
  await waitForAll(t, 'user change', all('authenticated other'));
  await fourth.signOut();
  await waitForAll(t, 'sign-out', all('anonymous'));

  const expected = [beginning, signIn, profileChange, userChange, signOut].flat();
  for (const tab of tabs) assert.deepEqual(await tab.events(), expected);
});

test('a tab follows in silence: it sends no request of its own', async () => {
  const {tabs} = await site.openTabs(3);
  const [first, second] = tabs as [Tab, Tab, Tab];

  await first.signIn('demo');
  for (const tab of tabs) await tab.waitFor('authenticated demo');
  await second.signOut();
  for (const tab of tabs) await tab.waitFor('anonymous');

  assert.deepEqual(await site.emulator.requests(), ['POST /session', 'POST /login', 'DELETE /login']);
});

test('an ended session ends in all tabs, and whoever signs in again does so for all', async () => {
  const {tabs} = await site.openSignedIn(3);
  const [first, second] = tabs as [Tab, Tab, Tab];
  await site.emulator.expireSessions();

  assert.deepEqual(await first.call(), ['CubeSessionError expired']);
  for (const tab of tabs) await tab.waitFor('expired demo');
  await second.signIn('demo');
  for (const tab of tabs) await tab.waitFor('authenticated demo');

  const expiry = ['authenticated to expired demo', 'no token', 'expired to authenticated demo', 'token'];
  for (const tab of tabs) assert.deepEqual(await tab.events(), [...beginning, ...signIn, ...expiry]);
  assert.deepEqual(await first.call(), ['demo']);
});

test('no tab tells of a change that changes nothing', async () => {
  const {tabs, open} = await site.openSignedIn(2, {remember: true});
  const [first, second] = tabs as [Tab, Tab];

  for (const tab of [first, second, first]) {
    await tab.page.bringToFront();
    await tab.page.evaluate(() => {
      window.dispatchEvent(new Event('focus'));
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await tab.use();
    assert.deepEqual(await tab.call(3), ['demo', 'demo', 'demo']);
  }
  const third = await open();
  await third.waitFor('authenticated demo');
  assert.deepEqual(await third.call(), ['demo']);
  // The end, by which everything that was on its way has arrived.
  await third.signOut();
  for (const tab of [first, second]) await tab.waitFor('anonymous');

  for (const tab of [first, second]) {
    assert.deepEqual(await tab.events(), [...beginning, ...signIn, ...signOut]);
  }
  assert.deepEqual(await third.events(), ['restoring to authenticated demo', 'token', ...signOut]);
});

test('a restore is no change of the state; it tells of the new token, once in every tab', async () => {
  const {tabs} = await site.openSignedIn(3, {remember: true});
  const before = await tabs[0]?.token();
  await site.emulator.expireSessions();
  await Promise.all(tabs.map((tab) => tab.call(5)));
  for (const tab of tabs) assert.notEqual(await tab.token(), before);

  await tabs[0]?.signOut();
  for (const tab of tabs) await tab.waitFor('anonymous');

  for (const tab of tabs) {
    assert.deepEqual(await tab.events(), [...beginning, ...signIn, 'token', ...signOut]);
  }
});
