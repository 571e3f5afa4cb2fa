import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Tab} from './helpers/tab.js';
import {useTabSite} from './helpers/tab-site.js';

const site = useTabSite();

/** Resolves once all tabs have one and the same token, to who is signed in by it. */
async function waitForAgreement([first, ...others]: readonly [Tab, ...Tab[]]): Promise<string> {
  for (;;) {
    const token = await first.token();
    const tokens = await Promise.all(others.map((tab) => tab.token()));
    if (token && tokens.every((other) => other === token)) return first.state();
  }
}

test('two tabs that sign in at the same moment as different users end as the same one', async () => {
  const {tabs} = await site.openTabs(3);
  const [first, second] = tabs as [Tab, Tab, Tab];
  for (let round = 1; round <= 8; round += 1) {
    await Promise.all([first.signIn('demo'), second.signIn('other')]);

    const state = await waitForAgreement(tabs as [Tab, Tab, Tab]);

    assert.match(state, /^authenticated (demo|other)$/);
    for (const tab of tabs) assert.equal(await tab.state(), state);
    for (const tab of tabs) assert.deepEqual(await tab.call(), ['demo'], 'the token that won lives');
    await second.page.reload();
    await second.waitFor(state);
  }
});

test('one tab signs in and another one out at the same moment: all end the same', async () => {
  const {tabs} = await site.openSignedIn(3);
  const [first, second, third] = tabs as [Tab, Tab, Tab];
  for (let round = 1; round <= 8; round += 1) {
    await Promise.all([first.signIn('other'), second.signOut()]);

    // Of the newcomer, who reads what is stored.
    await third.page.reload();
    await third.page.waitForFunction(
      () => document.querySelector('cube-session')?.state.status !== 'restoring',
    );
    const state = await third.state();
    for (const tab of tabs) await tab.waitFor(state);
    if (state === 'authenticated other') assert.deepEqual(await second.call(), ['demo']);
  }
});
