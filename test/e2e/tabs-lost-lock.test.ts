import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Tab} from './helpers/tab.js';
import {useTabSite} from './helpers/tab-site.js';

const site = useTabSite();

const login = {method: 'POST', path: '/login'};
const oneMinute = 60_000;

/** The first of the tabs restores, and its sign-in is on the way for so long; the others wait for it. */
async function restoreSlowly(
  first: Tab,
  others: readonly Tab[],
  delayMs: number,
): Promise<Promise<string[]>[]> {
  await site.emulator.expireSessions();
  await site.emulator.fault({...login, delayMs});
  // Nobody reads what a tab answers that is killed meanwhile.
  first.call().catch(() => undefined);
  await site.emulator.waitForRequests('POST /login', 1);
  const calls = others.map((tab) => tab.call());
  await site.emulator.waitForRequests('GET /users/v2', 1 + others.length);
  return calls;
}

test('a tab that is closed while it restores: another one takes over, and all are answered', async () => {
  const {tabs} = await site.openSignedIn(3, {remember: true});
  const [first, ...others] = tabs as [Tab, Tab, Tab];
  const calls = await restoreSlowly(first, others, oneMinute);

  await first.page.close();

  assert.deepEqual((await Promise.all(calls)).flat(), ['demo', 'demo']);
  assert.equal(await site.emulator.count('POST /login'), 2);
  assert.equal(await others[0].token(), await others[1].token());
});

test('the same where the tab crashes', async () => {
  const {tabs} = await site.openSignedIn(3, {remember: true});
  const [first, ...others] = tabs as [Tab, Tab, Tab];
  const calls = await restoreSlowly(first, others, oneMinute);

  const crashed = first.page.waitForEvent('crash');
  const tools = await first.tools();
  tools.send('Page.crash').catch(() => undefined);
  await crashed;
  await first.page.close();

  assert.deepEqual((await Promise.all(calls)).flat(), ['demo', 'demo']);
  assert.equal(await site.emulator.count('POST /login'), 2);
  assert.equal(await others[0].token(), await others[1].token());
});

test('a tab that hangs and never lets go of its turn: the others go on, after a bounded wait', async () => {
  const {tabs, open} = await site.openSignedIn(2, {remember: true});
  const [first, second] = tabs as [Tab, Tab];
  const hanging = await open('/elsewhere');
  await hanging.page.evaluate(
    (name) =>
      new Promise<void>((resolve) => {
        void navigator.locks.request(name, () => {
          resolve();
          return new Promise(() => undefined);
        });
      }),
    `cube-elements:1@${site.emulator.url}`,
  );
  await site.emulator.expireSessions();

  const answers = await Promise.all([first.call(10), second.call(10)]);

  assert.deepEqual(new Set(answers.flat()), new Set(['demo']));
  const {held = []} = await hanging.page.evaluate(() => navigator.locks.query());
  assert.equal(held.length, 1, 'it still hangs');
  for (const tab of [first, second]) await tab.waitFor('authenticated demo');
  assert.deepEqual(await first.call(), ['demo']);
  assert.deepEqual(await second.call(), ['demo']);
});
