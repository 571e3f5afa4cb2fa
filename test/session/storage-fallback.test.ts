import {expect} from '@open-wc/testing';
import {useEmulator} from '../helpers/emulator.js';
import {demo, openStore, other} from '../helpers/stores.js';
import {
  breakIndexedDb,
  breakSessionStorage,
  fillIndexedDb,
  fillIndexedDbAtCommit,
  repairStorage,
} from './helpers/broken-storage.js';
import {recordOf, fallbackRecordOf} from './helpers/kept.js';

const inTab = 'The session cannot be kept in IndexedDB, so it is kept as long as this tab lives.';
const inMemory =
  'The session cannot be kept as long as this tab lives, so it is kept until the page is left.';

describe('storage that cannot be used', () => {
  const emulator = useEmulator();

  for (const [how, break_] of Object.entries(breakIndexedDb)) {
    it(`lets the user sign in where IndexedDB ${how}, and keeps the session in the tab`, async () => {
      break_();
      const {store, complaints} = openStore(emulator.app);
      const user = await store.client.signIn(demo);
      expect(store.storageTier).to.equal('sessionstorage');
      expect(complaints()).to.deep.equal([inTab]);
      expect(fallbackRecordOf(emulator.app)).to.include(store.token);
      expect((await store.client.getSession()).userId).to.equal(user.id);
      await store.client.updateUser({fullName: 'Another Name'});
      expect(complaints(), 'it says so once').to.have.length(1);
      store.stop();

      const {store: reloaded, statuses} = openStore(emulator.app);
      await reloaded.start();
      expect(statuses()).to.deep.equal(['authenticated']);
      expect(reloaded.state.user?.fullName).to.equal('Another Name');
      await reloaded.client.signOut();
      expect(fallbackRecordOf(emulator.app))
        .to.be.a('string')
        .and.not.match(/demo|token/);
      reloaded.stop();
      const {store: next} = openStore(emulator.app);
      await next.start();
      expect(next.state.status).to.equal('anonymous');
    });
  }

  for (const [how, break_] of Object.entries(breakSessionStorage)) {
    it(`lets the user sign in where sessionStorage ${how} too, until the page is left`, async () => {
      breakIndexedDb['throws when it is opened']();
      break_();
      const {store, complaints} = openStore(emulator.app);
      const user = await store.client.signIn(demo);
      expect(store.storageTier).to.equal('memory');
      expect(complaints()).to.deep.equal([inTab, inMemory]);
      expect((await store.client.getSession()).userId).to.equal(user.id);
      await store.client.updateUser({fullName: 'Another Name'});
      expect(complaints()).to.have.length(2);
      await store.client.signOut();
      expect(store.state.status).to.equal('anonymous');
      store.stop();

      const {store: reloaded} = openStore(emulator.app);
      await reloaded.start();
      expect(reloaded.state.status).to.equal('anonymous');
    });
  }

  const full = {'at the write': fillIndexedDb, 'at the end of the transaction': fillIndexedDbAtCommit};
  for (const [when, fill] of Object.entries(full)) {
    it(`keeps the session in the tab where the quota is used up ${when}`, async () => {
      fill();
      const {store, complaints} = openStore(emulator.app);
      await store.client.signIn(demo);
      expect(store.storageTier).to.equal('sessionstorage');
      expect(complaints()).to.deep.equal([inTab]);
      store.stop();
      const {store: reloaded} = openStore(emulator.app);
      await reloaded.start();
      expect(reloaded.state.user?.login).to.equal('demo');
      expect(reloaded.token).to.equal(store.token);
    });

    it(`never brings back an older session where the quota was used up ${when}`, async () => {
      const {store: first} = openStore(emulator.app);
      await first.client.signIn(demo);
      first.stop();
      fill();
      const {store} = openStore(emulator.app);
      await store.client.signIn(other);
      store.stop();
      repairStorage();
      const {store: reloaded} = openStore(emulator.app);
      await reloaded.start();
      expect(reloaded.state.user?.login).to.equal('other');
    });

    it(`stays signed out where the quota is used up ${when}`, async () => {
      const {store: first} = openStore(emulator.app);
      await first.client.signIn(demo);
      first.stop();
      fill();
      const {store} = openStore(emulator.app);
      await store.start();
      await store.client.signOut();
      store.stop();
      repairStorage();
      const {store: reloaded} = openStore(emulator.app);
      await reloaded.start();
      expect(reloaded.state.status).to.equal('anonymous');
    });
  }

  it('goes back to IndexedDB when that works again, and takes the session along', async () => {
    breakIndexedDb['fails when it is opened']();
    const {store} = openStore(emulator.app);
    await store.client.signIn(demo);
    store.stop();
    repairStorage();
    const {store: reloaded, statuses, problems} = openStore(emulator.app);
    await reloaded.start();
    expect(statuses()).to.deep.equal(['authenticated']);
    expect(reloaded.token).to.equal(store.token);
    expect(reloaded.storageTier).to.equal('indexeddb');
    expect(problems).to.deep.equal([]);
    expect(await recordOf(emulator.app)).to.include({token: store.token});
    expect(fallbackRecordOf(emulator.app)).to.equal(null);
  });

  it('keeps the session in the tab when IndexedDB breaks after the sign-in', async () => {
    const {store, complaints} = openStore(emulator.app);
    await store.client.signIn(demo);
    breakIndexedDb['begins no transaction']();
    await store.client.updateUser({fullName: 'Another Name'});
    expect(store.storageTier).to.equal('sessionstorage');
    expect(complaints()).to.deep.equal([inTab]);
    store.stop();
    const {store: reloaded} = openStore(emulator.app);
    await reloaded.start();
    expect(reloaded.state.user?.fullName).to.equal('Another Name');
  });

  it('offers to remember a sign-in only where it is encrypted', async () => {
    const {store: encrypted} = openStore(emulator.app);
    await encrypted.start();
    expect(encrypted.canRemember).to.equal(true);
    encrypted.stop();
    breakIndexedDb['fails when it is opened']();
    const {store} = openStore(await emulator.newApp());
    await store.start();
    expect(store.canRemember).to.equal(false);
  });

  it('never keeps a remembered sign-in where it is not encrypted', async () => {
    breakIndexedDb['fails when it is opened']();
    const {store} = openStore(emulator.app);
    await store.client.signIn(demo, {remember: true});
    expect(fallbackRecordOf(emulator.app)).to.be.a('string').and.not.include(demo.password);
    await emulator.expireSessions();
    await store.client.getSession().catch(() => undefined);
    expect(store.state.status).to.equal('expired');
  });

  it('drops the remembered sign-in when IndexedDB breaks later', async () => {
    const {store} = openStore(emulator.app);
    await store.client.signIn(demo, {remember: true});
    breakIndexedDb['begins no transaction']();
    await store.client.updateUser({fullName: 'Another Name'});
    expect(store.storageTier).to.equal('sessionstorage');
    expect(fallbackRecordOf(emulator.app)).to.include('Another Name').and.not.include(demo.password);
  });
});
