import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {BrowserContext, Page, Route} from 'playwright-core';
import {DemoPanel} from './helpers/demo-panel.js';
import {useDemo} from './helpers/demo.js';
import type {LoginPage} from './helpers/login-page.js';
import {offerToRemember} from './helpers/states.js';

const demo = useDemo();

declare global {
  interface Window {
    /** What has jumped so far, and by how much. */
    shifts: string[];
  }
}

const recordShifts = (context: BrowserContext) =>
  context.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        hadRecentInput: boolean;
        value: number;
        sources: {node: Node | null}[];
      })[]) {
        if (entry.hadRecentInput) continue;
        const nodes = entry.sources.map(({node}) =>
          node instanceof Element ? node.outerHTML.slice(0, 80) : '?',
        );
        window.shifts.push(`${entry.value}: ${nodes.join(', ')}`);
      }
    }).observe({type: 'layout-shift', buffered: true});
  });

/** All shifts up to now: the observer hears of a frame after it was shown. */
const shiftsOf = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<string[]>((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(window.shifts))),
      ),
  );

/** Records the shifts of a page whose login has the attribute `remember` as soon as the parser has come to it. */
async function recordOfferingPage(context: BrowserContext): Promise<void> {
  await recordShifts(context);
  await context.addInitScript(() => {
    new MutationObserver((_records, observer) => {
      const login = document.querySelector('cube-login');
      if (!login) return;
      login.setAttribute('remember', '');
      observer.disconnect();
    }).observe(document, {childList: true, subtree: true});
  });
}

const viewports = {wide: {width: 1280, height: 800}, narrow: {width: 320, height: 640}};

/** Holds the elements' script back until the page without it has been shown. */
async function delayElements(page: Page): Promise<void> {
  await page.route('**/elements-*.js', async (route: Route) => {
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
    assert.equal(await page.locator('cube-login:not(:defined)').count(), 1);
    await route.continue();
  });
}

for (const [width, viewport] of Object.entries(viewports)) {
  test(`nothing jumps while a visitor's page loads: ${width}`, async () => {
    const login = await demo.open({context: {viewport}, prepare: recordShifts});
    await delayElements(login.page);
    await login.page.reload({waitUntil: 'networkidle'});
    await login.identifier.waitFor();
    assert.deepEqual(await shiftsOf(login.page), []);
  });

  test(`nothing jumps while a signed-in user's page loads: ${width}`, async () => {
    const login = await demo.open({context: {viewport}, prepare: recordShifts});
    await login.signIn();
    await delayElements(login.page);
    await login.page.reload({waitUntil: 'networkidle'});
    await login.name.waitFor();
    assert.deepEqual(await shiftsOf(login.page), []);
  });

  test(`nothing jumps while a page loads that offers to be kept signed in: ${width}`, async () => {
    const login = await demo.open({
      path: 'demo/?remember=on',
      context: {viewport},
      prepare: recordOfferingPage,
    });
    await delayElements(login.page);
    await login.page.reload({waitUntil: 'networkidle'});
    await login.remember.waitFor();
    assert.deepEqual(await shiftsOf(login.page), []);
    await login.signIn();
    await login.page.reload({waitUntil: 'networkidle'});
    await login.name.waitFor();
    assert.deepEqual(await shiftsOf(login.page), []);
  });

  test(`the form, the signed-in user and the gap before both are of the same height: ${width}`, async () => {
    const login = await demo.open({context: {viewport}});
    const height = async () => (await login.element.boundingBox())?.height;
    await login.identifier.waitFor();
    const form = await height();
    assert.ok(form && form > 0);

    await login.signIn();
    assert.equal(await height(), form);

    await login.signOut.click();
    await login.identifier.waitFor();
    assert.equal(await height(), form);

    await login.page.route('**/elements-*.js', (route) => route.abort());
    await login.page.reload();
    assert.equal(await height(), form);
  });
}

