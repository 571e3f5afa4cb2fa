import assert from 'node:assert/strict';
import {test} from 'node:test';
import {assertFitsEveryLook, user, useDemo} from './helpers/demo.js';
import {framesWithoutFocus, recordFrames} from './helpers/frames.js';

const demo = useDemo();

const wrongPassword = 'That password is not right. Check it and try again.';

test('who has forgotten the password gets a mail, chooses a new one, and signs in by it with the address kept', async () => {
  const login = await demo.open({prepare: recordFrames});
  const {page} = login;
  const {keyboard} = page;
  await login.identifier.focus();
  await keyboard.type(user.email);
  for (const expected of ['input password', 'button Show password', 'button Forgot password?']) {
    await keyboard.press('Tab');
    assert.equal(await login.focused(), expected);
  }
  await keyboard.press('Enter');
  await page.locator('cube-login input[name=email]:focus').waitFor();
  assert.equal(await login.address.inputValue(), user.email);
  await keyboard.press('Enter');
  await page.getByRole('heading', {name: 'Check your mail'}).waitFor();
  assert.equal(await login.element.getByText(user.email, {exact: true}).isVisible(), true);

  const mail = page.getByRole('list', {name: 'Outbox'}).getByRole('listitem');
  const link = mail.getByRole('link', {name: 'Open its link'});
  await link.waitFor();
  assert.equal(await mail.count(), 1);
  assert.match(await mail.innerText(), /^Choose a new password\s+demo@example\.com\s/);
  assert.equal(await link.getAttribute('rel'), 'noopener');
  const opening = page.context().waitForEvent('page');
  await link.press('Enter');
  const resetPage = await opening;
  await resetPage.locator('#password:focus').waitFor();
  await resetPage.keyboard.type('chosen-password');
  await resetPage.keyboard.press('Enter');
  await resetPage.getByRole('heading', {name: 'Password saved'}).waitFor();
  await resetPage.close();

  await login.backToSignIn.press('Enter');
  await page.locator('cube-login input[name=password]:focus').waitFor();
  assert.equal(await login.identifier.inputValue(), user.email);
  await keyboard.type(user.password);
  await keyboard.press('Enter');
  await login.waitForFieldError(login.password, wrongPassword);
  await login.password.fill('chosen-password');
  await keyboard.press('Enter');
  await login.name.waitFor();
  assert.equal(await login.name.textContent(), user.name);
  assert.equal(await framesWithoutFocus(page), 0);
  await assertFitsEveryLook(page);
});

test('what “Forgot password?” leads to is loaded late: where it does not come, this is said, and the next try works', async () => {
  await demo.emulator.setFeatures({passwordReset: false});
  const login = await demo.open();
  const {page} = login;
  const part = '**/password-reset-*.js';
  await page.route(part, (route) => route.abort());
  await login.identifier.fill(user.login);
  await login.forgot.press('Enter');
  await login.summary.waitFor();
  const said = 'The server cannot be reached. Check your connection and try again.';
  assert.equal(await login.alert.textContent(), said);
  assert.equal(await login.identifier.inputValue(), user.login);

  await page.unroute(part);
  await login.askForLink(user.email);
  await login.notice.filter({hasText: 'Resetting a password by mail is not offered here.'}).waitFor();
  await login.backToSignIn.click();
  assert.equal(await login.forgot.count(), 0);
  assert.equal(await login.summary.count(), 0);
  await login.signIn();
  await page.getByRole('button', {name: 'Look for mails'}).click();
  await page.getByText('No mails.').waitFor();
});
