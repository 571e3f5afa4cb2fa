import assert from 'node:assert/strict';
import {test} from 'node:test';
import {user, useDemo} from './helpers/demo.js';
import {framesWithoutFocus, recordFrames} from './helpers/frames.js';
import {DemoPanel, waitsForSignIn} from './helpers/demo-panel.js';

const demo = useDemo();

const texts = {
  identifierMissing: 'Enter your login or e-mail.',
  passwordMissing: 'Enter your password.',
  unknownUser: 'No account has this login or e-mail. Check it and try again.',
  wrongPassword: 'That password is not right. Check it and try again.',
  refused: 'The login or the password is not right. Check them and try again.',
};

const loginsOf = (requests: readonly string[]) => requests.filter((request) => request === 'POST /login');

test('a wrong password is said at the password, which has the focus; what was typed stays', async () => {
  const login = await demo.open({prepare: recordFrames});
  await login.enter(user.login, 'demo-pasword');

  await login.waitForFieldError(login.password, texts.wrongPassword);
  assert.equal(await login.hasFocus(login.password), true);
  assert.equal(await login.identifier.inputValue(), user.login);
  assert.equal(await login.password.inputValue(), 'demo-pasword');
  assert.equal(await login.identifier.getAttribute('aria-invalid'), null);
  assert.equal(await login.summary.count(), 0);

  await login.signIn();
  assert.equal(await framesWithoutFocus(login.page), 0);
});

test('an error is gone as soon as the next try is under way', async () => {
  const login = await demo.open();
  await login.enter(user.login, 'wrong');
  await login.waitForFieldError(login.password, texts.wrongPassword);
  await demo.emulator.fault({method: 'POST', path: '/login', delayMs: 1_000});

  await login.password.press('Enter');
  await login.page.getByRole('button', {name: 'Signing in…'}).waitFor();
  assert.equal(await login.page.getByText(texts.wrongPassword).count(), 0);
  assert.equal(await login.password.getAttribute('aria-invalid'), null);

  await login.waitForFieldError(login.password, texts.wrongPassword);
});

for (const autoCreateUsers of [false, true]) {
  const server = autoCreateUsers ? 'a server that would make one' : 'the server';
  test(`an unknown login is said at the login, and ${server} makes no account`, async () => {
    await demo.emulator.setFeatures({autoCreateUsers});
    const login = await demo.open();

    await login.enter('dmeo', user.password);

    await login.waitForFieldError(login.identifier, texts.unknownUser);
    assert.equal(await login.hasFocus(login.identifier), true);
    assert.equal(await login.identifier.inputValue(), 'dmeo');
    assert.equal(await login.password.inputValue(), user.password);
    assert.equal(await demo.emulator.countUsers('dmeo'), 0);
    assert.equal(await demo.emulator.countUsers(user.login), 1, 'the count does find accounts');

    await login.signIn();
  });
}

test('restoring by credentials that the server does not know makes no account either', async () => {
  await demo.emulator.setFeatures({autoCreateUsers: true});
  const login = await demo.open();
  const panel = new DemoPanel(login.page);
  await login.signIn();
  login.watch.expectConsoleError(/What restoreSession gave opens no session/);
  await login.page.evaluate(() => {
    const session = document.querySelector('cube-session') as HTMLElementTagNameMap['cube-session'];
    session.restoreSession = () => Promise.resolve({login: 'dmeo', password: 'demo-password'});
  });
  await panel.forgetSession();

  await panel.call(waitsForSignIn);

  assert.equal(await demo.emulator.countUsers('dmeo'), 0);
  await login.notice.waitFor();
});

test('empty fields are both named, the first has the focus, and nothing is sent', async () => {
  const login = await demo.open();
  await login.submit.click();

  await login.waitForFieldError(login.identifier, texts.identifierMissing);
  await login.waitForFieldError(login.password, texts.passwordMissing);
  assert.equal(await login.hasFocus(login.identifier), true);
  assert.deepEqual(loginsOf(await demo.emulator.requests()), []);

  await login.signIn();
});

test('a missing password alone is named alone, has the focus, and the login stays', async () => {
  const login = await demo.open();
  await login.identifier.fill(user.login);
  await login.identifier.press('Enter');

  await login.waitForFieldError(login.password, texts.passwordMissing);
  assert.equal(await login.hasFocus(login.password), true);
  assert.equal(await login.identifier.inputValue(), user.login);
  assert.equal(await login.page.getByText(texts.identifierMissing).count(), 0);
  assert.deepEqual(loginsOf(await demo.emulator.requests()), []);
});

test('a login of blanks counts as empty, and blanks around a login do no harm', async () => {
  const login = await demo.open();
  await login.enter('   ', user.password);
  await login.waitForFieldError(login.identifier, texts.identifierMissing);

  await login.signIn(`  ${user.email} `);
  assert.equal(await login.name.textContent(), user.name);
});

test('a refusal of a kind never met before is said at the password, without naming which is wrong', async () => {
  const login = await demo.open();
  await demo.emulator.fault({
    method: 'POST',
    path: '/login',
    status: 422,
    body: {errors: {base: ['Account is on hold']}},
  });
  await login.enter(user.login, user.password);

  await login.waitForFieldError(login.password, texts.refused);
  assert.equal(await login.element.getByText('Account is on hold').count(), 0);
});

test('markup in a login is text and nothing else', async () => {
  await demo.emulator.addUser({
    login: 'mark',
    password: 'demo-password',
    full_name: '<img src=x onerror=alert(1)>',
  });
  const login = await demo.open();
  await login.enter('<b>bold</b>', user.password);
  await login.waitForFieldError(login.identifier, texts.unknownUser);

  await login.signIn('mark');
  assert.equal(await login.name.textContent(), '<img src=x onerror=alert(1)>');
  assert.equal(await login.page.locator('img').count(), 0);
});
