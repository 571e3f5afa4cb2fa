import assert from 'node:assert/strict';
import {readdirSync} from 'node:fs';
import {test} from 'node:test';
import type {BrowserContext} from 'playwright-core';
import {useEmbedSite} from './helpers/embed.js';
import {recordFrames, wasFormSeen} from './helpers/frames.js';
import type {LoginPage} from './helpers/login-page.js';
import {PhotoDemo} from './helpers/photo-demo.js';

const site = useEmbedSite();

const app = 'app-id="1" auth-key="emulator-auth-key" endpoint="%API%"';
const oneTag = `<cube-login ${app}></cube-login>`;
const unreachable = 'The server cannot be reached. Check your connection and try again.';
const unavailable = 'Signing in is not possible here at the moment. Try again later.';

test('one tag signs in, under a strict policy and on another origin than the API', async () => {
  const login = await site.open({body: oneTag});
  await login.signIn();
  assert.equal(await login.name.textContent(), 'Demo User');
  assert.notEqual(new URL(login.page.url()).origin, site.emulator.url);
  assert.deepEqual(await site.emulator.requests(), ['POST /session', 'POST /login']);
});

/** The scripts that the page has asked for, without the site's address. */
const loadedScripts = ({page}: LoginPage) =>
  page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({name}) => name.replace(location.origin, ''))
      .filter((path) => /\.js\b/.test(path)),
  );

test('from a folder and under a query, the file stays the only copy: what it loads has a single address', async () => {
  const login = await site.open({
    head: '<script type="module" src="/plugin/cube-elements.js?version=1"></script>',
    body: `<cube-session ${app}><cube-login></cube-login></cube-session>`,
  });
  const session = login.page.locator('cube-session');
  await login.identifier.waitFor();
  const first = await loadedScripts(login);
  await login.signIn();
  const found = await session.evaluate(async (element) => {
    const {client} = element as unknown as {
      client: {getUserByLogin: (login: string) => Promise<{fullName: string}>};
    };
    return (await client.getUserByLogin('demo')).fullName;
  });
  assert.equal(found, 'Demo User');

  const all = await loadedScripts(login);
  assert.ok(all.length > first.length, 'nothing was loaded later');
  assert.equal(all[0], '/plugin/cube-elements.js?version=1');
  for (const path of all.slice(1)) assert.match(path, /^\/plugin\/[\w-]+\.js$/);
  assert.equal(new Set(all).size, all.length);
  assert.equal(all.filter((path) => path.includes('cube-elements.js')).length, 1);
});

/** What the library registers. */
const tags = readdirSync('src/define').flatMap((file) => /^(cube-.+)\.ts$/.exec(file)?.[1] ?? []);

declare global {
  interface Window {
    /** Says to those who wait for it that the page is idle. */
    beIdle: () => void;
  }
}

/** Pages are idle only when the test says so. */
const holdIdle = (context: BrowserContext) =>
  context.addInitScript(() => {
    const waiting: (() => void)[] = [];
    window.requestIdleCallback = (act: IdleRequestCallback) =>
      waiting.push(() => act({didTimeout: false, timeRemaining: () => 50}));
    window.beIdle = () => {
      for (const act of waiting.splice(0)) act();
    };
  });

const whenDefined = ({page}: LoginPage, ...names: string[]) =>
  page.evaluate(
    (names) => Promise.all(names.map((name) => customElements.whenDefined(name))).then(() => undefined),
    names,
  );

const undefinedTags = ({page}: LoginPage) =>
  page.evaluate((names) => names.filter((name) => !customElements.get(name)), tags);

test('a page for signing in loads no other element until it is idle; then every tag is registered', async () => {
  const login = await site.open({body: oneTag}, {prepare: holdIdle});
  await login.identifier.waitFor();
  assert.equal((await loadedScripts(login)).length, 2);
  const atOnce = ['cube-avatar', 'cube-login', 'cube-session'];
  assert.deepEqual(
    await undefinedTags(login),
    tags.filter((tag) => !atOnce.includes(tag)),
  );
  await login.page.evaluate(() => window.beIdle());
  await whenDefined(login, ...tags);
  const all = await loadedScripts(login);
  assert.equal(new Set(all).size, all.length);
});

