import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Page} from 'playwright-core';
import {useDemo, user} from './helpers/demo.js';
import {framesWithoutFocus, recordFrames} from './helpers/frames.js';
import {readSession} from './helpers/stored-session.js';

const demo = useDemo();
const path = 'demo/profile.html';
const newPassword = 'another-password';

async function signIn(page: Page): Promise<void> {
  await page.evaluate(
    async ({login, password}) => {
      const session = document.querySelector('cube-session') as HTMLElementTagNameMap['cube-session'];
      await session.client.signIn({login, password}, {remember: true});
    },
    {login: user.login, password: user.password},
  );
  await page.getByRole('button', {name: 'Sign out', exact: true}).waitFor();
}

const waitForStatus = (page: Page, status: string) =>
  page.waitForFunction((status) => document.querySelector('cube-session')?.state.status === status, status);

test('password, other devices and deletion by the keyboard alone; after it, nobody is signed in in any tab', async () => {
  await demo.emulator.setFeatures({deleteOtherSessions: true});
  const login = await demo.open({path, prepare: recordFrames});
  const {page} = login;
  const {keyboard} = page;
  await signIn(page);
  const second = await page.context().newPage();
  await second.goto(page.url());
  await waitForStatus(second, 'authenticated');
  await page.bringToFront();
  assert.ok(await readSession(page, demo.emulator.url));

  await login.tabTo('button Change password', 40);
  await keyboard.press('Enter');
  await page.getByLabel('Current password').waitFor();
  assert.equal(await login.focused(), 'input oldPassword');
  await keyboard.type(user.password);
  await keyboard.press('Tab');
  await keyboard.press('Tab');
  assert.equal(await login.focused(), 'input password');
  await keyboard.type(newPassword);
  await keyboard.press('Enter');
  await page.getByText('Password changed').first().waitFor();
  assert.equal(await login.focused(), 'button Change password');

  await keyboard.press('Tab');
  await keyboard.press('Enter');
  await page.locator('cube-profile .done', {hasText: 'Signed out everywhere else'}).waitFor();

  await login.tabTo('button delete', 40);
  await keyboard.press('Enter');
  await page.getByRole('dialog', {name: 'Delete your account?'}).waitFor();
  assert.equal(await login.focused(), 'input name');
  await keyboard.press('Escape');
  assert.equal(await login.focused(), 'button delete');
  await keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await keyboard.press('Enter');
  await page.getByText('That is not the same.').first().waitFor();
  assert.equal(await login.focused(), 'input name');
  await keyboard.type(user.login);
  await keyboard.press('Enter');
  await page.locator('cube-profile [part=deleted]', {hasText: 'Your account has been deleted.'}).waitFor();
  assert.equal(await login.focused(), 'p deleted');
  assert.equal(await framesWithoutFocus(page), 0);

  await waitForStatus(second, 'anonymous');
  for (const tab of [page, second]) {
    assert.equal(await readSession(tab, demo.emulator.url), undefined);
    await tab.reload();
    await waitForStatus(tab, 'anonymous');
    await tab.getByText('Sign in to see your profile.').waitFor();
  }
  for (const password of [user.password, newPassword]) {
    const refused = await second.evaluate(
      async ([login, password]) => {
        const session = document.querySelector('cube-session') as HTMLElementTagNameMap['cube-session'];
        return session.client
          .signIn({login, password})
          .catch((error: unknown) => (error as {status?: number}).status);
      },
      [user.login, password] as const,
    );
    assert.equal(refused, 404);
  }
});

test('a form or a dialog that cannot be loaded is explained at its place, and opens at the next try', async () => {
  const login = await demo.open({path});
  const {page} = login;
  await signIn(page);
  const late = /\/(password-change|account-deletion)-[\w-]+\.js$/;
  await page.route(late, (route) => route.abort());
  const summary = page.locator('cube-profile [part=error]');

  await page.getByRole('button', {name: 'Change password'}).click();
  await summary.waitFor();
  await page.getByRole('button', {name: 'Delete account…'}).click();
  await summary.nth(1).waitFor();
  const unreachable = 'The server cannot be reached. Check your connection and try again.';
  assert.deepEqual(
    (await summary.allTextContents()).map((text) => text.trim()),
    [unreachable, unreachable],
  );

  await page.unroute(late);
  await page.getByRole('button', {name: 'Change password'}).click();
  await page.getByLabel('Current password').waitFor();
  await page.getByRole('button', {name: 'Delete account…'}).click();
  await page.getByRole('dialog').waitFor();
  assert.equal(await summary.count(), 0);
});
