import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {CDPSession, Page} from 'playwright-core';
import {useEmbedSite} from './helpers/embed.js';
import {PhotoDemo} from './helpers/photo-demo.js';
import {until} from './helpers/until.js';

const site = useEmbedSite();

const app = 'app-id="1" auth-key="emulator-auth-key" endpoint="%API%"';

/** Puts new elements in the place of the old ones, so many times, with a moment in between. */
const replace = (page: Page, times: number) =>
  page.locator('main').evaluate(async (main, count) => {
    const template = document.querySelector('template');
    for (let done = 0; done < count; done += 1) {
      main.replaceChildren(document.importNode(template!.content, true));
      await new Promise((resolve) => setTimeout(resolve));
    }
  }, times);

/** What the page holds on to. */
async function measure(devTools: CDPSession): Promise<Record<string, number>> {
  await devTools.send('HeapProfiler.collectGarbage');
  const {metrics} = await devTools.send('Performance.getMetrics');
  const kept = metrics.filter(({name}) => ['JSEventListeners', 'Nodes'].includes(name));
  return Object.fromEntries(kept.map(({name, value}) => [name, value]));
}

test('1,000 sessions that come and go leave no listener and no node behind, and the next one works', async () => {
  const content = `<cube-login></cube-login><cube-session ${app}><cube-login></cube-login></cube-session>`;
  const login = await site.open({body: `<main></main><template>${content}</template>`});
  const {page} = login;
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Performance.enable');
  await replace(page, 20);
  const before = await measure(devTools);
  await replace(page, 1_000);
  // The last of them may still be waiting for the storage.
  await until(`no more than before: ${JSON.stringify(before)}`, async () => {
    const kept = await measure(devTools);
    return Object.entries(before).every(([name, value]) => (kept[name] ?? Infinity) <= value);
  });
  assert.deepEqual(await site.emulator.requests(), []);
  await login.element.first().evaluate((element) => element.remove());
  await login.signIn();
});

/** Not by the choice of files: the browser's tools would hold on to the element. */
async function pickSquare(upload: Element): Promise<void> {
  const canvas = new OffscreenCanvas(200, 200);
  canvas.getContext('2d');
  const transfer = new DataTransfer();
  transfer.items.add(new File([await canvas.convertToBlob()], 'square.png', {type: 'image/png'}));
  const input = upload.shadowRoot!.querySelector('input')!;
  input.files = transfer.files;
  input.dispatchEvent(new Event('change'));
}

test('a photo that goes with its element, picked and not saved, takes its worker along', async () => {
  const content = `<cube-avatar-upload ${app}></cube-avatar-upload>`;
  const login = await site.open({body: `<main>${content}</main><template>${content}</template>`});
  const {page} = login;
  const photo = new PhotoDemo(page);
  await photo.button('Sign in').click();
  await login.enter('demo', 'demo-password');
  await photo.button('Choose a photo').waitFor();
  await photo.upload.evaluate(pickSquare);
  await photo.crop.waitFor();
  assert.equal(page.workers().length, 1);
  const devTools = await page.context().newCDPSession(page);
  await replace(page, 1);
  await until('the worker has ended', async () => {
    await devTools.send('HeapProfiler.collectGarbage');
    return page.workers().length === 0;
  });
});
