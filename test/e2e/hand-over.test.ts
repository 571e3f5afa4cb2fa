import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {LoggedRequest} from '../../demo/emulator/state/request-log.js';
import {DemoPanel, waitsForSignIn} from './helpers/demo-panel.js';
import {assertFitsEveryLook, user, useDemo} from './helpers/demo.js';
import type {LoginPage} from './helpers/login-page.js';

// The page hands the elements' session over to the published connectycube 6.1.2, under the demo's strict policy.

const demo = useDemo();

const answered = `The SDK knows ${user.name}.`;

interface HandOver {
  readonly login: LoginPage;
  readonly panel: DemoPanel;
}

/** Waits until the SDK acts as this user. */
const actsAs = ({page}: LoginPage, name: string) =>
  page.locator('#acts-as').filter({hasText: name}).waitFor();

async function openSignedIn(): Promise<HandOver> {
  const login = await demo.open({path: 'demo/hand-over.html'});
  await login.signIn();
  await actsAs(login, 'user 1');
  return {login, panel: new DemoPanel(login.page)};
}

/** The token of the elements' session, as any script of the page reads it. */
const tokenOf = ({page}: LoginPage) =>
  page.evaluate(() => document.querySelector('cube-session')?.token ?? null);

/** The requests that the SDK has made, by its own header. */
async function sdkCalls(): Promise<LoggedRequest[]> {
  const log = await demo.emulator.log();
  return log.filter(({headers}) => headers['cb-sdk']?.startsWith('JS 6.1.2'));
}

/** Token and status of each of them. */
const sentBySdk = async () =>
  (await sdkCalls()).map(({headers, status}) => ({token: headers['cb-token'] ?? null, status}));

test('the SDK is loaded when somebody signs in, and its calls carry the token of the session', async () => {
  const login = await demo.open({path: 'demo/hand-over.html'});
  const panel = new DemoPanel(login.page);
  await panel.call('The SDK is loaded as soon as somebody signs in.');
  await login.signIn();
  await actsAs(login, 'user 1');
  assert.equal(await login.page.locator('#package').textContent(), 'connectycube 6.1.2');

  await panel.call(answered);

  const token = await tokenOf(login);
  assert.ok(token);
  assert.deepEqual(await sentBySdk(), [{token, status: 200}]);
  assert.deepEqual(
    (await demo.emulator.requests()).filter((request) => request.endsWith('/session')),
    ['POST /session'],
    'the SDK makes no session of its own',
  );
});

test('a reload hands the stored session over, without a request', async () => {
  const {login, panel} = await openSignedIn();
  await demo.emulator.clearRequests();

  await login.page.reload();
  await actsAs(login, 'user 1');

  assert.deepEqual(await demo.emulator.requests(), []);
  await panel.call(answered);
  assert.deepEqual(await sentBySdk(), [{token: await tokenOf(login), status: 200}]);
});

test('where the elements have restored the session, the SDK goes on with the new token', async () => {
  const {login, panel} = await openSignedIn();
  const before = await tokenOf(login);
  await panel.forgetSession();
  await login.page.evaluate(() => document.querySelector('cube-session')?.client.getUserByLogin('demo'));
  const after = await tokenOf(login);
  assert.ok(after);
  assert.notEqual(after, before);

  await panel.call(answered);

  assert.deepEqual(await sentBySdk(), [{token: after, status: 200}]);
});

test('where the SDK meets the end of the session, the elements restore it and the SDK’s call is answered', async () => {
  const {login, panel} = await openSignedIn();
  const before = await tokenOf(login);
  await panel.forgetSession();

  await panel.call(answered);

  const after = await tokenOf(login);
  assert.notEqual(after, before);
  assert.deepEqual(await sentBySdk(), [
    {token: before, status: 401},
    {token: after, status: 200},
  ]);
  assert.equal((await demo.emulator.requests()).filter((request) => request === 'POST /login').length, 2);
});

test('without a hook the SDK’s call waits as well, and goes on when the user has signed in again', async () => {
  const {login, panel} = await openSignedIn();
  await panel.hook.uncheck();
  const before = await tokenOf(login);
  await panel.forgetSession();
  await panel.call(waitsForSignIn);
  await actsAs(login, 'nobody');
  assert.equal(await tokenOf(login), null);

  await login.password.fill(user.password);
  await login.password.press('Enter');

  await panel.result.filter({hasText: answered}).waitFor();
  const after = await tokenOf(login);
  assert.ok(after);
  assert.deepEqual(await sentBySdk(), [
    {token: before, status: 401},
    {token: after, status: 200},
  ]);
});

test('after a sign-out the SDK has no token, and with another user it has theirs', async () => {
  await demo.emulator.addUser({login: 'other', password: 'other-password', full_name: 'Other User'});
  const {login, panel} = await openSignedIn();
  const first = await tokenOf(login);
  await login.signOut.click();
  await actsAs(login, 'nobody');
  await panel.call('The server refused the SDK with status 401.');
  assert.deepEqual(await sentBySdk(), [{token: null, status: 401}]);
  await demo.emulator.clearRequests();

  await login.signIn('other', 'other-password');
  await actsAs(login, 'user 2');
  await panel.call('The SDK knows Other User.');

  const second = await tokenOf(login);
  assert.notEqual(second, first);
  assert.deepEqual(await sentBySdk(), [{token: second, status: 200}]);
});

test('another user’s sign-in in another tab reaches the SDK', async () => {
  await demo.emulator.addUser({login: 'other', password: 'other-password', full_name: 'Other User'});
  const {login, panel} = await openSignedIn();
  const page = await login.page.context().newPage();
  await page.goto(login.page.url());
  await page.getByRole('button', {name: 'Sign out'}).click();
  await actsAs(login, 'nobody');
  await page.getByLabel('Login or e-mail').fill('other');
  await page.getByLabel('Password', {exact: true}).fill('other-password');
  await page.getByLabel('Password', {exact: true}).press('Enter');
  await actsAs(login, 'user 2');

  await panel.call('The SDK knows Other User.');

  assert.deepEqual(await sentBySdk(), [{token: await tokenOf(login), status: 200}]);
});

test('axe finds nothing on the page in any look, and a window 320 px wide holds it in both directions', async () => {
  const {login} = await openSignedIn();
  await assertFitsEveryLook(login.page);
});
