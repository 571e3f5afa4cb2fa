import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {resolve} from 'node:path';
import {after, before, beforeEach, test} from 'node:test';
import type sdk from 'connectycube';
import type {Page} from 'playwright-core';
import type {LoggedRequest} from '../../demo/emulator/state/request-log.js';
import {SessionStore} from '../../src/core.js';
import {EmulatorClient} from '../emulator/helpers/client.js';
import {startService, type Service} from '../emulator/helpers/service.js';
import {PICTURE} from '../emulator/referee/picture.js';
import {useBrowser} from './helpers/browser.js';
import {EmulatorControl} from './helpers/emulator-control.js';

// The referee in a browser: the published script-tag build of connectycube 6.1.2, on a page of another origin.

declare global {
  interface Window {
    ConnectyCube: typeof sdk;
    expirations: number;
  }
}

const ANN = {login: 'ann01', email: 'ann@example.com', password: 'secret-pw', full_name: 'Ann Lee'};
const TWO_HOURS = 2 * 60 * 60 * 1000;

const open = useBrowser();
let client: EmulatorClient;
let control: EmulatorControl;
let site: Service;

before(async () => {
  client = await EmulatorClient.start();
  control = new EmulatorControl(client.emulator.url);
  site = await startSite();
});

beforeEach(() => control.reset());

after(async () => {
  await site.close();
  await client.close();
});

async function startSite(): Promise<Service> {
  const script = await readFile(resolve('node_modules/connectycube/dist/connectycube.min.js'));
  return startService(({url}, response) => {
    const isScript = url === '/connectycube.js';
    response.setHeader('Content-Type', `text/${isScript ? 'javascript' : 'html'}; charset=utf-8`);
    response.end(
      isScript ? script : '<!doctype html><title>A site</title><script src="/connectycube.js"></script>',
    );
  });
}

/** A page of the site with the SDK, pointed at the emulator; it counts expired sessions and signs Ann in again. */
async function openSite(): Promise<Page> {
  const {page} = await open(`${site.url}/`);
  await page.evaluate(
    ({url, login, password}) => {
      window.expirations = 0;
      window.ConnectyCube.init(
        {appId: 1, authKey: 'emulator-auth-key'},
        {
          endpoints: {api: '', chat: '', api_url: url},
          debug: {mode: 0},
          on: {
            sessionExpired: async (_, retry) => {
              window.expirations += 1;
              retry(await window.ConnectyCube.createSession({login, password}));
            },
          },
        },
      );
    },
    {...ANN, url: client.emulator.url},
  );
  return page;
}

/** The same with Ann, who has signed up and in. */
async function openSiteAsAnn(): Promise<Page> {
  const page = await openSite();
  await page.evaluate(async (ann) => {
    await window.ConnectyCube.users.signup(ann);
    await window.ConnectyCube.createSession({login: ann.login, password: ann.password});
  }, ANN);
  return page;
}

/** The requests of pages so far, with this method. */
async function requests(method: string): Promise<LoggedRequest[]> {
  const all = await client.logged();
  return all.filter((request) => request.method === method);
}

/** Loads a picture as `<img>` does and says how wide it is; 0 if it does not load. */
function widthOf(page: Page, url: string): Promise<number> {
  return page.evaluate(
    (source) =>
      new Promise<number>((resolveWidth) => {
        const image = new Image();
        image.onload = () => resolveWidth(image.naturalWidth);
        image.onerror = () => resolveWidth(0);
        image.src = source;
      }),
    url,
  );
}

test('signs up, signs in, finds and changes the user', async () => {
  const page = await openSite();
  const seen = await page.evaluate(async (ann) => {
    const {ConnectyCube: cube} = window;
    const {user: signedUp} = await cube.users.signup(ann);
    const session = await cube.createSession({email: ann.email, password: ann.password});
    const found = await cube.users.getV2({id: {in: [signedUp.id]}});
    const {user: updated} = await cube.users.update({full_name: 'Ann B. Lee', tag_list: ['vip']});
    return {
      ids: [signedUp.id, session.user_id, found.items[0]?.id, updated.id],
      name: updated.full_name,
      total: found.total_entries,
    };
  }, ANN);
  assert.equal(new Set(seen.ids).size, 1);
  assert.deepEqual([seen.name, seen.total], ['Ann B. Lee', 1]);
});

