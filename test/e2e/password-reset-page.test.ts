import assert from 'node:assert/strict';
import {after, before, beforeEach, test} from 'node:test';
import type {Page} from 'playwright-core';
import {EmulatorClient} from '../emulator/helpers/client.js';
import {findViolations, lookNames, looks, overflow} from './helpers/axe.js';
import {useBrowser} from './helpers/browser.js';

// The page of the emulator to which the link of a reset mail leads.

const open = useBrowser();
let client: EmulatorClient;
before(async () => (client = await EmulatorClient.start()));
beforeEach(() => client.control('POST', '/reset'));
after(() => client.close());

const password = (page: Page) => page.getByLabel('New password');

/** Asks for a mail as an app does, and opens its link. */
async function openLink(): Promise<Page> {
  const {token} = await client.session();
  await client.post('/users/password/reset', {email: 'demo@example.com'}, token);
  const mails = await client.mails();
  const {page} = await open(mails[0]?.link ?? '');
  return page;
}

/** Types into the field, which has the focus from the start, and presses Enter. */
async function send(page: Page, text: string): Promise<void> {
  await page.locator('#password:focus').waitFor();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

const states: Record<string, () => Promise<Page>> = {
  form: openLink,
  'refused password': async () => {
    const page = await openLink();
    await send(page, 'x'.repeat(41));
    await page.getByRole('alert').waitFor();
    return page;
  },
  saved: async () => {
    const page = await openLink();
    await send(page, 'chosen-password');
    await page.getByRole('heading', {name: 'Password saved'}).waitFor();
    return page;
  },
  'unreadable form': async () => {
    const page = await openLink();
    await password(page).fill('x'.repeat(1_100_000));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', {name: 'This did not work'}).waitFor();
    return page;
  },
  'useless link': async () => {
    const page = await openLink();
    await page.goto(page.url().replace(/token=.*/, 'token=made-up'));
    await page.getByRole('heading', {name: 'This link no longer works'}).waitFor();
    return page;
  },
};

for (const [state, reach] of Object.entries(states)) {
  test(`${state}: axe finds nothing in any look, and a window 320 px wide holds it`, async () => {
    const page = await reach();
    for (const look of lookNames) {
      await page.emulateMedia(looks[look]);
      assert.deepEqual(await findViolations(page, look, 'html'), [], look);
    }
    await page.setViewportSize({width: 320, height: 640});
    assert.equal(await overflow(page), 0);
  });
}

test('a new password is chosen by keyboard alone, and signs in', async () => {
  const page = await openLink();
  await send(page, 'chosen-password');
  await page.getByRole('heading', {name: 'Password saved'}).waitFor();
  assert.equal((await client.session({login: 'demo', password: 'chosen-password'})).user?.login, 'demo');
});

test('a refused password is told at its field, and another is taken', async () => {
  const page = await openLink();
  await send(page, 'x'.repeat(41));
  await page.getByText('The password is too long (maximum is 40 characters).').waitFor();
  assert.equal(await password(page).getAttribute('aria-invalid'), 'true');
  await send(page, 'chosen-password');
  await page.getByRole('heading', {name: 'Password saved'}).waitFor();
});

test('a password manager finds whose password it is', async () => {
  const page = await openLink();
  const username = page.locator('input[autocomplete=username]');
  assert.equal(await username.inputValue(), 'demo@example.com');
  assert.equal(await password(page).getAttribute('autocomplete'), 'new-password');
});

test('a used link is of no use a second time', async () => {
  const page = await openLink();
  const link = page.url();
  await send(page, 'chosen-password');
  await page.getByRole('heading', {name: 'Password saved'}).waitFor();
  await page.goto(link);
  await page.getByRole('heading', {name: 'This link no longer works'}).waitFor();
});
