import assert from 'node:assert/strict';
import {test} from 'node:test';
import {useEmbedSite} from './helpers/embed.js';
import type {Embed} from './helpers/embed-server.js';
import {recordFrames, wasFormSeen} from './helpers/frames.js';
import type {LoginPage} from './helpers/login-page.js';

const site = useEmbedSite();

const app = 'app-id="1" auth-key="emulator-auth-key" endpoint="%API%"';
const session = `<cube-session id="main" ${app}></cube-session>`;
const library = '<script type="module" src="/cube-elements.js"></script>';

/** What a signed-in user finds after a reload: no request was needed, and the form was never there. */
async function assertReturns(login: LoginPage): Promise<void> {
  await site.emulator.clearRequests();
  await login.page.reload();
  await login.name.waitFor();
  assert.equal(await wasFormSeen(login.page), false);
  assert.deepEqual(await site.emulator.requests(), []);
}

const usedSession = (login: LoginPage) =>
  login.page.locator('cube-session#main').evaluate((element) => element.matches(':state(authenticated)'));

const scripts: Record<string, (body: string) => Embed> = {
  'a module in the head': (body) => ({head: library, body}),
  'an async module in the head': (body) => ({head: library.replace('src', 'async src'), body}),
  'a module at the end': (body) => ({head: '', body: body + library}),
  'a module that a script inserts when all else is done': (body) => ({
    head: '<script type="module" src="/site.js"></script>',
    body,
    scripts: {'/site.js': `addEventListener('load', () => import('/cube-elements.js'));`},
  }),
};

const places = {
  'inside the session': `<cube-session id="main" ${app}><cube-login></cube-login></cube-session>`,
  'before the session': `<cube-login></cube-login>${session}`,
  'after the session': `${session}<main><cube-login></cube-login></main>`,
  'in another session than the one it names': `
    <cube-session app-id="2" auth-key="unused" endpoint="%API%">
      <cube-login session="main"></cube-login>
    </cube-session>
    ${session}`,
  'before the session of the app that it names': `<cube-login ${app}></cube-login>${session}`,
};

for (const [script, toEmbed] of Object.entries(scripts)) {
  for (const [place, body] of Object.entries(places)) {
    test(`by ${script}, a login ${place} signs in there, and stays signed in`, async () => {
      const login = await site.open(toEmbed(body), {prepare: recordFrames});
      await login.signIn();
      assert.equal(await usedSession(login), true);
      assert.deepEqual(await site.emulator.requests(), ['POST /session', 'POST /login']);
      await assertReturns(login);
    });
  }
}

test('a login that is upgraded while the page is still being read waits for what is to come', async () => {
  const embed = {
    head: `${library.replace('src', 'async src')}<script type="module" async src="/site.js"></script>`,
    body: `<cube-login></cube-login><script src="/gate.js"></script>${session}`,
    scripts: {
      '/site.js': `
        const login = document.querySelector('cube-login');
        await customElements.whenDefined('cube-login');
        await login.updateComplete;
        document.documentElement.dataset.seen = document.readyState + ' ' + login.matches(':state(restoring)');
        import('/open-gate.js');`,
    },
  };
  const login = await site.open(embed, {prepare: recordFrames});
  assert.equal(await login.page.locator('html').getAttribute('data-seen'), 'loading true');
  await login.signIn();
  assert.equal(await usedSession(login), true);
  await assertReturns(login);
});

const insert = `
  const make = (name, attributes) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };
  const app = {'app-id': '1', 'auth-key': 'emulator-auth-key', endpoint: '%API%', id: 'main'};
  const main = document.querySelector('main');
  const login = make('cube-login', {});
  const nextTask = () => new Promise((resolve) => setTimeout(resolve));
`;

const insertions = {
  'the session, later the login': `
    main.append(make('cube-session', app));
    await nextTask();
    main.append(login);`,
  'the login, then the session, in one go': `
    main.append(login);
    main.append(make('cube-session', app));`,
  'the login in a shadow root, and the session in another one': `
    const hosts = [make('div', {}), make('div', {})];
    main.append(...hosts);
    hosts[0].attachShadow({mode: 'open'}).append(make('cube-session', app));
    hosts[1].append(login);`,
  'the session with its properties, and the login inside': `
    const session = document.createElement('cube-session');
    Object.assign(session, {id: 'main', appId: '1', authKey: 'emulator-auth-key', endpoint: '%API%'});
    session.append(login);
    main.append(session);`,
};

for (const [what, code] of Object.entries(insertions)) {
  for (const [when, head] of Object.entries({
    'before the library is there': `<script type="module" src="/site.js"></script>${library}`,
    'when the library is there': `${library}<script type="module" src="/site.js"></script>`,
  })) {
    test(`a script inserts ${what}, ${when}`, async () => {
      const embed = {head, body: '<main></main>', scripts: {'/site.js': insert + code}};
      const login = await site.open(embed, {prepare: recordFrames});
      await login.signIn();
      assert.equal(await usedSession(login), true);
      await assertReturns(login);
    });
  }
}

test('a session may come when the user has begun to type: the developer was told, and the text stays', async () => {
  const login = await site.open({body: '<main><cube-login></cube-login></main>'});
  login.watch.expectConsoleError(/<cube-login> has no session: put a <cube-session> into the page/);
  await login.fill('demo', 'demo-password');
  await login.page.locator('main').evaluate((main, endpoint) => {
    const element = document.createElement('cube-session');
    Object.assign(element, {id: 'main', appId: '1', authKey: 'emulator-auth-key', endpoint});
    main.append(element);
  }, site.emulator.url);
  await login.page.locator('cube-session:state(anonymous)').waitFor({state: 'attached'});
  assert.equal(await login.identifier.inputValue(), 'demo');
  await login.password.press('Enter');
  await login.name.waitFor();
  assert.equal(await usedSession(login), true);
});

test('a name that leads nowhere is told to the developer, and no other session is used', async () => {
  const login = await site.open({body: `${session}<cube-login session="man"></cube-login>`});
  login.watch.expectConsoleError(/<cube-login> has no session: there is no <cube-session id="man">/);
  await login.enter('demo', 'demo-password');
  await login.summary.waitFor();
  assert.deepEqual(await site.emulator.requests(), []);
});
