import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Page} from 'playwright-core';
import {findViolations, lookNames, looks, overflow} from './helpers/axe.js';
import {useDemo} from './helpers/demo.js';
import {offerToRemember, states} from './helpers/states.js';

const demo = useDemo();

// The light and the dark are judged in the stage of the browser: test/elements/accessibility-login.test.ts.
for (const [state, reach] of Object.entries(states)) {
  test(`${state}: axe finds nothing in forced colours, and a window 320 px wide holds it in both directions`, async () => {
    const look = 'forced colours';
    const login = await demo.open({context: {...looks[look], reducedMotion: 'reduce'}});
    await reach(login, demo.emulator);
    assert.deepEqual(await findViolations(login.page, look, 'cube-login'), []);

    await login.page.setViewportSize({width: 320, height: 640});
    assert.equal(await overflow(login.page), 0);
    await login.page.getByLabel('Direction').selectOption('rtl');
    assert.equal(await overflow(login.page), 0);
  });
}

for (const look of lookNames) {
  test(`axe finds nothing on the page around the element in ${look}`, async () => {
    const login = await demo.open();
    await login.page.emulateMedia(looks[look]);
    await login.identifier.waitFor();
    assert.deepEqual(await findViolations(login.page, look, 'html'), []);
  });
}

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

test('that another user has signed in where a session had ended is said in that region too', async () => {
  const login = await demo.open();
  await login.signIn();
  const region = await login.alert.elementHandle();
  const reach = states['another user signed in'];
  assert.ok(reach && region);
  await login.signOut.click();
  await reach(login, demo.emulator);
  const text = (await region.textContent())?.replaceAll(/[\u2068\u2069]/g, '');
  assert.equal(text, 'You are signed in as Tove Kærgård now. What Demo User had not sent was not sent.');
  assert.equal((await login.notice.textContent())?.replaceAll(/[\u2068\u2069]/g, '').trim(), text);
  assert.equal(await login.focused(), 'div account');
});

/** Whether a ring of 2 px is drawn around what has the focus, or within it. */
const isFocusShown = (page: Page) =>
  page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    if (!active) return false;
    const within = [...active.querySelectorAll('*')];
    const slotted = within.flatMap((element) =>
      element instanceof HTMLSlotElement ? element.assignedElements() : [],
    );
    return [active, ...within, ...slotted].some((element) => {
      const {outlineStyle, outlineWidth} = getComputedStyle(element);
      return outlineStyle === 'solid' && outlineWidth === '2px';
    });
  });

for (const look of lookNames) {
  test(`in ${look}, everything that has the focus shows it`, async () => {
    const login = await demo.open();
    await login.page.emulateMedia(looks[look]);
    await offerToRemember(login);
    await login.identifier.focus();
    for (const expected of [
      'input username',
      'input password',
      'button Show password',
      'input remember',
      'button Forgot password?',
      'button Sign in',
    ]) {
      assert.equal(await login.focused(), expected);
      assert.equal(await isFocusShown(login.page), true, expected);
      await login.page.keyboard.press('Tab');
    }
    assert.equal(await login.page.locator('cube-login:focus-within').count(), 0);

    await login.signIn();
    assert.equal(await login.focused(), 'div account');
    assert.equal(await isFocusShown(login.page), true, 'account');
    await login.page.keyboard.press('Tab');
    assert.equal(await login.focused(), 'button sign-out');
    assert.equal(await isFocusShown(login.page), true, 'sign-out');
  });
}

test('with content of the page in the place of the account, the focus after signing in is shown as well', async () => {
  const login = await demo.open();
  await login.element.evaluate((element) => {
    const content = Object.assign(document.createElement('p'), {slot: 'account', textContent: 'Welcome'});
    element.append(content);
  });
  await login.enter('demo', 'demo-password');
  await login.page.getByText('Welcome', {exact: true}).waitFor();
  assert.equal(await login.focused(), 'div account');
  assert.equal(await isFocusShown(login.page), true);
});
