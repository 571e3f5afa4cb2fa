import {expect} from '@open-wc/testing';
import type {Persistence} from '../../src/core.js';
import {useEmulator} from '../helpers/emulator.js';
import {demo, openStore} from '../helpers/stores.js';
import {fallbackRecordOf, keyOf, recordOf, tabRecordOf} from './helpers/kept.js';
import {databaseText, deleteDatabase, rawEntries} from './helpers/raw-database.js';

describe('how long a session is kept', () => {
  const emulator = useEmulator();

  beforeEach(deleteDatabase);

  const visit = async (persist?: Persistence) => {
    const {store, problems} = openStore(emulator.app, persist && {persist});
    await store.client.signIn(demo, {remember: true});
    await store.client.updateUser({fullName: 'Another Name'});
    expect(problems).to.deep.equal([]);
    return store;
  };

  const reload = async (persist?: Persistence) => {
    const {store} = openStore(emulator.app, persist && {persist});
    await store.start();
    store.stop();
    return store.state.user?.fullName ?? store.state.status;
  };

  for (const persist of [undefined, 'device'] as const) {
    it(`is on this device: ${persist ?? 'unless said otherwise'}`, async () => {
      const store = await visit(persist);
      expect(store.storageTier).to.equal('indexeddb');
      expect(store.canRemember).to.equal(true);
      expect(await recordOf(emulator.app)).to.include({token: store.token});
      expect([tabRecordOf(emulator.app), fallbackRecordOf(emulator.app)]).to.deep.equal([null, null]);
      store.stop();
      sessionStorage.clear();
      expect(await reload(persist), 'as another tab finds it').to.equal('Another Name');
    });
  }

  it('is in this tab: nothing of it gets into IndexedDB, nor is the sign-in remembered', async () => {
    const store = await visit('tab');
    expect(store.storageTier).to.equal('sessionstorage');
    expect(store.canRemember).to.equal(false);
    expect(tabRecordOf(emulator.app)).to.include(store.token).and.not.include(demo.password);
    expect(await databaseText()).not.to.include(keyOf(emulator.app));
    expect(await rawEntries()).to.deep.equal([]);
    store.stop();
    expect(await reload('tab')).to.equal('Another Name');
    sessionStorage.clear();
    expect(await reload('tab'), 'as another tab finds it').to.equal('anonymous');
  });

  it('is on this page alone: nothing of it is stored', async () => {
    const stored = () => [...Object.entries(localStorage), ...Object.entries(sessionStorage)];
    const before = stored();
    const store = await visit('none');
    expect(store.storageTier).to.equal('memory');
    expect(store.canRemember).to.equal(false);
    expect(await rawEntries()).to.deep.equal([]);
    expect(stored()).to.deep.equal(before);
    expect((await store.client.getSession()).user?.login).to.equal('demo');
    store.stop();
    expect(await reload('none')).to.equal('anonymous');
  });

  it('is over in the tab after signing out', async () => {
    const store = await visit('tab');
    await store.client.signOut();
    expect(tabRecordOf(emulator.app)).to.equal(null);
    expect(await reload('tab')).to.equal('anonymous');
  });

  for (const persist of ['tab', 'none'] as const) {
    it(`restores without IndexedDB too: ${persist}`, async () => {
      const store = await visit(persist);
      store.restoreSession = () => Promise.resolve(demo);
      await emulator.expireSessions();
      expect((await store.client.getSession()).user?.login).to.equal('demo');
      expect(await rawEntries()).to.deep.equal([]);
    });

    it(`expires where nobody restores it: ${persist}`, async () => {
      const store = await visit(persist);
      await emulator.expireSessions();
      await store.client.getSession().catch(() => undefined);
      expect(store.state.status).to.equal('expired');
      store.stop();
      expect(await reload(persist)).to.equal(persist === 'tab' ? 'Another Name' : 'anonymous');
    });
  }

  it('in the tab goes on when the tab’s storage is cleared, and ends when the page is left', async () => {
    const store = await visit('tab');
    sessionStorage.clear();
    expect((await store.client.getSession()).user?.login).to.equal('demo');
    expect(store.state.status).to.equal('authenticated');
    store.stop();
    expect(await reload('tab')).to.equal('anonymous');
  });
});
