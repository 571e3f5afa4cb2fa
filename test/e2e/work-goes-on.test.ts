import assert from 'node:assert/strict';
import {test} from 'node:test';
import {DemoPanel, waitsForSignIn} from './helpers/demo-panel.js';
import {assertFitsEveryLook, user, useDemo} from './helpers/demo.js';
import {framesWithoutFocus, recordFrames} from './helpers/frames.js';
import {LoginPage} from './helpers/login-page.js';
import {WorkForm} from './helpers/work-form.js';

const demo = useDemo();

interface Work {
  readonly login: LoginPage;
  readonly panel: DemoPanel;
  readonly form: WorkForm;
}

const other = {login: 'other', password: 'other-password', full_name: 'Other User'};

const workOf = (login: LoginPage): Work => ({
  login,
  panel: new DemoPanel(login.page),
  form: new WorkForm(login.page),
});

/** The demo without a hook, with somebody signed in whose session the server has forgotten. */
async function openWithForgottenSession(): Promise<Work> {
  const work = workOf(await demo.open({path: 'demo/?hook=off', prepare: recordFrames}));
  await work.login.signIn();
  await work.panel.forgetSession();
  await demo.emulator.clearRequests();
  return work;
}

/** What was sent to change a user, with the token it carried. */
async function saves(): Promise<{request: string; token: string | undefined}[]> {
  const log = await demo.emulator.log();
  return log
    .filter(({method}) => method === 'PUT')
    .map(({method, path, status, headers}) => ({
      request: `${method} ${path} ${status}`,
      token: headers['cb-token'],
    }));
}

const requestsOf = async () => (await saves()).map(({request}) => request);

const tokenOf = ({page}: LoginPage) => page.evaluate(() => document.querySelector('cube-session')?.token);

async function tabBackTo(login: LoginPage, target: string): Promise<void> {
  const passed: string[] = [];
  while ((await login.focused()) !== target) {
    await login.page.keyboard.press('Shift+Tab');
    passed.push(await login.focused());
    assert.ok(passed.length < 12, `Shift+Tab never reaches ${target}: ${passed.join(', ')}`);
  }
}

test('a save that meets the end of the session goes on after signing in again, by keyboard alone', async () => {
  const {login, form} = await openWithForgottenSession();
  const {keyboard} = login.page;
  await form.name.focus();
  await keyboard.type('Ann Lee');
  await keyboard.press('Enter');

  await form.waitFor(waitsForSignIn);
  await login.notice.waitFor();
  assert.equal(await login.focused(), 'input full-name', 'the focus is not taken from what the user does');
  assert.equal(await login.identifier.inputValue(), user.login);
  assert.deepEqual(await requestsOf(), ['PUT /users/1 401']);

  await tabBackTo(login, 'input password');
  await keyboard.type(user.password);
  await keyboard.press('Enter');

  await form.waitFor('Saved: demo is Ann Lee.');
  assert.equal(await form.name.inputValue(), 'Ann Lee');
  const [refused, saved, ...more] = await saves();
  assert.deepEqual([refused?.request, saved?.request], ['PUT /users/1 401', 'PUT /users/1 200']);
  assert.deepEqual(more, [], 'saved exactly once');
  assert.notEqual(saved?.token, refused?.token);
  assert.equal(saved?.token, await tokenOf(login));
  await login.name.filter({hasText: 'Ann Lee'}).waitFor();
  assert.equal(await login.focused(), 'div account');
  assert.equal(await framesWithoutFocus(login.page), 0);
});

test('a wrong password in between changes nothing: the save still waits', async () => {
  const {login, form} = await openWithForgottenSession();
  await form.save('Ann Lee', waitsForSignIn);
  await login.enter(user.login, 'wrong');
  await login.waitForFieldError(login.password, 'That password is not right. Check it and try again.');
  assert.equal(await form.status.textContent(), waitsForSignIn);

  await login.signIn();

  await form.waitFor('Saved: demo is Ann Lee.');
  assert.deepEqual(await requestsOf(), ['PUT /users/1 401', 'PUT /users/1 200']);
});