test('a tag of the page is registered at once, also if the parser comes to it after the script has run', async () => {
  const embed = {
    head: `<script type="module" async src="/cube-elements.js"></script>
      <script type="module" async src="/site.js"></script>`,
    body: `<cube-avatar-upload ${app}></cube-avatar-upload>
      <script src="/gate.js"></script>
      <cube-signup ${app}></cube-signup>`,
    scripts: {
      '/site.js': `
        await customElements.whenDefined('cube-avatar-upload');
        document.documentElement.dataset.seen = document.readyState;
        import('/open-gate.js');`,
    },
  };
  const login = await site.open(embed, {prepare: holdIdle});
  await whenDefined(login, 'cube-signup');
  assert.equal(await login.page.locator('html').getAttribute('data-seen'), 'loading');
  assert.ok((await undefinedTags(login)).includes('cube-profile'));
});

test('where a browser does not tell when it is idle, a tag in a shadow root is registered all the same', async () => {
  const prepare = async (context: BrowserContext) => {
    await context.clock.install();
    await context.addInitScript(() => Reflect.deleteProperty(window, 'requestIdleCallback'));
  };
  const login = await site.open({body: '<main></main>'}, {prepare});
  await whenDefined(login, 'cube-login');
  await login.page.locator('main').evaluate((main) => {
    main.attachShadow({mode: 'open'}).append(document.createElement('cube-signup'));
  });
  login.watch.expectConsoleError(/<cube-signup> has no session/);
  await login.page.clock.fastForward(2000);
  await whenDefined(login, ...tags);
  await login.page.locator('cube-signup form').waitFor();
});

test('an element that cannot be loaded keeps no other away, is told, and comes when the network does', async () => {
  const part = '**/cube-signup-*.js';
  const body = '<main></main>';
  const prepare = async (context: BrowserContext) => {
    await holdIdle(context);
    await context.route(part, (route) => route.abort());
  };
  const login = await site.open({body}, {prepare});
  login.watch.expectConsoleError(/<cube-signup> could not be loaded/);
  await whenDefined(login, 'cube-login');
  await login.page.evaluate(() => window.beIdle());
  await whenDefined(login, ...tags.filter((tag) => tag !== 'cube-signup'));
  assert.deepEqual(await undefinedTags(login), ['cube-signup']);
  const context = login.page.context();
  await context.unroute(part);
  await context.setOffline(true);
  await context.setOffline(false);
  await whenDefined(login, 'cube-signup');
});

/** A picture, as the address of its content. */
function drawSquare(): string {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 200;
  return canvas.toDataURL('image/png');
}

test('from there too, a photo is cut in a worker of its own file, and saved', async () => {
  const login = await site.open({
    head: '<script type="module" src="/plugin/cube-elements.js?version=1"></script>',
    body: `<cube-avatar-upload ${app}></cube-avatar-upload>`,
  });
  const photo = new PhotoDemo(login.page);
  await photo.button('Sign in').click();
  await login.enter('demo', 'demo-password');
  await photo.choose(await login.page.evaluate(drawSquare));
  await photo.crop.waitFor();
  assert.deepEqual(
    login.page.workers().map((worker) => new URL(worker.url()).pathname.replace(/-[\w-]+\.js$/, '')),
    ['/plugin/picture'],
  );
  await photo.button('Save photo').press('Enter');
  await photo.saved.waitFor();
});

test('where a part that is loaded later is missing, signing in says so, and goes on once it is there', async () => {
  const part = '**/engine-*.js';
  const login = await site.open({body: oneTag});
  await login.page.route(part, (route) => route.fulfill({status: 404}));
  await login.enter('demo', 'demo-password');
  await login.summary.waitFor();
  assert.equal((await login.summary.textContent())?.trim(), unreachable);
  assert.equal(await login.password.inputValue(), 'demo-password');
  await login.page.unroute(part);
  await login.password.press('Enter');
  await login.name.waitFor();
});

test('the policy is in force: what it forbids is noticed', async () => {
  const login = await site.open({body: oneTag});
  login.watch.expectConsoleError(/Content Security Policy/);
  login.watch.expectViolation(/connect-src: .*\/forbidden/);
  const violation = await login.page.evaluate(async () => {
    const seen = new Promise<string>((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.violatedDirective), {
        once: true,
      });
    });
    await fetch('/forbidden').catch(() => undefined);
    return seen;
  });
  assert.equal(violation, 'connect-src');
});

