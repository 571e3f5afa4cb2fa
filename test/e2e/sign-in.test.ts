import assert from 'node:assert/strict';
import {test} from 'node:test';
import {user, useDemo} from './helpers/demo.js';
import {framesWithoutFocus, recordFrames, wasFormSeen} from './helpers/frames.js';

const demo = useDemo();

test('signs in and out with the keyboard alone, and the focus is never lost', async () => {
  const login = await demo.open({prepare: recordFrames});
  const {keyboard} = login.page;
  await login.identifier.waitFor();

  await login.tabTo('input username', 12);
  await keyboard.type(user.login);
  await keyboard.press('Tab');
  assert.equal(await login.focused(), 'input password');
  await keyboard.type(user.password);
  await keyboard.press('Enter');

  await login.name.waitFor();
  assert.equal(await login.name.textContent(), user.name);
  assert.equal(await login.element.getByText(user.login, {exact: true}).isVisible(), true);
  assert.equal(await login.focused(), 'div account');

  await login.tabTo('button sign-out', 12);
  await keyboard.press('Enter');
  await login.identifier.waitFor();
  assert.equal(await login.focused(), 'input username');
  assert.equal(await framesWithoutFocus(login.page), 0);
});

test('the recorder notices when the focus is lost', async () => {
  const login = await demo.open({prepare: recordFrames});
  await login.identifier.focus();
  await framesWithoutFocus(login.page);
  await login.identifier.blur();
  assert.notEqual(await framesWithoutFocus(login.page), 0);
});

test('a reload keeps the user signed in, without a request and without the form for even one frame', async () => {
  const login = await demo.open({prepare: recordFrames});
  await login.signIn();
  assert.equal(await wasFormSeen(login.page), true, 'the recorder notices the form');
  await demo.emulator.clearRequests();

  await login.page.reload({waitUntil: 'networkidle'});

  await login.name.waitFor();
  assert.equal(await login.name.textContent(), user.name);
  assert.equal(await wasFormSeen(login.page), false);
  assert.deepEqual(await demo.emulator.requests(), []);
});

test('after signing out a reload shows the form, and the e-mail address signs in as well', async () => {
  const login = await demo.open();
  await login.signIn();
  await login.signOut.click();
  await login.identifier.waitFor();
  assert.equal(await login.identifier.inputValue(), '');
  assert.equal(await login.password.inputValue(), '');

  await login.page.reload();
  await login.identifier.waitFor();
  assert.equal(await login.name.count(), 0);

  await login.enter(user.email, user.password);
  await login.name.waitFor();
  assert.equal(await login.name.textContent(), user.name);
});

test('tells the server of the sign-out', async () => {
  const login = await demo.open();
  await login.signIn();
  const told = login.page.waitForResponse((answer) => answer.request().method() === 'DELETE');

  await login.signOut.click();

  assert.equal((await told).status(), 200);
  const sent = await demo.emulator.requests();
  assert.equal(sent.filter((request) => request === 'DELETE /login').length, 1);
});

test('the click costs one round trip: the application session is fetched when the form gets the focus', async () => {
  const login = await demo.open();
  await login.identifier.waitFor();
  assert.deepEqual(await demo.emulator.requests(), [], 'a visitor who does not sign in costs no request');

  const ahead = login.page.waitForResponse((answer) => answer.url().endsWith('/session'));
  await login.identifier.focus();
  await ahead;
  assert.deepEqual(await demo.emulator.requests(), ['POST /session']);

  await demo.emulator.clearRequests();
  await login.fill(user.login, user.password);
  await login.submit.click();
  await login.name.waitFor();
  assert.deepEqual(await demo.emulator.requests(), ['POST /login']);
});

test('Enter, Enter again and a click while it is under way sign in once, and the focus stays', async () => {
  const login = await demo.open({prepare: recordFrames});
  await demo.emulator.fault({method: 'POST', path: '/login', delayMs: 1_000});
  await login.enter(user.login, user.password);
  await login.page.getByRole('button', {name: 'Signing in…'}).waitFor();
  assert.equal(await login.focused(), 'input password');

  await login.password.press('Enter');
  await login.submit.dispatchEvent('click');
  assert.equal(await login.submit.textContent().then((text) => text?.trim()), 'Signing in…');

  await login.name.waitFor();
  const sent = await demo.emulator.requests();
  assert.deepEqual(
    sent.filter((request) => request === 'POST /login'),
    ['POST /login'],
  );
  assert.equal(await framesWithoutFocus(login.page), 0);
});

test('the button keeps its size and place while the sign-in is under way', async () => {
  const login = await demo.open();
  await login.fill(user.login, user.password);
  const before = await login.submit.boundingBox();
  await demo.emulator.fault({method: 'POST', path: '/login', delayMs: 1_000});
  await login.password.press('Enter');
  await login.page.getByRole('button', {name: 'Signing in…'}).waitFor();
  assert.deepEqual(await login.submit.boundingBox(), before);
});

test('the reveal button shows the password and hides it again, and submitting hides it', async () => {
  const login = await demo.open();
  await login.fill(user.login, user.password);
  assert.equal(await login.password.getAttribute('type'), 'password');

  await login.reveal.click();
  assert.equal(await login.password.getAttribute('type'), 'text');
  assert.equal(await login.reveal.getAttribute('aria-pressed'), 'true');
  await login.reveal.click();
  assert.equal(await login.password.getAttribute('type'), 'password');
  assert.equal(await login.reveal.getAttribute('aria-pressed'), 'false');

  await login.reveal.click();
  assert.equal(await login.password.inputValue(), user.password);
  await demo.emulator.fault({method: 'POST', path: '/login', status: 500});
  await login.password.press('Enter');
  await login.summary.waitFor();
  assert.equal(await login.password.getAttribute('type'), 'password');
  assert.equal(await login.password.inputValue(), user.password);
});

test('password managers find a native form with named fields in the document', async () => {
  const login = await demo.open();
  await login.identifier.waitFor();
  const fields = await login.page.evaluate(() =>
    [...document.querySelectorAll<HTMLInputElement>('cube-login form input')].map(
      ({name, type, autocomplete, form}) => ({
        name,
        type,
        autocomplete,
        hasSubmit: form?.querySelector('button[type=submit]') !== null,
      }),
    ),
  );
  assert.deepEqual(fields, [
    {name: 'username', type: 'text', autocomplete: 'username', hasSubmit: true},
    {name: 'password', type: 'password', autocomplete: 'current-password', hasSubmit: true},
  ]);
});
