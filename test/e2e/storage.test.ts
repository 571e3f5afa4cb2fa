import assert from 'node:assert/strict';
import {test} from 'node:test';
import {DemoPanel, waitsForSignIn} from './helpers/demo-panel.js';
import {user, useDemo} from './helpers/demo.js';
import {LoginPage} from './helpers/login-page.js';
import {readAllStorage, readSession, storeAnything, storeSession} from './helpers/stored-session.js';

const demo = useDemo();

const good = {
  user: {id: 1, login: 'demo', tags: []},
  token: 'a-token',
  endsAt: Date.now() + 3_600_000,
  usedAt: Date.now(),
};

const unreadable: Record<string, unknown> = {
  'a text': 'rubbish',
  null: null,
  'what version 1 has stored': {version: 1, ...good},
  'a record of a later version': {version: 3, stamp: '1', record: good},
  'a record without a user': {version: 2, stamp: '1', record: {...good, user: undefined}},
  'a record that another key has sealed': {
    version: 2,
    stamp: '1',
    sealed: {iv: new Uint8Array(12), data: new ArrayBuffer(64)},
  },
};

for (const [name, record] of Object.entries(unreadable)) {
  test(`${name} in place of the stored session is reported and dropped, and signing in works`, async () => {
    const login = await demo.open();
    await login.identifier.waitFor();
    await storeAnything(login.page, demo.emulator.url, record);
    login.watch.expectConsoleError(/The stored session is corrupt or of another version/);

    await login.page.reload();

    await login.identifier.waitFor();
    const {detail} = await login.watch.waitForEvent('cube-session-error');
    assert.match(detail, /The stored session is corrupt or of another version/);
    assert.equal(await login.identifier.inputValue(), '');

    await login.signIn();
    await login.page.reload();
    await login.name.waitFor();
    assert.equal(await login.name.textContent(), user.name);
  });
}

test('what cannot be read is gone from the storage', async () => {
  const login = await demo.open();
  await login.identifier.waitFor();
  await storeAnything(login.page, demo.emulator.url, 'some rubbish');
  assert.match(await readAllStorage(login.page), /some rubbish/);
  login.watch.expectConsoleError(/The stored session is corrupt or of another version/);

  await login.page.reload();
  await login.identifier.waitFor();

  assert.doesNotMatch(await readAllStorage(login.page), /some rubbish/);
});

test('signing out leaves nothing of the user in the storage', async () => {
  const login = await demo.open();
  await login.signIn();
  await login.watch.waitForEvent('cube-login');
  assert.equal((await readSession(login.page, demo.emulator.url))?.user.login, 'demo');

  const told = login.page.waitForResponse((answer) => answer.request().method() === 'DELETE');
  await login.signOut.click();
  await told;

  assert.equal(await readSession(login.page, demo.emulator.url), undefined);
  assert.doesNotMatch(await readAllStorage(login.page), /sealed/);
});

test('a token that the server does not know leads to the form, with the login filled in', async () => {
  const login = await demo.open();
  await login.signIn();
  await login.watch.waitForEvent('cube-login');
  const panel = new DemoPanel(login.page);
  const record = await readSession(login.page, demo.emulator.url);
  assert.ok(record);
  await storeSession(login.page, demo.emulator.url, {...record, token: 'a-token'});
  await login.page.reload();
  await login.name.waitFor();
  await panel.hook.uncheck();

  await panel.call(waitsForSignIn);

  await login.notice.waitFor();
  assert.equal(await login.identifier.inputValue(), user.login);
});

const withoutIndexedDb = () => Reflect.deleteProperty(window, 'indexedDB');

const indexedDbUndefined = () => {
  Object.defineProperty(window, 'indexedDB', {value: undefined});
};

const openThrows = () => {
  IDBFactory.prototype.open = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  };
};

const openNeverAnswers = () => {
  IDBFactory.prototype.open = () => new EventTarget() as IDBOpenDBRequest;
};

const putIsRefused = () => {
  IDBObjectStore.prototype.put = () => {
    throw new DOMException('The disk is full.', 'QuotaExceededError');
  };
};