test('a reload keeps the user signed in, without a request and without the form for even one frame', async () => {
  const login = await site.open({body: oneTag}, {prepare: recordFrames});
  await login.signIn();
  await site.emulator.clearRequests();
  await login.page.reload({waitUntil: 'networkidle'});
  await login.name.waitFor();
  assert.equal(await wasFormSeen(login.page), false);
  assert.deepEqual(await site.emulator.requests(), []);
});

test('two tags of one app share the session: signing in at one signs in the other', async () => {
  const login = await site.open({body: oneTag + oneTag});
  const [first, second] = [login.element.nth(0), login.element.nth(1)];
  await first.getByLabel('Login or e-mail').fill('demo');
  await first.getByLabel('Password', {exact: true}).fill('demo-password');
  await first.getByLabel('Password', {exact: true}).press('Enter');
  await first.locator('[part=name]').waitFor();
  await second.locator('[part=name]').waitFor();
  const ids = await login.page.locator('[id]').evaluateAll((elements) => elements.map(({id}) => id));
  assert.equal(new Set(ids).size, ids.length);

  await second.getByRole('button', {name: 'Sign out'}).click();
  await first.getByLabel('Login or e-mail').waitFor();
});

test('a tag that a script inserts later works as well', async () => {
  const login = await site.open({body: '<main></main>'});
  await login.page.evaluate((url) => {
    const element = document.createElement('cube-login');
    element.setAttribute('app-id', '1');
    element.setAttribute('auth-key', 'emulator-auth-key');
    element.setAttribute('endpoint', url);
    document.querySelector('main')?.append(element);
  }, site.emulator.url);
  await login.signIn();
});

async function assertUnavailable(login: LoginPage): Promise<void> {
  await login.enter('demo', 'demo-password');
  await login.summary.waitFor();
  assert.equal((await login.summary.textContent())?.trim(), unavailable);
  assert.equal((await login.alert.textContent())?.trim(), unavailable);
  assert.equal(await login.identifier.inputValue(), 'demo');
  assert.equal(await login.password.inputValue(), 'demo-password');
}

const mistakes = {
  'app id and auth key are missing': {
    body: '<cube-login endpoint="%API%"></cube-login>',
    told: /has no session/,
  },
  'the auth key is missing': {
    body: '<cube-login app-id="1" endpoint="%API%"></cube-login>',
    told: /not set up: authKey is missing/,
  },
  'the app id is missing': {
    body: '<cube-login auth-key="emulator-auth-key" endpoint="%API%"></cube-login>',
    told: /not set up: appId is missing/,
  },
  'the app id is no number': {
    body: '<cube-login app-id="one" auth-key="emulator-auth-key" endpoint="%API%"></cube-login>',
    told: /not set up: appId is not a number/,
  },
  'the session has no auth key': {
    body: '<cube-session app-id="1" endpoint="%API%"><cube-login></cube-login></cube-session>',
    told: /not set up: authKey is missing/,
  },
};

for (const [name, {body, told}] of Object.entries(mistakes)) {
  test(`where ${name}, the developer is told at once, the user when signing in, and nothing is sent`, async () => {
    const login = await site.open({body});
    login.watch.expectConsoleError(told);
    await login.identifier.waitFor();
    assert.ok(login.watch.consoleTexts.some((text) => told.test(text)));
    await assertUnavailable(login);
    assert.deepEqual(await site.emulator.requests(), []);
  });
}

const refused = {
  'app id': '<cube-login app-id="999" auth-key="emulator-auth-key" endpoint="%API%"></cube-login>',
  'auth key': '<cube-login app-id="1" auth-key="wrong" endpoint="%API%"></cube-login>',
};

for (const [name, body] of Object.entries(refused)) {
  test(`a wrong ${name} is told to the developer in the console, and not to the user as a wrong password`, async () => {
    const login = await site.open({body});
    login.watch.expectConsoleError(
      /refused the app \(status \d+\)\. Check the app id, the auth key and the endpoint/,
    );
    await assertUnavailable(login);
    assert.equal(
      (await site.emulator.requests()).some((request) => request === 'POST /login'),
      false,
    );
  });
}

test('an endpoint that is no ConnectyCube server is told to the developer as a wrong set-up', async () => {
  const login = await site.open({body: oneTag.replace('%API%', '%API%/nothing-here')});
  login.watch.expectConsoleError(/refused the app \(status 404\)/);
  await assertUnavailable(login);
});
