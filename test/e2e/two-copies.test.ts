import assert from 'node:assert/strict';
import {readdirSync} from 'node:fs';
import {before, test} from 'node:test';
import {bundle} from './helpers/bundle.js';
import {useEmbedSite} from './helpers/embed.js';
import type {LoginPage} from './helpers/login-page.js';
import {until} from './helpers/until.js';

const site = useEmbedSite();

const app = 'app-id="1" auth-key="emulator-auth-key" endpoint="%API%"';
const session = `<cube-session ${app}></cube-session>`;

const toHead = (...paths: string[]) =>
  paths.map((path) => `<script type="module" src="${path}"></script>`).join('');

/** What the library registers. */
const tags = readdirSync('src/define').flatMap((file) => /^(cube-.+)\.ts$/.exec(file)?.[1] ?? []);

/** What the bundles of three apps have of the library, each of them a copy of its own. */
const scripts: Record<string, string> = {};

before(async () => {
  scripts['/session.js'] = await bundle(`import './dist/define/cube-session.js';`);
  scripts['/login.js'] = await bundle(`import './dist/define/cube-login.js';`);
  scripts['/user.js'] = await bundle(`
    import {html, LitElement} from 'lit';
    import {SessionController} from './dist/index.js';
    class SiteUser extends LitElement {
      controller = new SessionController(this, () => ({
        appId: this.getAttribute('app-id'),
        authKey: this.getAttribute('auth-key'),
        endpoint: this.getAttribute('endpoint'),
      }));
      render() {
        return html\`\${this.controller.state?.user?.fullName ?? this.controller.state?.status}\`;
      }
    }
    customElements.define('site-user', SiteUser);`);
});

test('the script-tag file twice, from two folders: the first counts, and the developer is told of the second', async () => {
  const login = await site.open({
    head: toHead('/cube-elements.js', '/plugin/cube-elements.js'),
    body: `<cube-login></cube-login>${session}`,
    allowsTwoLits: true,
  });
  for (const tag of tags) login.watch.expectConsoleError(new RegExp(`<${tag}> is registered already`));
  await login.signIn();
  await until('a word on every tag', () => Promise.resolve(login.watch.consoleTexts.length === tags.length));
  assert.deepEqual(await site.emulator.requests(), ['POST /session', 'POST /login']);
});

test('the script-tag file twice, under two queries, is one copy', async () => {
  const login = await site.open({
    head: toHead('/cube-elements.js?version=1', '/cube-elements.js?version=2'),
    body: `<cube-login></cube-login>${session}`,
  });
  await login.signIn();
  assert.deepEqual(login.watch.consoleTexts, []);
});

const signedInUser = ({page}: LoginPage) => page.locator('site-user', {hasText: 'Demo User'});

const bodies = {
  around: `<cube-session ${app}><cube-login></cube-login><site-user></site-user></cube-session>`,
  'elsewhere, before it': `<site-user></site-user>${session}<cube-login></cube-login>`,
  'elsewhere, after it': `<cube-login></cube-login><site-user></site-user>${session}`,
  'by its id': `
    <cube-session app-id="2" auth-key="unused" endpoint="%API%"></cube-session>
    ${session.replace(' ', ' id="main" ')}
    <cube-login session="main"></cube-login>`,
};

for (const [place, body] of Object.entries(bodies)) {
  for (const order of [
    ['/session.js', '/login.js', '/user.js'],
    ['/user.js', '/login.js', '/session.js'],
  ]) {
    test(`the session of one copy is found by the elements of others ${place}, loaded as ${order.join(', ')}`, async () => {
      const login = await site.open({head: toHead(...order), body, scripts, allowsTwoLits: true});
      await login.signIn();
      if (body.includes('site-user')) await signedInUser(login).waitFor();
      assert.deepEqual(await site.emulator.requests(), ['POST /session', 'POST /login']);
      await site.emulator.clearRequests();
      await login.page.reload();
      await login.name.waitFor();
      assert.deepEqual(await site.emulator.requests(), []);
    });
  }
}

test('elements of two copies that name the same app share one session', async () => {
  const login = await site.open({
    head: toHead('/login.js', '/user.js'),
    body: `<cube-login ${app}></cube-login><site-user ${app}></site-user>`,
    scripts,
    allowsTwoLits: true,
  });
  const user = login.page.locator('site-user');
  await login.identifier.focus();
  await user.evaluate((element) =>
    (
      element as unknown as {controller: {client: {getUserByLogin: (login: string) => Promise<unknown>}}}
    ).controller.client.getUserByLogin('nobody'),
  );
  assert.deepEqual(await site.emulator.requests(), ['POST /session', 'GET /users/v2']);
  await login.signIn();
  await signedInUser(login).waitFor();
});
