import {expect} from '@open-wc/testing';
import {useEmulator, type TestApp} from '../helpers/emulator.js';
import {failureOf} from '../helpers/failure.js';
import {demo, openStore} from '../helpers/stores.js';
import {changeRecord, keyOf} from './helpers/kept.js';
import {databaseText, deleteDatabase, rawDelete, rawEntries, rawGet, rawSet} from './helpers/raw-database.js';

const dropped = 'The stored session is corrupt or of another version. It was dropped.';

describe('the stored session is encrypted', () => {
  const emulator = useEmulator();

  beforeEach(deleteDatabase);

  const visit = async (app: TestApp = emulator.app, remember = true) => {
    const {store, problems} = openStore(app);
    await store.client.signIn(demo, {remember});
    const {token, state} = store;
    store.stop();
    expect(problems).to.deep.equal([]);
    return {token: token!, user: state.user!};
  };

  it('so that nobody reads token, password or user in IndexedDB', async () => {
    const {token, user} = await visit();
    const text = await databaseText();
    expect(text).to.include(keyOf(emulator.app));
    for (const secret of [token, demo.password, 'demo@example.com', 'Demo User', '"login"', 'token']) {
      expect(text).not.to.include(secret);
    }
    expect(user).to.include({email: 'demo@example.com', fullName: 'Demo User'});
    await rawSet('in clear', new TextEncoder().encode(`{"token":"${token}"}`));
    expect(await databaseText(), 'it would have been found').to.include(token);
  });

  it('nor after the session has gone on, changed its user and expired', async () => {
    const {store} = openStore(emulator.app, {restoreSession: () => Promise.resolve(demo)});
    await store.client.signIn(demo, {remember: true});
    const tokens = [store.token!];
    await store.client.updateUser({fullName: 'Secret Name', customData: 'secret data'});
    await emulator.expireSessions();
    await store.client.getSession();
    tokens.push(store.token!);
    expect(tokens[0]).not.to.equal(tokens[1]);
    const texts = [await databaseText()];
    await store.client.updateUser({password: 'another-password', oldPassword: demo.password});
    texts.push(await databaseText());
    store.restoreSession = undefined;
    await changeRecord(emulator.app, {remembered: undefined});
    await emulator.expireSessions();
    await store.client.getSession().catch(() => undefined);
    expect(store.state.status).to.equal('expired');
    texts.push(await databaseText());
    for (const secret of [...tokens, 'Secret Name', 'secret data', demo.password, 'another-password']) {
      expect(texts.join()).not.to.include(secret);
    }
  });

  it('differently at every write', async () => {
    const sealed = async () => JSON.stringify(Array.from(new Uint8Array((await envelope()).sealed.data)));
    const envelope = async () =>
      (await rawGet(keyOf(emulator.app))) as {sealed: {iv: Uint8Array; data: ArrayBuffer}};
    await visit();
    const [iv, data] = [(await envelope()).sealed.iv, await sealed()];
    await visit();
    expect((await envelope()).sealed.iv).not.to.deep.equal(iv);
    expect(await sealed()).not.to.equal(data);
  });

  it('by a key that no script can take away', async () => {
    await visit();
    const key = (await rawGet('key')) as CryptoKey;
    expect(key).to.be.instanceOf(CryptoKey);
    expect(key.extractable).to.equal(false);
    expect(key.usages).to.have.members(['encrypt', 'decrypt']);
    for (const format of ['raw', 'jwk'] as const) {
      expect(await failureOf(crypto.subtle.exportKey(format, key))).to.have.property(
        'name',
        'InvalidAccessError',
      );
    }
  });

  it('for its own app: in the place of another one it is refused', async () => {
    const second = await emulator.newApp();
    await visit();
    await visit(second);
    await rawSet(keyOf(second), await rawGet(keyOf(emulator.app)));
    const {store, complaints} = openStore(second);
    await store.start();
    expect(store.state.status).to.equal('anonymous');
    expect(complaints()).to.deep.equal([dropped]);
    expect(await rawGet(keyOf(second))).to.equal(undefined);
    const {store: first} = openStore(emulator.app);
    await first.start();
    expect(first.state.user?.login).to.equal('demo');
  });

  const spoiled: [name: string, spoil: () => Promise<void>][] = [
    ['is lost', () => rawDelete('key')],
    ['is another one', async () => rawSet('key', await anotherKey())],
    ['is rubbish', () => rawSet('key', {not: 'a key'})],
  ];
  const anotherKey = () =>
    crypto.subtle.generateKey({name: 'AES-GCM', length: 256}, false, ['encrypt', 'decrypt']);
  for (const [how, spoil] of spoiled) {
    it(`and dropped when the key ${how}; the next sign-in is kept`, async () => {
      await visit();
      await spoil();
      const {store, complaints} = openStore(emulator.app);
      await store.start();
      expect(store.state.status).to.equal('anonymous');
      expect(complaints()).to.deep.equal([dropped]);
      await store.client.signIn(demo);
      store.stop();
      const {store: next, problems} = openStore(emulator.app);
      await next.start();
      expect(next.state.status).to.equal('authenticated');
      expect(problems).to.deep.equal([]);
    });
  }

  it('and dropped when a single bit of it has changed', async () => {
    await visit();
    const envelope = (await rawGet(keyOf(emulator.app))) as {sealed: {data: ArrayBuffer}};
    new Uint8Array(envelope.sealed.data)[20]! ^= 1;
    await rawSet(keyOf(emulator.app), envelope);
    const {store, complaints} = openStore(emulator.app);
    await store.start();
    expect(store.state.status).to.equal('anonymous');
    expect(complaints()).to.deep.equal([dropped]);
  });

  it('by one key, also where several stores write first at the same moment', async () => {
    const apps = await Promise.all([1, 2, 3, 4].map(() => emulator.newApp()));
    await Promise.all(apps.map((app) => visit(app)));
    const keys = (await rawEntries()).filter(([, value]) => value instanceof CryptoKey);
    expect(keys.map(([name]) => name)).to.deep.equal(['key']);
    for (const app of apps) {
      const {store, problems} = openStore(app);
      await store.start();
      expect(store.state.user?.login).to.equal('demo');
      expect(problems).to.deep.equal([]);
    }
  });
});
