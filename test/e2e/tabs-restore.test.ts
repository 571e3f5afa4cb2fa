import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Tab} from './helpers/tab.js';
import {useTabSite} from './helpers/tab-site.js';

const site = useTabSite();

const repeat = <Value>(value: Value, times: number): Value[] => Array.from({length: times}, () => value);

async function sumOfHookCalls(tabs: readonly Tab[]): Promise<number> {
  const calls = await Promise.all(tabs.map((tab) => tab.hookCalls()));
  return calls.reduce((sum, one) => sum + one, 0);
}

async function assertOneRestore(tabs: readonly Tab[]): Promise<void> {
  assert.equal(await site.emulator.count('POST /login'), 1);
  assert.equal(await site.emulator.count('POST /session'), 1);
  const tokens = await Promise.all(tabs.map((tab) => tab.token()));
  assert.equal(new Set(tokens).size, 1);
}

test('fifty calls in each of five tabs on an expired token: one restore by the hook, 250 answers', async () => {
  const {tabs} = await site.openSignedIn(5);
  for (const tab of tabs) await tab.restoreBy('demo');
  await site.emulator.expireSessions();

  const answers = await Promise.all(tabs.map((tab) => tab.call(50)));

  assert.deepEqual(answers.flat(), repeat('demo', 250));
  await assertOneRestore(tabs);
  assert.equal(await sumOfHookCalls(tabs), 1);
});

test('the same by the remembered sign-in, without a hook', async () => {
  const {tabs} = await site.openSignedIn(5, {remember: true});
  await site.emulator.expireSessions();

  const answers = await Promise.all(tabs.map((tab) => tab.call(50)));

  assert.deepEqual(answers.flat(), repeat('demo', 250));
  await assertOneRestore(tabs);
});
