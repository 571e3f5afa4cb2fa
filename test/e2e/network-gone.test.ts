import assert from 'node:assert/strict';
import {test} from 'node:test';
import {useDemo} from './helpers/demo.js';
import type {LoginPage} from './helpers/login-page.js';

const demo = useDemo();

const unreachable = 'The server cannot be reached. Check your connection and try again.';
const engine = '**/engine-*.js';

/** From now on nothing answers, neither the server nor the site that the page came from. */
async function cutNetwork(login: LoginPage): Promise<void> {
  await demo.emulator.fault({path: '/', reset: true, times: 100});
  await login.page.route('**/*.js', (route) => route.abort());
}

async function mendNetwork(login: LoginPage): Promise<void> {
  await demo.emulator.reset();
  await login.page.unroute('**/*.js');
}

/** The failure is explained, and the next try signs in. */
async function assertExplained(login: LoginPage): Promise<void> {
  await login.enter('demo', 'demo-password');
  await login.summary.waitFor();
  assert.equal((await login.summary.textContent())?.trim(), unreachable);
  await mendNetwork(login);
  await login.password.press('Enter');
  await login.name.waitFor();
}

test('a network that has gone before the form is used is explained', async () => {
  const login = await demo.open();
  await login.identifier.waitFor();
  await cutNetwork(login);
  await assertExplained(login);
});

test('a network that has gone while the form is filled in is explained', async () => {
  const login = await demo.open();
  const loaded = login.page.waitForResponse(engine);
  await login.identifier.focus();
  await loaded;
  await login.page.waitForLoadState('networkidle');
  await cutNetwork(login);
  await assertExplained(login);
});
