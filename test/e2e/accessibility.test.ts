import {AxeBuilder} from '@axe-core/playwright';
import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Page} from 'playwright-core';
import {useDemo} from './helpers/demo.js';
import {states} from './helpers/states.js';

const demo = useDemo();

const looks = {
  light: {colorScheme: 'light', forcedColors: 'none'},
  dark: {colorScheme: 'dark', forcedColors: 'none'},
  'forced colours': {colorScheme: 'dark', forcedColors: 'active'},
} as const;

const lookNames = ['light', 'dark', 'forced colours'] as const;

const headingRule = 'page-has-heading-one';

/** What axe finds, in words. The page's own heading is the business of a test of its own. */
async function findViolations(page: Page, look: keyof typeof looks): Promise<string[]> {
  // axe reads -webkit-text-fill-color, which Chromium reports as the author wrote it and not as it is forced.
  const ruled = look === 'forced colours' ? [headingRule, 'color-contrast'] : [headingRule];
  const {violations} = await new AxeBuilder({page}).disableRules(ruled).analyze();
  return violations.flatMap(({id, nodes}) =>
    nodes.map(({target, failureSummary}) => `${id} at ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}

/** How far the page's content is wider than the window, in pixels. */
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

for (const [state, reach] of Object.entries(states)) {
  test(`${state}: axe finds nothing in light, dark and forced colours`, async () => {
    const login = await demo.open({context: {reducedMotion: 'reduce'}});
    await reach(login, demo.emulator);
    for (const look of lookNames) {
      await login.page.emulateMedia(looks[look]);
      assert.deepEqual(await findViolations(login.page, look), [], look);
    }
  });

  test(`${state}: fits a window 320 px wide, from left to right and from right to left`, async () => {
    const login = await demo.open({context: {viewport: {width: 320, height: 640}, reducedMotion: 'reduce'}});
    await reach(login, demo.emulator);
    assert.equal(await overflow(login.page), 0);

    await login.page.getByLabel('Direction').selectOption('rtl');
    assert.equal(await overflow(login.page), 0);
    assert.deepEqual(await findViolations(login.page, 'light'), []);
  });
}

test('the page has a heading of the first level', async () => {
  const login = await demo.open();
  await login.identifier.waitFor();
  const {violations} = await new AxeBuilder({page: login.page}).withRules(headingRule).analyze();
  assert.deepEqual(violations, []);
});

test('errors are said in an alert region that was there before', async () => {
  const login = await demo.open();
  const region = await login.alert.elementHandle();
  assert.ok(region);
  assert.equal(await region.textContent(), '');

  await login.submit.click();
  await login.page.locator('.cube-error').nth(1).waitFor();
  assert.equal(await region.textContent(), 'Enter your login or e-mail. Enter your password.');

  await demo.emulator.fault({method: 'POST', path: '/login', status: 500});
  await login.enter('demo', 'demo-password');
  await login.summary.waitFor();
  assert.equal(await region.textContent(), 'The server has a problem. Wait a moment and try again.');

  await login.signIn();
  assert.equal(await region.textContent(), 'Signed in as Demo User.');
});

test('the same error twice is said twice', async () => {
  const login = await demo.open();
  const said = await login.alert.evaluateHandle((region) => {
    const texts: string[] = [];
    new MutationObserver(() => texts.push(region.textContent.trim())).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    return texts;
  });
  const wrong = 'That password is not right. Check it and try again.';
  await login.enter('demo', 'wrong');
  await login.waitForFieldError(login.password, wrong);
  await login.enter('demo', 'wrong again');
  await login.page.waitForFunction(
    ([texts, expected]) => texts.filter((text) => text === expected).length === 2,
    [said, wrong] as const,
  );
});

test('after a failure the focus is at the first field that is to blame, and a screen reader reads why', async () => {
  const login = await demo.open();
  await login.submit.click();
  await login.waitForFieldError(login.identifier, 'Enter your login or e-mail.');
  assert.equal(await login.focused(), 'input username');
  assert.equal(await login.describe(login.identifier), 'Enter your login or e-mail.');
  assert.equal(await login.describe(login.password), 'Enter your password.');
});

for (const look of lookNames) {
  test(`in ${look}, everything that has the focus shows it`, async () => {
    const login = await demo.open();
    await login.page.emulateMedia(looks[look]);
    const ring = () =>
      login.page.evaluate(() => {
        let active = document.activeElement;
        while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
        const {outlineStyle, outlineWidth} = getComputedStyle(active ?? document.body);
        return `${outlineStyle} ${outlineWidth}`;
      });
    const shown: Record<string, string> = {};
    await login.identifier.focus();
    for (const expected of ['input username', 'input password', 'button Show password', 'button Sign in']) {
      assert.equal(await login.focused(), expected);
      shown[expected] = await ring();
      await login.page.keyboard.press('Tab');
    }
    await login.signIn();
    shown['div account'] = await ring();
    await login.page.keyboard.press('Tab');
    shown['button sign-out'] = await ring();
    for (const [name, outline] of Object.entries(shown)) assert.equal(outline, 'solid 2px', name);
  });
}
