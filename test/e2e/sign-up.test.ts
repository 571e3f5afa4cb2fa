import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Page} from 'playwright-core';
import {assertFitsEveryLook, useDemo} from './helpers/demo.js';
import {framesWithoutFocus, recordFrames} from './helpers/frames.js';

const demo = useDemo();

const path = 'demo/sign-up.html';

const nameOf = (page: Page) => page.locator('cube-signup [part=name]');

test('signs up with the keyboard alone, and a reload keeps the user signed in', async () => {
  const login = await demo.open({path, prepare: recordFrames});
  const {page} = login;
  const {keyboard} = page;
  await page.locator('cube-signup form').waitFor();

  await login.tabTo('input login', 16);
  await keyboard.type('demo');
  await keyboard.press('Tab');
  await page.getByText('This login is taken. Try another one.').first().waitFor();
  await keyboard.press('Shift+Tab');
  await keyboard.press('End');
  await keyboard.type('2');
  await login.tabTo('input fullName', 16);
  await keyboard.type('Demo the Second');
  await login.tabTo('input password', 16);
  await keyboard.type('demo');
  await page.locator('.cube-help', {hasText: 'Weak. Leave out your name and your login.'}).waitFor();
  await keyboard.type(' of a sentence');
  await page.locator('.cube-help', {hasText: 'Strong.'}).waitFor();
  await keyboard.press('Enter');
  assert.equal(await login.focused(), 'input terms');
  assert.match(await login.describe(page.getByRole('checkbox', {name: 'I accept the terms.'})), /^Tick this/);
  await keyboard.press('Space');
  await keyboard.press('Enter');

  await nameOf(page).waitFor();
  assert.equal(await nameOf(page).textContent(), 'Demo the Second');
  assert.equal(await login.focused(), 'div account');
  assert.equal(await framesWithoutFocus(page), 0);
  assert.equal(await demo.emulator.count('POST /users'), 1);
  await page.getByText('cube-signup demo2').waitFor();

  await page.reload();
  await nameOf(page).waitFor();
  assert.equal(await nameOf(page).textContent(), 'Demo the Second');
});

test('axe finds nothing on the page in any look, and a window 320 px wide holds it in both directions', async () => {
  const {page} = await demo.open({
    path: `${path}?confirm=on&fields=login*+email+full-name+phone+website+tags+custom-data`,
  });
  await page.getByLabel('Login', {exact: true}).fill('demo');
  await page.getByLabel('Password', {exact: true}).fill('qwertyuiop');
  await page.locator('.cube-error', {hasText: 'taken'}).waitFor();
  await page.locator('.cube-help', {hasText: 'Weak.'}).waitFor();
  await assertFitsEveryLook(page);
});

test('the form works without what only helps to fill it in, and its place is kept free until it comes', async () => {
  const {page} = await demo.open({path: `${path}?strength=on&with-terms=off`});
  await page.route(/form-help|estimator/, (route) => route.abort());
  await page.reload();
  const element = page.locator('cube-signup');
  await page.getByLabel('Login', {exact: true}).fill('newcomer');
  await page.getByLabel('Password', {exact: true}).fill('correct horse');
  await page.getByRole('button', {name: 'Create account'}).click();
  await page.getByRole('button', {name: 'Sign out'}).click();
  await page.locator('cube-signup form').waitFor();
  await element.evaluate((signup) => {
    signup.removeAttribute('strength');
    signup.querySelector('[slot=footer]')?.remove();
  });
  await page.locator('.cube-meter').waitFor({state: 'detached'});
  const form = await element.boundingBox();

  await page.route('**/elements-*.js', (route) => route.abort());
  await page.reload();
  await element.evaluate((signup) => signup.replaceChildren());
  assert.equal((await element.boundingBox())?.height, form?.height);
});
