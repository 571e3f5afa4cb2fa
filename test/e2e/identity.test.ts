import assert from 'node:assert/strict';
import {test} from 'node:test';
import {assertFitsEveryLook, useDemo} from './helpers/demo.js';

const demo = useDemo();

const path = 'demo/identity.html';

test('the company’s own service says who signs in, tells a wrong password from trouble of its own, and its token does as well', async () => {
  const login = await demo.open({path});
  const {page} = login;
  await login.enter('nina', 'not her password');
  await login.waitForFieldError(
    login.password,
    'The login or the password is not right. Check them and try again.',
  );
  assert.equal(await login.identifier.inputValue(), 'nina');

  login.watch.expectConsoleError(/custom identity provider/);
  await page.getByLabel('It answers').selectOption('no-uid');
  await login.enter('nina', 'fjord');
  await login.summary.waitFor();
  assert.equal(
    (await login.summary.textContent())?.trim(),
    'Signing in is not possible here at the moment. Try again later.',
  );
  assert.equal(await login.password.inputValue(), 'fjord');
  assert.match((await page.locator('#problem').textContent()) ?? '', /response mapping/);
  assert.doesNotMatch((await page.locator('#details').textContent()) ?? '', /fjord/);

  await page.getByLabel('It answers').selectOption('well');
  await login.password.press('Enter');
  await login.name.waitFor();
  assert.equal(await login.name.textContent(), 'Nina Berg');
  assert.equal(await page.locator('#external-id').textContent(), 'p-1');

  await login.signOut.click();
  await login.identifier.waitFor();
  await page.getByLabel('Signed in at the company as').selectOption('Omar Haddad');
  await page.getByRole('button', {name: 'Sign in with the host’s token'}).click();
  await page.getByText(/^Signed in as Omar Haddad, by a token/).waitFor();
  assert.equal(await login.name.textContent(), 'Omar Haddad');
});

test('the page fits every look and a narrow window, in both directions', async () => {
  const login = await demo.open({path});
  await login.identifier.waitFor();
  await assertFitsEveryLook(login.page);
});