test('looks users up with the parameters that this library sends', async () => {
  const page = await openSiteAsAnn();
  const sent = async () =>
    (await requests('GET'))
      .filter(({path}) => path.startsWith('/users/v2'))
      .map(({query}) => [...new URLSearchParams(query)].map(String).sort());
  await page.evaluate(async () => {
    const {users} = window.ConnectyCube;
    const all = {limit: 100, offset: 0};
    await users.getV2({phone: '380001112233', limit: 1});
    await users.getV2({external_id: 'x-1', limit: 1});
    await users.getV2({id: {in: [30, 4]}, ...all});
    await users.getV2({full_name: {start_with: 'Ann & L'}, ...all});
    await users.getV2({user_tags: {in: ['vip', 'a+b']}, id: {nin: [5, 6]}, limit: 20, offset: 40});
  });
  const bySdk = await sent();

  const store = new SessionStore({
    appId: 1,
    authKey: 'emulator-auth-key',
    endpoint: client.emulator.url,
    persist: 'none',
  });
  await store.client.getUserByPhone('+380 (00) 111-22-33');
  await store.client.getUserByExternalId('x-1');
  await store.client.getAllUsersByIds([30, 4]);
  await store.client.getUsersByFullName('Ann & L');
  await store.client.getUsersByTags(['vip', 'a+b'], {exclude: [5, 6], limit: 20, offset: 40});
  assert.equal(bySdk.length, 5);
  assert.deepEqual((await sent()).slice(bySdk.length), bySdk);
});

test('is told by an error what is wrong', async () => {
  const page = await openSite();
  const error = await page.evaluate(() =>
    window.ConnectyCube.createSession({login: 'nobody', password: 'secret-pw'}).catch(
      (cause: unknown) => cause,
    ),
  );
  assert.deepEqual(error, {code: 404, info: {errors: ['User not found']}});
});

for (const isPublic of [true, false]) {
  test(`uploads a ${isPublic ? 'public' : 'private'} picture, which the page shows`, async () => {
    const page = await openSiteAsAnn();
    const urls = await page.evaluate(
      async ({base64, isPublicFile}) => {
        const {storage} = window.ConnectyCube;
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        const file = new File([bytes], 'me.png', {type: 'image/png'});
        const {name, type, size} = file;
        const {uid} = await storage.createAndUpload({name, file, type, size, public: isPublicFile});
        return {privately: storage.privateUrl(uid), publicly: storage.publicUrl(uid)};
      },
      {base64: PICTURE.toString('base64'), isPublicFile: isPublic},
    );
    const preflights = (await requests('OPTIONS')).map(({path}) => path);
    assert.ok(preflights.includes('/blobs.json'), 'the SDK’s headers make browsers ask first');
    const [upload] = (await requests('POST')).filter(({path}) => path.startsWith('/s3.amazonaws.com/'));
    assert.equal(upload?.status, 201);
    assert.ok(!preflights.includes(upload.path), 'but not for the upload');

    assert.equal(await widthOf(page, urls.privately), 1);
    assert.equal(await widthOf(page, urls.publicly), isPublic ? 1 : 0);

    await page.evaluate(() => window.ConnectyCube.destroySession());
    // Another page, because a page may show a picture again that it has shown before.
    const laterPage = await openSite();
    assert.equal(await widthOf(laterPage, urls.publicly), isPublic ? 1 : 0);
    assert.equal(await widthOf(laterPage, urls.privately), isPublic ? 1 : 0);
  });
}

test('notices the expiry, and repeats the request with a new session', async () => {
  const page = await openSiteAsAnn();
  await control.advanceClock(TWO_HOURS);
  const seen = await page.evaluate(async () => {
    const {user} = await window.ConnectyCube.users.update({full_name: 'After Expiry'});
    return {name: user.full_name, expirations: window.expirations};
  });
  assert.deepEqual(seen, {name: 'After Expiry', expirations: 1});
});

test('asks for a new password, which the page of the mail takes', async () => {
  const page = await openSiteAsAnn();
  await page.evaluate((email) => window.ConnectyCube.users.resetPassword(email), ANN.email);
  const mails = await client.mails();
  assert.equal(mails.length, 1);

  const {page: mailPage} = await open(mails[0]!.link);
  await mailPage.getByLabel('New password').fill('chosen-password');
  await mailPage.getByRole('button', {name: 'Save password'}).click();
  await mailPage.getByRole('heading', {name: 'Password saved'}).waitFor();

  const login = await page.evaluate(async (name) => {
    const session = await window.ConnectyCube.createSession({login: name, password: 'chosen-password'});
    return session.user?.login;
  }, ANN.login);
  assert.equal(login, ANN.login);
});

test('deletes the account', async () => {
  const page = await openSiteAsAnn();
  assert.equal(await control.countUsers(ANN.login), 1);
  await page.evaluate(() => window.ConnectyCube.users.delete());
  assert.equal(await control.countUsers(ANN.login), 0);
});
