import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Tab} from './helpers/tab.js';
import {useTabSite} from './helpers/tab-site.js';

const site = useTabSite();

/** A tab with a login form, whose five calls wait because the session has ended, and another tab. */
async function openWaiting(): Promise<{calls: Promise<string[]>; waiting: Tab; other: Tab}> {
  const {tabs, open} = await site.openSignedIn(1, {path: '/login'});
  const [waiting] = tabs as [Tab];
  const other = await open('/');
  await other.waitFor('authenticated demo');
  await site.emulator.expireSessions();
  const calls = waiting.call(5);
  for (const tab of [waiting, other]) await tab.waitFor('expired demo');
  return {calls, waiting, other};
}

test('requests that wait in one tab go on when the user signs in again in another', async () => {
  const {calls, other} = await openWaiting();

  await other.signIn('demo');

  assert.deepEqual(await calls, Array.from({length: 5}).fill('demo'));
  const log = await site.emulator.log();
  const statuses = log.filter(({path}) => path === '/users/v2').map(({status}) => status);
  assert.deepEqual(statuses.sort(), [200, 200, 200, 200, 200, 401, 401, 401, 401, 401]);
});

test('they are refused when another user signs in there, and are never sent as that one', async () => {
  const {calls, other, waiting} = await openWaiting();

  await other.signIn('other');

  assert.deepEqual(await calls, Array.from({length: 5}).fill('CubeSessionError changed'));
  await waiting.waitFor('authenticated other');
  assert.equal(await site.emulator.count('GET /users/v2'), 5);
});

test('they are refused when the user signs out there', async () => {
  const {calls, other, waiting} = await openWaiting();

  await other.signOut();

  assert.deepEqual(await calls, Array.from({length: 5}).fill('CubeSessionError missing'));
  await waiting.waitFor('anonymous');
  assert.equal(await site.emulator.count('GET /users/v2'), 5);
});

test('they are refused when the form that asks for the sign-in goes away', async () => {
  const {calls, waiting} = await openWaiting();

  await waiting.page.evaluate(() => document.querySelector('cube-login')?.remove());

  assert.deepEqual(await calls, Array.from({length: 5}).fill('CubeSessionError expired'));
});
