import assert from 'node:assert/strict';
import {test} from 'node:test';
import {DemoPanel, waitsForSignIn} from './helpers/demo-panel.js';
import {useDemo} from './helpers/demo.js';
import type {LoginPage} from './helpers/login-page.js';
import {readAllStorage, readSession, storeAnything} from './helpers/stored-session.js';

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

/** The tokens of all requests so far. */
const sentTokens = async () => [
  ...new Set((await demo.emulator.log()).flatMap(({headers}) => headers['cb-token'] ?? [])),
];

test('a password never shows in events, attributes, texts, the console, URLs or headers', async () => {
  await demo.emulator.addUser({login: 'keeper', password: right, full_name: 'Keeper'});
  const login = await demo.open();
  const panel = new DemoPanel(login.page);
  const urls: string[] = [];
  login.page.on('request', (request) => urls.push(request.url()));
  login.watch.expectConsoleError(/What restoreSession gave opens no session/);
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
  await panel.call(waitsForSignIn);
  await look();

  const {events, consoleTexts} = login.watch;
  assert.deepEqual(
    [...new Set(events.map(({type}) => type))].sort(),
    [
      'cube-login',
      'cube-login-error',
      'cube-session-change',
      'cube-session-error',
      'cube-session-expired',
      'cube-session-token',
    ],
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

  const tokens = await sentTokens();
  assert.notEqual(tokens.length, 0);
  const {events, consoleTexts} = login.watch;
  const everything = JSON.stringify([await markupOf(login), events, consoleTexts, urls]);
  for (const token of tokens) assert.equal(everything.includes(token), false);
});

test('the look at what is stored notices a secret, wherever it is', async () => {
  const login = await demo.open();
  await login.identifier.waitFor();
  const {page} = login;
  await storeAnything(page, demo.emulator.url, {
    text: 'secret-1',
    bytes: [new TextEncoder().encode('secret-2')],
  });
  await page.evaluate(() => {
    localStorage.setItem('text', 'secret-3');
    sessionStorage.setItem('text', 'secret-4');
    document.cookie = 'text=secret-5';
  });

  const stored = await readAllStorage(page);

  for (const number of [1, 2, 3, 4, 5]) assert.ok(stored.includes(`secret-${number}`), `secret-${number}`);
});

for (const isKept of [false, true]) {
  test(`the console shows no token and no password of what is stored, with “Keep me signed in” ${isKept ? 'ticked' : 'not ticked'}`, async () => {
    await demo.emulator.addUser({login: 'keeper', password: right, full_name: 'Keeper'});
    const login = await demo.open();
    const panel = new DemoPanel(login.page);
    await panel.hook.uncheck();
    await panel.remember.check();
    if (isKept) await login.remember.check();
    await login.signIn('keeper', right);
    await login.watch.waitForEvent('cube-login');
    const record = await readSession(login.page, demo.emulator.url);
    assert.ok(record?.token);
    assert.equal(
      record.remembered?.credentials.password,
      isKept ? right : undefined,
      'it is there, encrypted',
    );

    const stored = await readAllStorage(login.page);

    assert.match(stored, /CryptoKey/, 'the search does find what is there');
    for (const secret of [right, ...(await sentTokens())]) {
      assert.equal(stored.includes(secret), false, `${secret} is stored in clear`);
    }
  });
}

test('who has ticked “Keep me signed in” is not asked again, and nothing of it is left after signing out', async () => {
  const login = await demo.open();
  const panel = new DemoPanel(login.page);
  await panel.hook.uncheck();
  await panel.remember.check();
  await login.remember.check();
  await login.signIn();
  await panel.forgetSession();

  await panel.call('The server knows Demo User.');

  assert.equal(await login.notice.count(), 0);
  assert.equal((await demo.emulator.requests()).filter((request) => request === 'POST /login').length, 2);
  const told = login.page.waitForResponse((answer) => answer.request().method() === 'DELETE');
  await login.signOut.click();
  await told;
  assert.equal(await readSession(login.page, demo.emulator.url), undefined);
});

test('the field for the password is empty again after signing in and out', async () => {
  const login = await demo.open();
  await login.signIn();
  assert.equal(await login.password.count(), 0);
  await login.signOut.click();
  await login.identifier.waitFor();
  assert.equal(await login.password.inputValue(), '');
});