test('the recorder notices a jump', async () => {
  const login = await demo.open({prepare: recordShifts});
  await login.identifier.waitFor();
  await login.page.evaluate(() => {
    document.body.prepend(Object.assign(document.createElement('p'), {textContent: 'An advertisement'}));
  });
  await login.page.waitForFunction(() => window.shifts.length > 0);
});

async function boxesOf(
  login: LoginPage,
): Promise<{name: string; top: number; bottom: number; width: number}[]> {
  const found = [];
  for (const [name, locator] of Object.entries({
    identifier: login.identifier,
    password: login.password,
    submit: login.submit,
  })) {
    const box = await locator.boundingBox();
    assert.ok(box, name);
    found.push({name, top: box.y, bottom: box.y + box.height, width: box.width});
  }
  return found;
}

for (const direction of ['ltr', 'rtl']) {
  test(`fields and button are 44 px high, as wide as the form, and one below the other: ${direction}`, async () => {
    const login = await demo.open();
    await login.page.getByLabel('Direction').selectOption(direction);
    await login.identifier.waitFor();
    const form = await login.page.locator('.cube-form').boundingBox();
    const boxes = await boxesOf(login);
    for (const {name, top, bottom, width} of boxes) {
      assert.equal(bottom - top, 44, name);
      assert.equal(width, form?.width, name);
    }
    const edges = boxes.flatMap(({top, bottom}) => [top, bottom]);
    assert.deepEqual(
      edges,
      [...edges].sort((one, other) => one - other),
    );
  });
}

test('from right to left the reveal button is at the left, and a login still reads from left to right', async () => {
  const login = await demo.open();
  await login.page.getByLabel('Direction').selectOption('rtl');
  await login.identifier.fill('demo@example.com');
  const field = await login.password.boundingBox();
  const reveal = await login.reveal.boundingBox();
  assert.ok(field && reveal);
  assert.ok(reveal.x - field.x < 8);
  const style = await login.identifier.evaluate((input) => {
    const {unicodeBidi, textAlign} = getComputedStyle(input);
    return {unicodeBidi, textAlign};
  });
  assert.deepEqual(style, {unicodeBidi: 'plaintext', textAlign: 'right'});
});

for (const [width, viewport] of Object.entries(viewports)) {
  test(`with the offer to be kept signed in, form and signed-in user are of the same height as well: ${width}`, async () => {
    const login = await demo.open({context: {viewport}});
    await offerToRemember(login);
    const form = await login.element.boundingBox();
    await login.signIn();
    const account = await login.element.boundingBox();
    assert.ok(form && form.height > 300);
    assert.equal(account?.height, form.height);
  });
}

for (const direction of ['ltr', 'rtl']) {
  test(`the offer to be kept signed in has a target of 44 px that nothing covers: ${direction}`, async () => {
    const login = await demo.open();
    await login.page.getByLabel('Direction').selectOption(direction);
    await offerToRemember(login);
    const label = login.page.locator('.cube-check');
    const box = await label.boundingBox();
    const checkbox = await login.remember.boundingBox();
    assert.ok(box && checkbox);
    assert.equal(box.height, 44);
    const start = direction === 'rtl' ? box.x + box.width - checkbox.width : box.x;
    assert.ok(Math.abs(checkbox.x - start) < 1, 'the checkbox stands where the text starts');
    let isTicked = false;
    for (const y of [1, box.height - 1]) {
      for (const x of [1, box.width - 1]) {
        await login.page.mouse.click(box.x + x, box.y + y);
        isTicked = !isTicked;
        assert.equal(await login.remember.isChecked(), isTicked, `at ${x}, ${y}`);
      }
    }
  });
}

test('what follows the element moves when the notice comes, but the element never shrinks', async () => {
  const login = await demo.open();
  const panel = new DemoPanel(login.page);
  await panel.hook.uncheck();
  await login.signIn();
  const before = await login.element.boundingBox();
  await panel.forgetSession();
  await panel.callButton.click();
  await login.notice.waitFor();
  const after = await login.element.boundingBox();
  assert.ok(before && after && after.height >= before.height);
});
