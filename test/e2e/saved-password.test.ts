import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {BrowserContext, Page} from 'playwright-core';
import {useDemo} from './helpers/demo.js';

const demo = useDemo();

interface Offered {
  readonly id: string;
  readonly name: string;
  readonly password: string;
}

declare global {
  interface Window {
    offered: Offered[];
  }
}

/** A browser without a window has nobody to ask, so it is noted here what it is given to save. */
const noteOffers = (context: BrowserContext) =>
  context.addInitScript(() => {
    window.offered = [];
    // Not on the empty page before the first one.
    if (!isSecureContext) return;
    CredentialsContainer.prototype.store = (credential) => {
      const {id, name, password} = credential as Credential & Offered;
      window.offered.push({id, name, password});
      return Promise.resolve();
    };
  });

const waitForOffer = (page: Page) => page.waitForFunction(() => window.offered.length > 0);

for (const identifier of ['demo', 'demo@example.com']) {
  test(`after signing in as ${identifier}, the browser may save what was typed, for the name of the user`, async () => {
    const login = await demo.open({prepare: noteOffers});
    await login.signIn(identifier);
    await waitForOffer(login.page);
    assert.deepEqual(await login.page.evaluate(() => window.offered), [
      {id: identifier, name: 'Demo User', password: 'demo-password'},
    ]);
  });
}

test('a password that was refused is not offered to be saved', async () => {
  const login = await demo.open({prepare: noteOffers});
  await login.enter('demo', 'wrong');
  await login.waitForFieldError(login.password, 'That password is not right. Check it and try again.');
  await login.signIn();
  await waitForOffer(login.page);
  const passwords = await login.page.evaluate(() => window.offered.map(({password}) => password));
  assert.deepEqual(passwords, ['demo-password']);
});

test('a sign-in is complete where the browser saves nothing', async () => {
  const login = await demo.open({
    prepare: (context) =>
      context.addInitScript(() => {
        window.offered = [];
        if (!isSecureContext) return;
        CredentialsContainer.prototype.store = (credential) => {
          window.offered.push(credential as Credential & Offered);
          return Promise.reject(new DOMException('Not now.', 'NotAllowedError'));
        };
      }),
  });
  await login.signIn();
  await waitForOffer(login.page);
  assert.equal(await login.name.textContent(), 'Demo User');
});
