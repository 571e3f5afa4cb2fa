import assert from 'node:assert/strict';
import {test} from 'node:test';
import {DemoPanel, waitsForSignIn} from './helpers/demo-panel.js';
import {user, useDemo} from './helpers/demo.js';
import {recordFrames, wasFormSeen} from './helpers/frames.js';
import type {LoginPage} from './helpers/login-page.js';

const demo = useDemo();

const threeHours = 3 * 60 * 60 * 1000;
const answered = `The server knows ${user.name}.`;
const sessionEnded = 'Your session has ended. Sign in to go on.';

/** The demo with somebody signed in, and with the page's hook or without. */
async function openSignedIn(withHook: boolean): Promise<{login: LoginPage; panel: DemoPanel}> {
  const login = await demo.open({prepare: recordFrames});
  const panel = new DemoPanel(login.page);
  await panel.hook.setChecked(withHook);
  await login.signIn();
  await demo.emulator.clearRequests();
  return {login, panel};
}

const count = (requests: readonly string[], request: string) =>
  requests.filter((one) => one === request).length;

async function assertAsksToSignInAgain(login: LoginPage, panel: DemoPanel): Promise<void> {
  await login.notice.waitFor();
  assert.equal((await login.notice.textContent())?.trim(), sessionEnded);
  assert.equal(await panel.status.textContent(), 'expired');
  assert.equal(await login.identifier.inputValue(), user.login);
  assert.equal(await login.password.inputValue(), '');
}

test('with the hook, the call that meets the forgotten session restores it and is answered', async () => {
  const {login, panel} = await openSignedIn(true);
  await panel.forgetSession();

  await panel.call(answered);

  const log = await demo.emulator.log();
  assert.deepEqual(
    log
      .map(({method, path, status}) => `${method} ${path} ${status}`)
      .filter((line) => !line.includes('/login')),
    ['GET /users/v2 401', 'POST /session 201', 'GET /users/v2 200'],
  );
  assert.equal(count(await demo.emulator.requests(), 'POST /login'), 1);
  assert.equal(await panel.status.textContent(), 'authenticated');
  assert.equal(await login.name.textContent(), user.name);
});

test('any number of calls that meet the forgotten session at once restore it once', async () => {
  const {login, panel} = await openSignedIn(true);
  await panel.forgetSession();

  const names = await login.page.evaluate(() => {
    const {client} = document.querySelector('cube-session') as HTMLElementTagNameMap['cube-session'];
    return Promise.all(Array.from({length: 12}, async () => (await client.getUserByLogin('demo'))?.fullName));
  });

  assert.deepEqual(names, Array.from({length: 12}).fill(user.name));
  const sent = await demo.emulator.requests();
  assert.equal(count(sent, 'POST /session'), 1);
  assert.equal(count(sent, 'POST /login'), 1);
});

test('without a hook, the page says that the session ended and asks for the password alone', async () => {
  const {login, panel} = await openSignedIn(false);
  await panel.forgetSession();

  await panel.call(waitsForSignIn);

  await assertAsksToSignInAgain(login, panel);
  assert.equal(
    await login.hasFocus(panel.callButton),
    true,
    'the focus is not taken from what the user does',
  );
  assert.equal((await login.alert.textContent())?.trim(), sessionEnded);
  await login.watch.waitForEvent('cube-session-expired');
  assert.equal(count(await demo.emulator.requests(), 'POST /login'), 0);
});

test('an ended session is remembered over a reload, without a request, until the user signs in again', async () => {
  const {login, panel} = await openSignedIn(false);
  await panel.forgetSession();
  await panel.call(waitsForSignIn);
  await demo.emulator.clearRequests();

  await login.page.reload({waitUntil: 'networkidle'});
  await assertAsksToSignInAgain(login, panel);
  assert.deepEqual(await demo.emulator.requests(), []);

  await login.password.fill(user.password);
  await login.password.press('Enter');
  await login.name.waitFor();
  assert.equal(await panel.status.textContent(), 'authenticated');
  await panel.call(answered);

  await login.page.reload();
  await login.name.waitFor();
  assert.equal(await login.notice.count(), 0);
});

test('signing in as somebody else after the session ended shows nothing of the first user', async () => {
  await demo.emulator.addUser({login: 'other', password: 'other-password', full_name: 'Other User'});
  const {login, panel} = await openSignedIn(false);
  await panel.forgetSession();
  await panel.call(waitsForSignIn);

  await login.signIn('other', 'other-password');

  assert.equal(await login.name.textContent(), 'Other User');
  assert.equal(await login.element.getByText(user.login, {exact: true}).count(), 0);
});

test('a hook that has nothing to give leads to the form', async () => {
  const {login, panel} = await openSignedIn(true);
  await login.page.evaluate(() => {
    const session = document.querySelector('cube-session') as HTMLElementTagNameMap['cube-session'];
    session.restoreSession = () => Promise.resolve(null);
  });
  await panel.forgetSession();

  await panel.call(waitsForSignIn);

  await assertAsksToSignInAgain(login, panel);
});

test('a server that is down while the session is being restored signs nobody out', async () => {
  const {login, panel} = await openSignedIn(true);
  await panel.forgetSession();
  await demo.emulator.fault({method: 'POST', path: '/session', status: 503});

  await panel.call('The server answered 503');
  assert.equal(await panel.status.textContent(), 'authenticated');
  assert.equal(await login.name.textContent(), user.name);

  await panel.callUntil(answered);
  assert.equal(await login.name.textContent(), user.name);
});

test('three hours later, the next call restores the session', async () => {
  const {login, panel} = await openSignedIn(true);
  await demo.emulator.advanceClock(threeHours);

  await panel.call(answered);

  assert.equal(count(await demo.emulator.requests(), 'POST /session'), 1);
  assert.equal(await login.name.textContent(), user.name);
});

test('opened again three hours later, the page restores the session and never shows the form', async () => {
  const {login, panel} = await openSignedIn(true);
  await demo.emulator.advanceClock(threeHours);
  await login.page.clock.setFixedTime(Date.now() + threeHours);

  await login.page.reload();

  await login.name.waitFor();
  assert.equal(await wasFormSeen(login.page), false);
  assert.equal(count(await demo.emulator.requests(), 'POST /session'), 1);
  await panel.call(answered);
});

test('a local clock that is three hours wrong signs nobody out', async () => {
  const {login, panel} = await openSignedIn(false);
  await login.page.clock.setFixedTime(Date.now() + threeHours);

  await login.page.reload();

  await login.name.waitFor();
  assert.equal(await wasFormSeen(login.page), false);
  assert.deepEqual(await demo.emulator.requests(), ['GET /session'], 'it asks the server, once');
  await panel.call(answered);
});
