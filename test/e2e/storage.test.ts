import assert from 'node:assert/strict';
import {test} from 'node:test';
import {DemoPanel} from './helpers/demo-panel.js';
import {user, useDemo} from './helpers/demo.js';
import {readStoredSession, storeSession} from './helpers/stored-session.js';

const demo = useDemo();

const good = {
  version: 1,
  user: {id: 1, login: 'demo', tags: []},
  token: 'a-token',
  endsAt: Date.now() + 3_600_000,
};

const unreadable: Record<string, unknown> = {
  'a text': 'rubbish',
  null: null,
  'a record of a later version': {...good, version: 2},
  'a record without a user': {...good, user: undefined},
};

for (const [name, record] of Object.entries(unreadable)) {
  test(`${name} in place of the stored session is reported and dropped, and signing in works`, async () => {
    const login = await demo.open();
    await login.identifier.waitFor();
    await storeSession(login.page, demo.emulator.url, record);
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
  await storeSession(login.page, demo.emulator.url, 'rubbish');
  assert.equal(await readStoredSession(login.page, demo.emulator.url), 'rubbish');
  login.watch.expectConsoleError(/The stored session is corrupt or of another version/);

  await login.page.reload();
  await login.identifier.waitFor();

  assert.equal(await readStoredSession(login.page, demo.emulator.url), undefined);
});

test('signing out leaves nothing of the user in the storage', async () => {
  const login = await demo.open();
  await login.signIn();
  assert.match(JSON.stringify(await readStoredSession(login.page, demo.emulator.url)), /"login":"demo"/);

  const told = login.page.waitForResponse((answer) => answer.request().method() === 'DELETE');
  await login.signOut.click();
  await told;

  assert.equal(await readStoredSession(login.page, demo.emulator.url), undefined);
});

test('a token that the server does not know leads to the form, with the login filled in', async () => {
  const login = await demo.open();
  await login.identifier.waitFor();
  const panel = new DemoPanel(login.page);
  await storeSession(login.page, demo.emulator.url, good);
  await login.page.reload();
  await login.name.waitFor();
  await panel.hook.uncheck();

  await panel.call('The session has ended. Sign in again.');

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

for (const [name, damage] of Object.entries(broken)) {
  test(`where ${name}, signing in works, the page says that it is kept in memory, and it is reported`, async () => {
    const login = await demo.open({prepare: (context) => context.addInitScript(damage)});
    const panel = new DemoPanel(login.page);
    login.watch.expectConsoleError(/IndexedDB cannot be used/);

    await login.signIn();

    const {detail} = await login.watch.waitForEvent('cube-session-error');
    assert.match(detail, /IndexedDB cannot be used: the user stays signed in until the page is left/);
    assert.equal(login.watch.events.filter(({type}) => type === 'cube-session-error').length, 1);
    await panel.tier.filter({hasText: 'memory'}).waitFor();
    await panel.call(`The server knows ${user.name}.`);
  });
}

test('where IndexedDB works, the page says that it is kept there', async () => {
  const login = await demo.open();
  await login.signIn();
  assert.equal(await new DemoPanel(login.page).tier.textContent(), 'indexeddb');
});
