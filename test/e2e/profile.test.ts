import assert from 'node:assert/strict';
import {test} from 'node:test';
import {overflow} from './helpers/axe.js';
import {DemoPanel} from './helpers/demo-panel.js';
import {assertFitsEveryLook, useDemo} from './helpers/demo.js';
import {framesWithoutFocus, recordFrames} from './helpers/frames.js';
import type {LoginPage} from './helpers/login-page.js';
import {ProfileDemo} from './helpers/profile-demo.js';

const demo = useDemo();

const path = 'demo/profile.html';

async function openSignedIn(): Promise<{login: LoginPage; profile: ProfileDemo}> {
  const login = await demo.open({path, prepare: recordFrames});
  const profile = new ProfileDemo(login.page);
  await profile.button('Sign in').click();
  await login.enter('demo', 'demo-password');
  await profile.name.waitFor();
  return {login, profile};
}

test('by keyboard alone: an edit is saved although the session ends in the middle of it, and a reload keeps it', async () => {
  const {login, profile} = await openSignedIn();
  const {page} = login;
  assert.equal(await login.focused(), 'h2 name');
  await page.keyboard.press('Tab');
  assert.equal(await login.focused(), 'button photo');
  await page.keyboard.press('Tab');
  assert.equal(await login.focused(), 'button edit');
  await page.keyboard.press('Enter');
  await profile.fullName.waitFor();
  await page.waitForFunction(
    () => document.querySelector('cube-profile')?.shadowRoot?.activeElement?.localName === 'input',
  );
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('Ann Lee');
  await demo.emulator.expireSessions();
  await page.keyboard.press('Enter');

  const asked = page.locator('cube-profile cube-login');
  await asked.getByRole('button', {name: 'Sign in and save'}).waitFor();
  assert.equal(
    (await asked.locator('[part=notice]').textContent())?.trim(),
    'Your session has ended. Sign in to go on: your changes are kept.',
  );
  await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'password');
  await page.keyboard.type('demo-password');
  await page.keyboard.press('Enter');

  await profile.saved.waitFor();
  assert.equal(await profile.name.textContent(), 'Ann Lee');
  assert.equal(await login.focused(), 'button edit');
  assert.equal(await framesWithoutFocus(page), 0);
  assert.equal(await demo.emulator.count('POST /login'), 2);

  await demo.emulator.clearRequests();
  await page.reload({waitUntil: 'networkidle'});
  await profile.name.waitFor();
  assert.equal(await profile.name.textContent(), 'Ann Lee');
  assert.deepEqual(await demo.emulator.requests(), []);
});

test('the browser asks before a page with unsaved text is left, and not once that is discarded', async () => {
  const {login, profile} = await openSignedIn();
  const {page} = login;
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.type());
    void dialog.dismiss();
  });
  const link = page.getByRole('link', {name: 'Hand-over to the SDK'});
  await profile.button('Edit Full name').click();
  await profile.fullName.fill('Ann Lee');
  await Promise.all([page.waitForEvent('dialog'), link.click()]);
  assert.equal(await profile.fullName.inputValue(), 'Ann Lee');

  await profile.button('Discard changes').click();
  await link.click();
  await page.waitForURL('**/hand-over.html');
  assert.deepEqual(dialogs, ['beforeunload']);
});

test('two tabs and another device: the later save shows what has been changed, and each tab what was saved', async () => {
  const {login, profile} = await openSignedIn();
  await profile.button('Edit Full name').click();
  await profile.fullName.fill('Mine');
  await profile.phone.fill('1');
  const second = new ProfileDemo(await login.page.context().newPage());
  await second.page.goto(login.page.url());
  await second.button('Edit Full name').click();
  await second.fullName.fill('Theirs');
  await second.button('Save').click();
  await second.saved.waitFor();

  await profile.page.bringToFront();
  await profile.error('Theirs').waitFor();
  assert.equal(await profile.name.textContent(), 'Theirs');
  await profile.button('Use it').click();
  assert.equal(await profile.fullName.inputValue(), 'Theirs');
  await profile.button('Save').click();
  await profile.saved.waitFor();

  await profile.button('Edit Full name').click();
  await profile.fullName.fill('Mine');
  await profile.page.getByRole('button', {name: 'Change the full name on another device'}).click();
  await new DemoPanel(profile.page).result.filter({hasText: 'The full name is'}).waitFor();
  await profile.button('Save').click();
  await profile.error('Demo User at').waitFor();
  await profile.button('Save').click();
  await profile.saved.waitFor();

  await second.page.bringToFront();
  await second.page.locator('cube-profile .value', {hasText: /^1$/}).waitFor();
  await second.name.filter({hasText: 'Mine'}).waitFor();
});

test('a form that cannot be loaded is told, and opens at the next try', async () => {
  const login = await demo.open({path});
  const {page} = login;
  const profile = new ProfileDemo(page);
  await page.route('**/profile-edit-*.js', (route) => route.abort());
  await profile.button('Sign in').click();
  await login.enter('demo', 'demo-password');
  await profile.button('Edit Full name').click();
  await page.locator('cube-profile .base > .section [part=error]').waitFor();
  assert.match((await page.locator('cube-profile [role=alert]').textContent()) ?? '', /cannot be reached/);
  await page.unroute('**/profile-edit-*.js');
  await profile.button('Edit Full name').click();
  await profile.fullName.waitFor();
});

test('the page fits every look, and a window 320 px wide holds the profile and its form', async () => {
  const {login, profile} = await openSignedIn();
  await login.page.setViewportSize({width: 320, height: 640});
  assert.equal(await overflow(login.page), 0);
  await profile.button('Edit Full name').click();
  await profile.fullName.waitFor();
  await assertFitsEveryLook(login.page);
});
