import assert from 'node:assert/strict';
import {test} from 'node:test';
import {DemoPanel} from './helpers/demo-panel.js';
import {useDemo} from './helpers/demo.js';
import type {LoginPage} from './helpers/login-page.js';

const demo = useDemo();

const right = 'Right-Secret-41b7';
const wrong = 'Wrong-Secret-93c2';

/** All markup of the page, shadow roots included: what any script, extension or error report could read of it. */
const markupOf = (login: LoginPage) =>
  login.page.evaluate(() => {
    const roots: ParentNode[] = [document];
    const parts = [document.documentElement.outerHTML];
    for (let root = roots.pop(); root; root = roots.pop()) {
      for (const {shadowRoot} of root.querySelectorAll('*')) {
        if (!shadowRoot) continue;
        roots.push(shadowRoot);
        parts.push(shadowRoot.innerHTML);
      }
    }
    return parts.join('\n');
  });

test('a password never shows in events, attributes, texts, the console, URLs or headers', async () => {
  await demo.emulator.addUser({login: 'keeper', password: right, full_name: 'Keeper'});
  const login = await demo.open();
  const panel = new DemoPanel(login.page);
  const urls: string[] = [];
  login.page.on('request', (request) => urls.push(request.url()));
  login.watch.expectConsoleError(/The server refused what restoreSession gave/);
  const seen: string[] = [];
  const look = async () => seen.push(await markupOf(login), login.page.url(), await login.page.title());

  await login.enter('keeper', wrong);
  await login.waitForFieldError(login.password, 'That password is not right. Check it and try again.');
  await look();
  await login.reveal.click();
  await look();
  for (const fault of [{status: 500, body: {errors: ['Oops']}}, {reset: true}, {status: 200, body: '<p>'}]) {
    await demo.emulator.fault({method: 'POST', path: '/login', times: 9, ...fault});
    await login.enter('keeper', right);
    await login.summary.waitFor();
    await look();
    await login.reveal.click();
    await look();
    await demo.emulator.clearFaults();
  }
  await login.signIn('keeper', right);
  await look();
  await login.page.evaluate((password) => {
    const session = document.querySelector('cube-session') as HTMLElementTagNameMap['cube-session'];
    session.restoreSession = () => Promise.resolve({login: 'keeper', password});
  }, wrong);
  await panel.forgetSession();
  await panel.call('The session has ended. Sign in again.');
  await look();

  const {events, consoleTexts} = login.watch;
  assert.deepEqual(
    [...new Set(events.map(({type}) => type))].sort(),
    ['cube-login', 'cube-login-error', 'cube-session-change', 'cube-session-error', 'cube-session-expired'],
    'every event was looked at',
  );
  const log = await demo.emulator.log();
  const everything = JSON.stringify([seen, events, consoleTexts, urls, log]);
  assert.ok(everything.includes('keeper'), 'the search does find what is there');
  for (const secret of [right, wrong]) assert.equal(everything.includes(secret), false, `${secret} leaked`);
});

test('no token shows in events, markup, the console or URLs', async () => {
  const login = await demo.open();
  const urls: string[] = [];
  login.page.on('request', (request) => urls.push(request.url()));
  await login.signIn();
  const panel = new DemoPanel(login.page);
  await panel.call('The server knows Demo User.');

  const tokens = (await demo.emulator.log()).flatMap(({headers}) => headers['cb-token'] ?? []);
  assert.notEqual(tokens.length, 0);
  const {events, consoleTexts} = login.watch;
  const everything = JSON.stringify([await markupOf(login), events, consoleTexts, urls]);
  for (const token of tokens) assert.equal(everything.includes(token), false);
});

test('the field for the password is empty again after signing in and out', async () => {
  const login = await demo.open();
  await login.signIn();
  assert.equal(await login.password.count(), 0);
  await login.signOut.click();
  await login.identifier.waitFor();
  assert.equal(await login.password.inputValue(), '');
});
