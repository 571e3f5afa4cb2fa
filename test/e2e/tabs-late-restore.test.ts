import assert from 'node:assert/strict';
import {EventEmitter, once} from 'node:events';
import {test} from 'node:test';
import type {BrowserContext} from 'playwright-core';
import type {Tab} from './helpers/tab.js';
import {useTabSite, type Tabs} from './helpers/tab-site.js';
import {until} from './helpers/until.js';

const site = useTabSite();

/** Three tabs, the first of which has met the end of the session and calls the server as soon as it is restored. */
async function openExpired(): Promise<{opened: Tabs; first: Tab; second: Tab}> {
  const opened = await site.openSignedIn(3, {remember: true});
  await site.emulator.expireSessions();
  const [first, second] = opened.tabs as [Tab, Tab, Tab];
  return {opened, first, second};
}

/**
 * The server signs the user in, but its answer stays on the way until it is let through. Resolves to the function
 * that does so, once the server has answered.
 */
async function holdSignInAnswer(context: BrowserContext) {
  const progress = new EventEmitter();
  const arrived = once(progress, 'arrived');
  const released = once(progress, 'released');
  await context.route(
    '**/login',
    async (route) => {
      const response = await route.fetch();
      progress.emit('arrived');
      await released;
      // Nobody may be there any more to take it.
      await route.fulfill({response}).catch(() => undefined);
    },
    {times: 1},
  );
  return {arrived, release: () => progress.emit('released')};
}

async function assertEverywhere(tabs: readonly Tab[], state: string): Promise<void> {
  for (const tab of tabs) await tab.waitFor(state);
  for (const tab of tabs) await tab.page.reload();
  for (const tab of tabs) await tab.waitFor(state);
}

/** The token of the restore that came too late is of no use to anybody. */
async function assertRestoredTokenHasEnded(): Promise<void> {
  const log = await site.emulator.log();
  const token = log.find(({path}) => path === '/login')?.headers['cb-token'] ?? '';
  assert.notEqual(token, '');
  await until('the end of the token', async () => !(await site.emulator.isTokenKnown(token)));
}

test('signing out in one tab while the answer of a restore in another is on its way', async () => {
  const {opened, first, second} = await openExpired();
  const {arrived, release} = await holdSignInAnswer(opened.context);
  const call = first.call();
  await arrived;

  await second.signOut();
  await first.waitFor('anonymous');
  release();

  assert.deepEqual(await call, ['CubeSessionError missing']);
  await assertRestoredTokenHasEnded();
  const events = await first.events();
  assert.deepEqual(events.slice(-2), ['authenticated to anonymous', 'no token']);
  await assertEverywhere(opened.tabs, 'anonymous');
});

test('signing out in one tab before the restore in another has reached the server', async () => {
  const {opened, first, second} = await openExpired();
  await site.emulator.fault({method: 'POST', path: '/login', delayMs: 60_000});
  const call = first.call();
  await site.emulator.waitForRequests('POST /login', 1);

  await second.signOut();

  assert.deepEqual(await call, ['CubeSessionError missing']);
  await assertRestoredTokenHasEnded();
  await assertEverywhere(opened.tabs, 'anonymous');
  assert.equal(await site.emulator.count('POST /login'), 1);
});

test('signing out in one tab while the hook of another one thinks', async () => {
  const {opened, first, second} = await openExpired();
  await first.page.evaluate(async () => {
    const session = document.querySelector('cube-session') as HTMLElementTagNameMap['cube-session'];
    session.restoreSession = () => {
      window.hookCalls += 1;
      return new Promise((resolve) => {
        const key = {login: 'demo', password: 'demo-password'};
        window.addEventListener('message', () => resolve(key), {once: true});
      });
    };
    await session.updateComplete;
  });
  const call = first.call();
  await first.page.waitForFunction(() => window.hookCalls === 1);

  await second.signOut();
  await first.waitFor('anonymous');
  await first.page.evaluate(() => window.postMessage('now'));

  assert.deepEqual(await call, ['CubeSessionError missing']);
  await assertEverywhere(opened.tabs, 'anonymous');
  assert.equal(await site.emulator.count('POST /login'), 0);
});

test('signing in as another user in one tab while the answer of a restore in another is on its way', async () => {
  const {opened, first, second} = await openExpired();
  const {arrived, release} = await holdSignInAnswer(opened.context);
  const call = first.call();
  await arrived;

  assert.equal(await second.signIn('other'), 'other');
  await first.waitFor('authenticated other');
  release();

  assert.deepEqual(await call, ['CubeSessionError changed']);
  await assertRestoredTokenHasEnded();
  await assertEverywhere(opened.tabs, 'authenticated other');
  assert.deepEqual(await first.call(), ['demo'], 'the new user goes on');
});

test('signing in as the same user in one tab while the answer of a restore in another is on its way', async () => {
  const {opened, first, second} = await openExpired();
  const {arrived, release} = await holdSignInAnswer(opened.context);
  const call = first.call();
  await arrived;

  assert.equal(await second.signIn('demo'), 'demo');
  release();

  assert.deepEqual(await call, ['demo']);
  const tokens = await Promise.all(opened.tabs.map((tab) => tab.token()));
  assert.deepEqual(new Set(tokens).size, 1);
  await assertRestoredTokenHasEnded();
  await assertEverywhere(opened.tabs, 'authenticated demo');
});
