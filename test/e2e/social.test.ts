import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {BrowserContext, Page} from 'playwright-core';
import {findViolations, looks, overflow} from './helpers/axe.js';
import {useDemo} from './helpers/demo.js';
import {until} from './helpers/until.js';
import {WaysDemo} from './helpers/ways-demo.js';

// Facebook and Twitter, played by the emulator on another origin, in windows that are real ones.

const demo = useDemo();
const path = 'demo/ways.html';

const open = async (query = '', prepare?: (context: BrowserContext) => Promise<unknown>) => {
  const login = await demo.open({path: path + query, ...(prepare && {prepare})});
  return {login, page: login.page, ways: new WaysDemo(login.page), watch: login.watch};
};

/** Clicks on this button, which opens the window of a provider. */
async function openWindow(ways: WaysDemo, name: string): Promise<Page> {
  const [opened] = await Promise.all([ways.page.waitForEvent('popup'), ways.button(name).click()]);
  await opened.getByRole('button', {name: 'Cancel'}).waitFor();
  return opened;
}

const continueAs = (provider: Page, name: string) =>
  provider.getByRole('button', {name: `Continue as ${name}`}).click({noWaitAfter: true});

const isClosed = (page: Page) => until('the window is closed', () => Promise.resolve(page.isClosed()));

/** The provider's pages cut every window off that they are opened in. */
const cutOff = (context: BrowserContext) =>
  context.route('**/dialog/oauth**', async (route) => {
    const response = await route.fetch();
    const headers = {...response.headers(), 'Cross-Origin-Opener-Policy': 'same-origin'};
    await route.fulfill({response, headers});
  });

test('in a window: cancelled by keyboard, then signed in with the token of before the network was lost; Twitter by its backend', async () => {
  const {login, page, ways, watch} = await open();
  await login.identifier.fill('ann');
  await ways.button('Facebook').focus();
  const [cancelled] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('Enter')]);
  await page.getByText('Continue in the Facebook window.').first().waitFor();
  await login.tabTo('button social-other', 5);
  await page.keyboard.press('Enter');
  await isClosed(cancelled);
  await ways.button('Facebook').waitFor();
  assert.equal(await login.focused(), 'button way facebook');
  assert.equal(await login.identifier.inputValue(), 'ann');

  const provider = await openWindow(ways, 'Facebook');
  assert.notEqual(new URL(provider.url()).origin, new URL(page.url()).origin);
  for (const look of ['light', 'dark'] as const) {
    await provider.emulateMedia(looks[look]);
    assert.deepEqual(await findViolations(provider, look, 'html'), [], look);
  }
  await provider.setViewportSize({width: 320, height: 640});
  assert.equal(await overflow(provider), 0);

  for (const fault of ['/login', '/session']) await demo.emulator.fault({path: fault, reset: true, times: 9});
  await continueAs(provider, 'Ann Facebook');
  await page.getByText('The server cannot be reached.').first().waitFor();
  await isClosed(provider);
  await demo.emulator.clearFaults();
  await ways.button('Try again').click();
  await ways.name.waitFor();
  assert.equal(await ways.provider.textContent(), 'facebook');
  assert.equal(await ways.name.textContent().then((text) => text?.trim()), 'Ann Facebook');
  assert.equal(await demo.emulator.count('GET /_emulator/facebook/oauth/access_token'), 1);

  await ways.button('Sign out').click();
  const twitter = await openWindow(ways, 'X (Twitter)');
  await twitter.getByLabel('Somebody else').fill('Tove Typed');
  await twitter.getByLabel('Somebody else').press('Enter', {noWaitAfter: true});
  await ways.name.waitFor();
  assert.deepEqual(
    [await ways.provider.textContent(), (await ways.name.textContent())?.trim()],
    ['twitter', 'Tove Typed'],
  );
  const told = JSON.stringify(watch.events) + watch.consoleTexts.join();
  assert.doesNotMatch(told, /EAA[\w-]{20}|access_token|code_verifier/);
});

