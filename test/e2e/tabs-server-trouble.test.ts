import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {BrowserContext} from 'playwright-core';
import type {Tab} from './helpers/tab.js';
import {useTabSite} from './helpers/tab-site.js';

const site = useTabSite();

const oneMinute = 60_000;
const tenMinutes = 10 * oneMinute;

const retryAfter = {
  'Retry-After': String(tenMinutes / 1000),
  'Access-Control-Expose-Headers': 'Retry-After',
};

const troubles = {
  'status 429 with Retry-After': {status: 429, headers: retryAfter},
  'status 503': {status: 503},
  'an answer that breaks off': {truncate: true},
};

/** Five tabs whose clock the test moves, all of which meet the end of the session while the server is in trouble. */
async function meetTrouble(fault: object): Promise<{tabs: readonly Tab[]; context: BrowserContext}> {
  const {tabs, context} = await site.openSignedIn(5, {
    remember: true,
    hasTestClock: true,
  });
  await site.emulator.expireSessions();
  await site.emulator.fault({method: 'POST', path: '/login', times: 1000, ...fault});
  const answers = await Promise.all(tabs.map((tab) => tab.call(10)));
  assert.deepEqual(
    answers.flat().filter((answer) => !/^Cube(Api|Network)Error/.test(answer)),
    [],
    'every call says what is wrong',
  );
  assert.equal(await site.emulator.count('POST /login'), 1, 'one attempt for all tabs');
  return {tabs, context};
}

async function callEverywhere(tabs: readonly Tab[]): Promise<string[]> {
  const answers = await Promise.all(tabs.map((tab) => tab.call(3)));
  return answers.flat();
}

for (const [name, fault] of Object.entries(troubles)) {
  test(`${name} during a restore signs nobody out, and is met once by five tabs`, async () => {
    const {tabs, context} = await meetTrouble(fault);

    await callEverywhere(tabs);
    await context.clock.runFor(5 * oneMinute);
    await callEverywhere(tabs);

    assert.equal(await site.emulator.count('POST /login'), 1, 'not again, as nothing has changed');
    for (const tab of tabs) {
      assert.equal(await tab.state(), 'authenticated demo');
      assert.deepEqual(await tab.events(), [
        'restoring to anonymous',
        'anonymous to authenticated demo',
        'token',
      ]);
    }
  });

  test(`${name}: once the server is well, the user does something and time has passed, one more restore`, async () => {
    const {tabs, context} = await meetTrouble(fault);
    await site.emulator.clearFaults();
    await context.clock.runFor(tenMinutes + oneMinute);

    for (const tab of tabs) await tab.use();
    const answers = await callEverywhere(tabs);

    assert.deepEqual(new Set(answers), new Set(['demo']));
    assert.equal(await site.emulator.count('POST /login'), 2);
    for (const tab of tabs) assert.equal(await tab.state(), 'authenticated demo');
  });
}

test('the wait that the server asks for is kept by all tabs, whatever the user does', async () => {
  const {tabs, context} = await meetTrouble(troubles['status 429 with Retry-After']);
  await site.emulator.clearFaults();

  await context.clock.runFor(tenMinutes - oneMinute);
  for (const tab of tabs) await tab.use();
  await callEverywhere(tabs);
  await context.setOffline(true);
  await context.setOffline(false);
  await callEverywhere(tabs);

  assert.equal(await site.emulator.count('POST /login'), 1);
  for (const tab of tabs) assert.equal(await tab.state(), 'authenticated demo');
});

test('the more attempts have failed, the longer the wait, up to the first that works', async () => {
  const {tabs, context} = await meetTrouble(troubles['status 503']);
  const [first] = tabs as [Tab];
  // More than chance makes of a wait that doubles with every failure.
  const waits = [4, 8, 16, 32, 64].map((seconds) => seconds * 1000);
  for (const wait of waits) {
    await context.clock.runFor(wait);
    await first.use();
    assert.deepEqual(await first.call(), ['CubeApiError 503']);
  }
  const failures = 1 + waits.length;
  assert.equal(await site.emulator.count('POST /login'), failures);
  await site.emulator.clearFaults();

  await context.clock.runFor(10_000);
  await first.use();
  assert.deepEqual(await first.call(), ['CubeApiError 503']);
  assert.equal(await site.emulator.count('POST /login'), failures);

  await context.clock.runFor(tenMinutes);
  await first.use();
  assert.deepEqual(await first.call(), ['demo']);
  assert.equal(await site.emulator.count('POST /login'), failures + 1);
});
