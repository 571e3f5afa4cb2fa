import assert from 'node:assert/strict';
import {test} from 'node:test';
import {assertFitsEveryLook, useDemo} from './helpers/demo.js';
import {framesWithoutFocus, recordFrames} from './helpers/frames.js';
import {until} from './helpers/until.js';
import {WaysDemo} from './helpers/ways-demo.js';

const demo = useDemo();

const path = 'demo/ways.html';

test('by phone: a code signs in, a fresh token of Firebase’s restores the session, also after a reload, and signing out ends both', async () => {
  const {page} = await demo.open({path});
  const ways = new WaysDemo(page);
  await ways.startFirebase();

  await ways.button('Phone').click();
  await page.getByLabel('Phone number').fill('40612345');
  await page.getByLabel('Phone number').press('Enter');
  await page.getByLabel('Code of six digits').waitFor();
  const code = await ways.readMessage('+4740612345');
  await page.getByLabel('Code of six digits').fill(code === '000000' ? '111111' : '000000');
  await page.getByText('That code is not right.').first().waitFor();
  await page.getByLabel('Code of six digits').fill(code);
  await ways.name.waitFor();
  assert.equal(await ways.provider.textContent(), 'firebase_phone');

  for (const isReloaded of [false, true]) {
    if (isReloaded) await page.reload();
    await ways.name.waitFor();
    await demo.emulator.clearRequests();
    await ways.endSession();
    await page.getByText('The server knows').waitFor();
    assert.equal(await demo.emulator.count('POST /login'), 1);
    assert.equal(await ways.provider.textContent(), 'firebase_phone');
  }

  assert.equal(await ways.countKeptByFirebase(), 1);
  await ways.button('Sign out').click();
  await ways.button('Phone').waitFor();
  await until('Firebase has forgotten the user', async () => (await ways.countKeptByFirebase()) === 0);
});

test('by e-mail: the link signs in where it is opened, and its code is gone from the address', async () => {
  const login = await demo.open({path});
  const {page} = login;
  const ways = new WaysDemo(page);
  await ways.startFirebase();
  await login.identifier.fill('erik@example.com');
  await ways.button('E-mail').click();
  assert.equal(await page.getByLabel('E-mail', {exact: true}).inputValue(), 'erik@example.com');
  await ways.button('Send me a link instead').click();
  await page.getByRole('heading', {name: 'Check your mail'}).waitFor();
  const link = await ways.readMessage('erik@example.com');

  const opened = await page.context().newPage();
  await opened.goto(link);
  const there = new WaysDemo(opened);
  await there.name.waitFor();
  assert.equal(new URL(opened.url()).searchParams.has('oobCode'), false);
  assert.equal(await there.provider.textContent(), 'firebase_email');
  // The tab that waits for it goes on by itself.
  await ways.name.waitFor();
});

test('a guest makes an account in place, by keyboard alone', async () => {
  const login = await demo.open({path: `${path}?methods=password+guest`, prepare: recordFrames});
  const {page} = login;
  const ways = new WaysDemo(page);
  await login.tabTo('button way guest', 20);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.getAttribute('autocomplete') === 'name');
  await page.keyboard.type('Greta Guest');
  await page.keyboard.press('Enter');
  await ways.name.waitFor();
  assert.equal(await ways.provider.textContent(), 'guest');
  await login.tabTo('button sign-up', 5);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'login');
  assert.equal(await page.getByLabel('Full name').inputValue(), 'Greta Guest');
  await page.keyboard.type('greta');
  await page.getByLabel('Password', {exact: true}).fill('greta-password');
  await page.keyboard.press('Enter');
  await page.locator('#provider', {hasText: 'password'}).waitFor();
  assert.equal(await framesWithoutFocus(page), 0);
});

test('loads no way that is not offered', async () => {
  const scripts: string[] = [];
  const login = await demo.open({
    prepare: (context) => {
      context.on('request', (request) => scripts.push(request.url()));
      return Promise.resolve();
    },
  });
  await login.signIn();
  assert.equal(
    scripts.some((url) => url.endsWith('.js')),
    true,
  );
  assert.deepEqual(
    scripts.filter((url) => /way|firebase|phone/.test(new URL(url).pathname)),
    [],
  );
});

test('what cannot be loaded is said, and comes at the next try; until then a password does', async () => {
  let isCut = true;
  const login = await demo.open({
    path,
    prepare: (context) =>
      context.route('**/login-ways-*.js', (route) => (isCut ? route.abort() : route.continue())),
  });
  const facebook = new WaysDemo(login.page).button('Facebook');
  await login.summary.waitFor();
  assert.equal(await facebook.count(), 0);
  isCut = false;
  await login.identifier.fill('demo');
  await facebook.waitFor();
  assert.equal(await login.identifier.inputValue(), 'demo');
  await login.password.fill('demo-password');
  await login.password.press('Enter');
  await login.name.waitFor();
});

test('the page fits every look and a narrow window, in both directions', async () => {
  const login = await demo.open({path});
  await new WaysDemo(login.page).button('Facebook').waitFor();
  await assertFitsEveryLook(login.page);
});