test('when another user signs in, the save is refused, both the form and the element say so, and the text stays', async () => {
  await demo.emulator.addUser(other);
  const {login, panel, form} = await openWithForgottenSession();
  await form.save('Ann Lee', waitsForSignIn);

  await login.signIn(other.login, other.password);

  await form.waitFor('Not saved: another user has signed in. Your text is still here.');
  assert.equal(await form.name.inputValue(), 'Ann Lee');
  assert.match(
    (await login.notice.textContent()) ?? '',
    /You are signed in as .?Other User.? now\. What .?Demo User.? had not sent was not sent\./,
  );
  assert.deepEqual(await requestsOf(), ['PUT /users/1 401'], 'nothing was sent as the other user');
  await panel.call('The server knows Other User.');

  // What is saved now is saved on purpose.
  await form.name.press('Enter');
  await form.waitFor('Saved: other is Ann Lee.');
  assert.deepEqual(await requestsOf(), ['PUT /users/1 401', 'PUT /users/2 200']);
});

test('when the page signs out meanwhile, the save is refused, the form says so, and the text stays', async () => {
  const {login, form} = await openWithForgottenSession();
  await form.save('Ann Lee', waitsForSignIn);

  await login.page.evaluate(() => document.querySelector('cube-session')?.client.signOut());

  await form.waitFor('Not saved: nobody is signed in. Your text is still here.');
  assert.equal(await form.name.inputValue(), 'Ann Lee');
  await login.signIn();
  assert.deepEqual(await requestsOf(), ['PUT /users/1 401'], 'what was refused is not sent later');
});

test('two saves that wait both go on, once each', async () => {
  const {login, panel} = await openWithForgottenSession();
  const both = login.page.evaluate(async () => {
    const {client} = document.querySelector('cube-session') as HTMLElementTagNameMap['cube-session'];
    const [first, second] = await Promise.all([
      client.updateUser({fullName: 'Ann Lee'}),
      client.updateUser({website: 'https://ann.example'}),
    ]);
    return [first.fullName, second.website];
  });
  await login.notice.waitFor();
  await panel.call(waitsForSignIn);

  await login.signIn();

  assert.deepEqual(await both, ['Ann Lee', 'https://ann.example']);
  // Asked beside the saves, not after them: by which name the server knows the user then is open.
  await panel.result.filter({hasText: /^The server knows /}).waitFor();
  const token = await tokenOf(login);
  const saved = (await saves()).filter(({request}) => request === 'PUT /users/1 200');
  assert.deepEqual(
    saved.map((save) => save.token),
    [token, token],
  );
});

test('of two saves of one form, the last one is sent', async () => {
  const {login, form} = await openWithForgottenSession();
  await form.save('Ann Le', waitsForSignIn);
  await form.save('Ann Lee', waitsForSignIn);

  await login.signIn();

  await form.waitFor('Saved: demo is Ann Lee.');
  assert.deepEqual(await requestsOf(), ['PUT /users/1 401', 'PUT /users/1 200']);
});

test('what waits in two tabs goes on in both, when the user signs in again in one of them', async () => {
  const first = await openWithForgottenSession();
  const opened = first.login.page.context().waitForEvent('page');
  await first.panel.secondTab.press('Enter');
  const second = workOf(new LoginPage(await opened, first.login.watch));
  await second.login.name.waitFor();
  await first.form.save('Ann Lee', waitsForSignIn);
  await second.login.notice.waitFor();
  await second.form.save('Ann B. Lee', waitsForSignIn);

  await second.login.signIn();

  await first.form.waitFor('Saved: demo is Ann Lee.');
  await second.form.waitFor('Saved: demo is Ann B. Lee.');
  const saved = (await requestsOf()).filter((request) => request.endsWith('200'));
  assert.deepEqual(saved, ['PUT /users/1 200', 'PUT /users/1 200']);
});

test('a reload in between keeps the session ended, with the login filled in, and signing in works', async () => {
  const {login, panel, form} = await openWithForgottenSession();
  await form.save('Ann Lee', waitsForSignIn);

  await login.page.reload();

  await login.notice.waitFor();
  assert.equal(await panel.status.textContent(), 'expired');
  assert.equal(await login.identifier.inputValue(), user.login);
  await login.password.fill(user.password);
  await login.password.press('Enter');
  await login.name.waitFor();
  await form.save('Ann Lee', 'Saved: demo is Ann Lee.');
});

test('while a save waits, axe finds nothing on the page, and a window 320 px wide holds it in both directions', async () => {
  const {login, form} = await openWithForgottenSession();
  await form.save('Ann Lee', waitsForSignIn);
  await assertFitsEveryLook(login.page);
});