const broken = {
  'IndexedDB is missing': withoutIndexedDb,
  'IndexedDB is undefined': indexedDbUndefined,
  'IndexedDB refuses to open': openThrows,
  'IndexedDB never answers': openNeverAnswers,
  'the disk is full': putIsRefused,
};

const notInIndexedDb = /The session cannot be kept in IndexedDB, so it is kept as long as this tab lives/;
const notInTheTab = /cannot be kept as long as this tab lives, so it is kept until the page is left/;

const sessionErrors = ({watch}: LoginPage) => watch.events.filter(({type}) => type === 'cube-session-error');

for (const [name, damage] of Object.entries(broken)) {
  test(`where ${name}, the user stays signed in as long as the tab lives, and the page is told so once`, async () => {
    const login = await demo.open({prepare: (context) => context.addInitScript(damage)});
    const panel = new DemoPanel(login.page);
    login.watch.expectConsoleError(notInIndexedDb);

    await login.signIn();

    const {detail} = await login.watch.waitForEvent('cube-session-error');
    assert.match(detail, notInIndexedDb);
    assert.equal(sessionErrors(login).length, 1);
    await panel.tier.filter({hasText: 'sessionstorage'}).waitFor();
    await panel.call(`The server knows ${user.name}.`);

    await demo.emulator.clearRequests();
    await login.page.reload({waitUntil: 'networkidle'});
    await login.name.waitFor();
    assert.deepEqual(await demo.emulator.requests(), []);
  });
}

const blockSessionStorage = () => {
  Object.defineProperty(window, 'sessionStorage', {
    get: () => {
      throw new DOMException('Access is denied.', 'SecurityError');
    },
  });
};

test('where the browser keeps nothing at all, signing in works until the page is left', async () => {
  const login = await demo.open({
    prepare: async (context) => {
      await context.addInitScript(openThrows);
      await context.addInitScript(blockSessionStorage);
    },
  });
  const panel = new DemoPanel(login.page);
  login.watch.expectConsoleError(notInIndexedDb);
  login.watch.expectConsoleError(notInTheTab);

  await login.signIn();

  await panel.tier.filter({hasText: 'memory'}).waitFor();
  assert.equal(sessionErrors(login).length, 2);
  await panel.call(`The server knows ${user.name}.`);
  await login.page.reload();
  await login.identifier.waitFor();
});

test('where IndexedDB works, the page says that it is kept there', async () => {
  const login = await demo.open();
  await login.signIn();
  assert.equal(await new DemoPanel(login.page).tier.textContent(), 'indexeddb');
});

/** The page in another tab of the same browser. */
async function openSecondTab(login: LoginPage): Promise<LoginPage> {
  const opened = login.page.context().waitForEvent('page');
  await new DemoPanel(login.page).secondTab.press('Enter');
  return new LoginPage(await opened, login.watch);
}

test('kept on this device, a second tab is signed in as well', async () => {
  const login = await demo.open();
  await login.signIn();
  const second = await openSecondTab(login);
  await second.name.waitFor();
});

test('kept in this tab, a reload stays signed in, and a second tab is not', async () => {
  const login = await demo.open();
  const panel = new DemoPanel(login.page);
  await panel.persist.selectOption('tab');
  await login.signIn();
  assert.equal(await panel.tier.textContent(), 'sessionstorage');
  assert.equal(await readSession(login.page, demo.emulator.url), undefined);

  await login.page.reload();
  await login.name.waitFor();
  const second = await openSecondTab(login);
  await second.identifier.waitFor();
});

test('kept on this page only, nothing is stored, and a reload leads to the form', async () => {
  const login = await demo.open();
  const panel = new DemoPanel(login.page);
  await panel.persist.selectOption('none');
  await login.signIn();
  assert.equal(await panel.tier.textContent(), 'memory');
  assert.doesNotMatch(await readAllStorage(login.page), /sealed|token/);

  await login.page.reload();
  await login.identifier.waitFor();
});
