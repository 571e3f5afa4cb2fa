import assert from 'node:assert/strict';
import {test} from 'node:test';
import {user, useDemo} from './helpers/demo.js';
import type {Fault} from './helpers/emulator-control.js';
import {framesWithoutFocus, recordFrames} from './helpers/frames.js';
import type {LoginPage} from './helpers/login-page.js';

const demo = useDemo();

const texts = {
  serverProblem: 'The server has a problem. Wait a moment and try again.',
  unreachable: 'The server cannot be reached. Check your connection and try again.',
  offline: 'You are offline. Connect to the internet and try again.',
  timeout: 'The server took too long to answer. Try again.',
  tooManyAttempts: 'Too many attempts. Wait a while, then try again.',
  tooManyAttemptsFor30: 'Too many attempts. Try again in 30 seconds.',
};

const html = {headers: {'Content-Type': 'text/html'}, body: '<!doctype html><title>Bad gateway</title>'};
const exposed = {'Retry-After': '30', 'Access-Control-Expose-Headers': 'Retry-After'};

interface Trouble {
  readonly name: string;
  readonly fault: Omit<Fault, 'path'>;
  readonly text: string;
}

const troubles: readonly Trouble[] = [
  {name: 'status 500', fault: {status: 500, body: {errors: ['Oops']}}, text: texts.serverProblem},
  {name: 'status 429', fault: {status: 429}, text: texts.tooManyAttempts},
  {
    name: 'status 429 with Retry-After',
    fault: {status: 429, headers: exposed},
    text: texts.tooManyAttemptsFor30,
  },
  {name: 'HTML with status 200', fault: {status: 200, ...html}, text: texts.serverProblem},
  {name: 'HTML with status 502', fault: {status: 502, ...html}, text: texts.serverProblem},
  {name: 'an empty body', fault: {status: 200, body: ''}, text: texts.serverProblem},
  {
    name: 'status 200 with an errors body',
    fault: {status: 200, body: {errors: {base: ['Something else']}}},
    text: texts.serverProblem,
  },
  {name: 'JSON that is no user', fault: {status: 200, body: {hello: 'world'}}, text: texts.serverProblem},
  {name: 'a cut connection', fault: {reset: true}, text: texts.unreachable},
  {name: 'a truncated body', fault: {truncate: true}, text: texts.unreachable},
];

async function assertSummary(login: LoginPage, text: string): Promise<void> {
  await login.summary.waitFor();
  assert.equal((await login.summary.textContent())?.trim(), text);
  assert.equal((await login.alert.textContent())?.trim(), text);
  assert.equal(await login.identifier.getAttribute('aria-invalid'), null);
  assert.equal(await login.password.getAttribute('aria-invalid'), null);
}

async function assertTypedTextIsKept(login: LoginPage): Promise<void> {
  assert.equal(await login.identifier.inputValue(), user.login);
  assert.equal(await login.password.inputValue(), user.password);
}

/** The next try, as the person would make it: by Enter, with what stands there. */
async function assertNextTryWorks(login: LoginPage): Promise<void> {
  assert.equal(await login.hasFocus(login.password), true);
  await login.password.press('Enter');
  await login.name.waitFor();
  assert.equal(await login.name.textContent(), user.name);
}

/** A cut connection is the one trouble after which Chromium itself may send the request once more. */
const isSentOnce = ({reset}: Trouble['fault']) => !reset;

async function assertTroubleIsTold(path: string, {fault, text}: Trouble): Promise<void> {
  const login = await demo.open({prepare: recordFrames});
  const ahead = login.page.waitForResponse((answer) => answer.url().endsWith('/session'));
  await login.fill(user.login, user.password);
  await ahead;
  // The session that was fetched ahead has to be useless, so that the sign-in needs another.
  if (path === '/session') await demo.emulator.expireSessions();
  await demo.emulator.clearRequests();
  await demo.emulator.fault({method: 'POST', path, times: 9, ...fault});

  await login.password.press('Enter');

  await assertSummary(login, text);
  await assertTypedTextIsKept(login);
  const sent = await demo.emulator.requests();
  if (isSentOnce(fault)) assert.equal(sent.filter((request) => request === `POST ${path}`).length, 1);
  await demo.emulator.clearFaults();
  await assertNextTryWorks(login);
  assert.equal(await framesWithoutFocus(login.page), 0);
}

for (const trouble of troubles) {
  test(`${trouble.name} at the sign-in is told above the form, nothing typed is lost, the next try works`, () =>
    assertTroubleIsTold('/login', trouble));
}

for (const trouble of troubles.filter(({name}) =>
  ['status 500', 'an empty body', 'a cut connection'].includes(name),
)) {
  test(`${trouble.name} when the application session is made anew is told and survived in the same way`, () =>
    assertTroubleIsTold('/session', trouble));
}

test('offline is told as such', async () => {
  const login = await demo.open();
  await login.fill(user.login, user.password);
  await login.page.context().setOffline(true);
  await login.password.press('Enter');

  await assertSummary(login, texts.offline);
  await assertTypedTextIsKept(login);

  await login.page.context().setOffline(false);
  await assertNextTryWorks(login);
});

test('a server out of reach is told when the form is sent, not before', async () => {
  const login = await demo.open();
  await login.page.route(`${demo.emulator.url}/**`, (route) => route.abort('connectionrefused'));
  const failed = login.page.waitForEvent('requestfailed');
  await login.identifier.focus();
  await failed;
  assert.equal(await login.summary.count(), 0, 'fetching ahead fails in silence');

  await login.enter(user.login, user.password);
  await assertSummary(login, texts.unreachable);
  await assertTypedTextIsKept(login);

  await login.page.unroute(`${demo.emulator.url}/**`);
  await assertNextTryWorks(login);
});

test('a server that never answers is given up in the end', async () => {
  const login = await demo.open({prepare: (context) => context.clock.install()});
  await login.fill(user.login, user.password);
  await demo.emulator.fault({method: 'POST', path: '/login', delayMs: 600_000});
  const sent = login.page.waitForRequest((request) => request.url().endsWith('/login'));
  await login.password.press('Enter');
  await sent;
  await login.page.clock.fastForward(15_000);

  await assertSummary(login, texts.timeout);
  await assertTypedTextIsKept(login);
  await assertNextTryWorks(login);
});

test('leaving the page while the sign-in is under way is no error', async () => {
  const login = await demo.open();
  await login.fill(user.login, user.password);
  await demo.emulator.fault({method: 'POST', path: '/login', delayMs: 60_000});
  await login.password.press('Enter');
  await login.page.getByRole('button', {name: 'Signing in…'}).waitFor();

  await login.page.reload();

  await login.identifier.waitFor();
  assert.equal(await login.summary.count(), 0);
});
