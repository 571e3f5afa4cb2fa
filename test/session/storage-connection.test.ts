import {expect} from '@open-wc/testing';
import {useEmulator} from '../helpers/emulator.js';
import {demo, openStore} from '../helpers/stores.js';
import {recordOf} from './helpers/kept.js';
import {closeConnections} from './helpers/connections.js';
import {databaseName, deleteDatabase, rawDelete} from './helpers/raw-database.js';

/** What a page may do to the database while a store has it open. */
describe('a connection to the storage that dies', () => {
  const emulator = useEmulator();

  const signedIn = async () => {
    const observed = openStore(emulator.app);
    await observed.store.client.signIn(demo);
    return observed;
  };

  it('is opened again when the browser has closed it, and the work is done', async () => {
    const {store, problems} = await signedIn();
    expect(closeConnections()).to.be.greaterThan(0);
    await store.client.updateUser({fullName: 'Another Name'});
    expect(store.storageTier).to.equal('indexeddb');
    expect(problems).to.deep.equal([]);
    expect((await recordOf(emulator.app))?.user.fullName).to.equal('Another Name');
  });

  it('is opened again each time', async () => {
    const {store, problems} = await signedIn();
    for (const fullName of ['Name A', 'Name B', 'Name C']) {
      closeConnections();
      await store.client.updateUser({fullName});
      expect((await recordOf(emulator.app))?.user.fullName).to.equal(fullName);
    }
    expect(problems).to.deep.equal([]);
  });

  it('gets out of the way of a page that deletes the database; the next sign-in is kept', async () => {
    const {store, problems} = await signedIn();
    await deleteDatabase();
    expect((await indexedDB.databases()).map(({name}) => name)).not.to.include(databaseName);
    await store.client.signIn(demo);
    expect(store.storageTier).to.equal('indexeddb');
    expect(problems).to.deep.equal([]);
    expect(await recordOf(emulator.app)).to.include({token: store.token});
  });

  it('gets out of the way of a later version that changes the database, and is opened again', async () => {
    const {store, problems} = await signedIn();
    const later = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(databaseName, 99);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error('It cannot be opened.', {cause: request.error}));
      request.onblocked = () => reject(new Error('A connection stands in the way.'));
    });
    await store.client.updateUser({fullName: 'Another Name'});
    expect(store.storageTier).to.equal('indexeddb');
    expect(problems).to.deep.equal([]);
    expect((await recordOf(emulator.app))?.user.fullName).to.equal('Another Name');
    later.close();
    await deleteDatabase();
  });

  it('is not missed by a session that goes on: nobody is signed out when the database is deleted', async () => {
    const {store, statuses} = await signedIn();
    await deleteDatabase();
    expect((await store.client.getSession()).user?.login).to.equal('demo');
    await store.client.updateUser({fullName: 'Another Name'});
    expect(statuses().at(-1)).to.equal('authenticated');
    expect((await store.client.getSession()).user?.login).to.equal('demo');
  });

  it('ends the session here when it is restored after somebody has cleared what was stored', async () => {
    const {store} = await signedIn();
    store.restoreSession = () => Promise.resolve(demo);
    await rawDelete(`${emulator.app.appId}@${emulator.app.endpoint}`);
    await emulator.expireSessions();
    await store.client.getSession().catch(() => undefined);
    expect(store.state.status).to.equal('anonymous');
  });
});
