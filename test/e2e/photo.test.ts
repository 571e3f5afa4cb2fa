import assert from 'node:assert/strict';
import {test} from 'node:test';
import {assertFitsEveryLook, useDemo} from './helpers/demo.js';
import type {LoginPage} from './helpers/login-page.js';
import type {CubeAvatarUpload} from '../../src/index.js';
import {PhotoDemo} from './helpers/photo-demo.js';

const demo = useDemo();

const path = 'demo/photo.html';

/** A photo that cannot be made small, as the address of its content. */
function makeNoise(): string {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1024;
  const context = canvas.getContext('2d')!;
  const pixels = context.createImageData(1024, 1024);
  for (let index = 0; index < pixels.data.length; index += 65_536) {
    crypto.getRandomValues(pixels.data.subarray(index, index + 65_536));
  }
  context.putImageData(pixels, 0, 0);
  return canvas.toDataURL('image/jpeg', 0.9);
}

async function openSignedIn(): Promise<{login: LoginPage; photo: PhotoDemo}> {
  const login = await demo.open({path});
  const photo = new PhotoDemo(login.page);
  await photo.button('Sign in').click();
  await login.enter('demo', 'demo-password');
  await photo.button('Choose a photo').waitFor();
  return {login, photo};
}

test('by keyboard alone: a photo of twelve megapixels is cut off the page’s thread and saved, in all tabs, and a reload keeps it', async () => {
  const {login, photo} = await openSignedIn();
  const {page} = login;
  const tab = await page.context().newPage();
  await tab.goto(page.url());
  const elsewhere = new PhotoDemo(tab);
  await elsewhere.button('Choose a photo').waitFor();
  await page.bringToFront();

  await photo.chooseSample();
  await photo.crop.waitFor();
  assert.equal(page.workers().length, 1);
  await page.waitForFunction(
    () => document.querySelector('cube-avatar-upload')?.shadowRoot?.activeElement?.localName === 'canvas',
  );
  await page.keyboard.press('+');
  await page.keyboard.press('r');
  await assertFitsEveryLook(page);
  await page.keyboard.press('Tab');
  await photo.button('Save photo').focus();
  await page.keyboard.press('Enter');
  await photo.saved.waitFor();
  await photo.haveAvatars();
  await elsewhere.haveAvatars();
  assert.equal(page.workers().length, 0);

  await page.reload();
  await photo.haveAvatars();
  await photo.button('Remove photo').waitFor();
  const problems = login.watch.events.filter(({type}) => type === 'cube-avatar-error');
  assert.deepEqual(problems, []);
});

test('on a slow network that breaks in the middle: how long it takes, what went wrong, and one file in the end', async () => {
  const {login, photo} = await openSignedIn();
  const {page} = login;
  await photo.choose(await page.evaluate(makeNoise));
  await photo.crop.waitFor();
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  const throttle = (offline: boolean, uploadThroughput: number) =>
    network.send('Network.emulateNetworkConditions', {
      offline,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput,
    });
  await throttle(false, 15_000);
  await photo.button('Save photo').press('Enter');
  await photo.progress.filter({hasText: /[4-8]\d\s?% · \d+ seconds? left/}).waitFor();
  await throttle(true, 0);
  await photo.error.waitFor();
  await throttle(false, -1);
  await photo.button('Try again').press('Enter');
  await photo.saved.waitFor();
  assert.equal(await demo.emulator.count('POST /blobs'), 1);
  const connected = (await demo.emulator.requests()).filter((request) => request.startsWith('PUT /users/'));
  assert.equal(connected.length, 1);
});

test('where the part that cuts photos cannot be loaded, the photo is kept for the next try', async () => {
  const {photo} = await openSignedIn();
  const {page} = photo;
  const part = '**/avatar-editor-*.js';
  await page.route(part, (route) => route.abort());
  await photo.chooseSample();
  await photo.error.waitFor();
  assert.equal(await photo.upload.evaluate((upload: CubeAvatarUpload) => upload.hasChanges), true);
  await photo.button('Try again').and(page.locator(':focus')).waitFor();
  await page.unroute(part);
  await page.keyboard.press('Enter');
  await photo.crop.and(page.locator(':focus')).waitFor();
});
