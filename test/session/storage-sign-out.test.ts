import {expect} from '@open-wc/testing';
import {useEmulator} from '../helpers/emulator.js';
import {demo, openStore, other} from '../helpers/stores.js';
import {until} from '../helpers/until.js';
import {breakIndexedDb, repairStorage} from './helpers/broken-storage.js';
import {recordOf, fallbackRecordOf} from './helpers/kept.js';
import {holdDatabase} from './helpers/raw-database.js';

describe('signing out while the storage is in trouble', () => {
  const emulator = useEmulator();

  const reload = async () => {
    const {store} = openStore(emulator.app, {restoreSession: () => Promise.resolve(null)});
    await store.start();
    // A stored token shows as signed in until a request meets its end.
    if (store.token) await store.client.getSession().catch(() => undefined);
    return store.state;
  };

  it('leaves nothing in the tab where IndexedDB broke after the sign-in', async () => {
    const {store} = openStore(emulator.app);
    await store.client.signIn(demo);
    breakIndexedDb['begins no transaction']();
    await store.client.signOut();
    expect(store.state.status).to.equal('anonymous');
    expect(fallbackRecordOf(emulator.app)).to.be.a('string').and.not.include('demo');
    store.stop();
    expect(await reload()).to.deep.equal({status: 'anonymous'});
  });

  it('is for good also when IndexedDB works again', async () => {
    const {store} = openStore(emulator.app);
    await store.client.signIn(demo);
    breakIndexedDb['begins no transaction']();
    await store.client.signOut();
    store.stop();
    repairStorage();
    expect(await reload()).to.deep.equal({status: 'anonymous'});
  });

  it('is for good also for a remembered sign-in, when IndexedDB works again', async () => {
    const {store} = openStore(emulator.app);
    await store.client.signIn(demo, {remember: true});
    breakIndexedDb['begins no transaction']();
    await store.client.signOut();
    store.stop();
    repairStorage();
    expect(await reload()).to.deep.equal({status: 'anonymous'});
  });

  it('is for good also where a write comes through after the time limit', async () => {
    const {store} = openStore(emulator.app);
    await store.start();
    const letGo = await holdDatabase();
    await store.client.signIn(demo);
    expect(store.storageTier).to.equal('sessionstorage');
    letGo();
    await holdDatabase().then((letGoAgain) => letGoAgain());
    await store.client.signOut();
    store.stop();
    expect(await reload()).to.deep.equal({status: 'anonymous'});
  });

  it('as one user never brings back another one who was signed in before', async () => {
    const {store: first} = openStore(emulator.app);
    await first.client.signIn(other);
    first.stop();
    breakIndexedDb['fails when it is opened']();
    const {store} = openStore(emulator.app);
    await store.client.signIn(demo);
    store.stop();
    repairStorage();
    const {store: reloaded} = openStore(emulator.app);
    await reloaded.start();
    expect(reloaded.state.user?.login, 'who was last signed in, in this tab').to.equal('demo');
    await reloaded.client.signOut();
    reloaded.stop();
    expect(await reload()).to.deep.equal({status: 'anonymous'});
  });

  it('waits for a slow storage before it resolves', async () => {
    const {store} = openStore(emulator.app);
    await store.client.signIn(demo);
    const letGo = await holdDatabase();
    let isDone = false;
    const signedOut = store.client.signOut().then(() => (isDone = true));
    expect(store.state.status).to.equal('anonymous');
    expect(isDone).to.equal(false);
    letGo();
    await signedOut;
    expect(await recordOf(emulator.app)).to.equal(undefined);
    await until(() => store.storageTier === 'indexeddb');
  });
});