test('a provider that cuts its window off from the page is heard all the same', async () => {
  const {page, ways} = await open('', cutOff);
  const provider = await openWindow(ways, 'Facebook');
  await page.getByText('The Facebook window seems to be closed.').first().waitFor();
  await continueAs(provider, 'Ben Facebook');
  await ways.name.waitFor();
  assert.equal((await ways.name.textContent())?.trim(), 'Ben Facebook');
  await isClosed(provider);
});

test('a window whose page was reloaded meanwhile says so, and goes on by itself', async () => {
  const {page, ways} = await open();
  const provider = await openWindow(ways, 'Facebook');
  await page.reload();
  await ways.button('Facebook').waitFor();
  await continueAs(provider, 'Ann Facebook');
  await provider.getByText('Nobody waits for this sign-in any more').first().waitFor();
  assert.equal(new URL(provider.url()).search, '');
  const there = new WaysDemo(provider);
  await there.button('Go on here').click();
  await there.button('Facebook').waitFor();
  assert.equal(await demo.emulator.count('POST /login'), 0);
});

test('in the place of the page: what was typed comes back, and an answer counts once', async () => {
  const blockWindows = (context: BrowserContext) => context.addInitScript('window.open = () => null');
  const {login, page, ways} = await open('', blockWindows);
  const answers: string[] = [];
  page.on('framenavigated', (frame) => /[?&]code=/.test(frame.url()) && answers.push(frame.url()));
  await login.fill('ann@example.com', 'not-kept');
  await ways.button('Facebook').click();
  await page.getByText('Your browser has blocked the Facebook window.').first().waitFor();
  await ways.button('Continue in this window').click();
  await page.getByRole('button', {name: 'Cancel'}).click();
  await ways.button('Facebook').waitFor();
  await until(
    'what was typed is back',
    async () => (await login.identifier.inputValue()) === 'ann@example.com',
  );
  assert.equal(await login.password.inputValue(), '');
  assert.equal(new URL(page.url()).search + new URL(page.url()).hash, '');

  await page.locator('#provider-window').selectOption('redirect');
  await ways.button('Facebook').click();
  await continueAs(page, 'Ann Facebook');
  await ways.name.waitFor();
  assert.equal(new URL(page.url()).searchParams.has('code'), false);
  assert.equal(await page.evaluate(() => sessionStorage.getItem('cube-elements-social')), null);
  assert.equal(await ways.provider.textContent(), 'facebook');

  await ways.button('Sign out').click();
  await ways.button('Facebook').waitFor();
  assert.equal(answers.length, 1);
  await page.goto(answers[0] ?? '');
  await page.getByText('has been begun anew or was used already').first().waitFor();
  assert.equal(await demo.emulator.count('GET /_emulator/facebook/oauth/access_token'), 1);
});

test('two tabs that sign in at once end up as one user, and leave no window behind', async () => {
  const {page, ways} = await open();
  const other = await page.context().newPage();
  await other.goto(page.url());
  const others = new WaysDemo(other);
  const [first, second] = [await openWindow(ways, 'Facebook'), await openWindow(others, 'X (Twitter)')];
  await Promise.all([continueAs(first, 'Ann Facebook'), continueAs(second, 'Ann Twitter')]);
  await Promise.all([ways.name.waitFor(), others.name.waitFor()]);
  await until(
    'both show the same user',
    async () => (await ways.name.textContent()) === (await others.name.textContent()),
  );
  await isClosed(first);
  await isClosed(second);

  await ways.button('Sign out').click();
  const [third, fourth] = [await openWindow(ways, 'Facebook'), await openWindow(others, 'X (Twitter)')];
  await continueAs(third, 'Ben Facebook');
  await others.name.waitFor();
  await isClosed(fourth);
  assert.equal((await others.name.textContent())?.trim(), 'Ben Facebook');
});
