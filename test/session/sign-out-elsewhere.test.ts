import {expect} from '@open-wc/testing';
import type {SessionStore} from '../../src/core.js';
import {useEmulator} from '../helpers/emulator.js';
import {demo, openStore, other} from '../helpers/stores.js';
import {until} from '../helpers/until.js';
import {breakIndexedDb, repairStorage} from './helpers/broken-storage.js';
import {recordOf} from './helpers/kept.js';

describe('signing out in one tab', () => {
  const emulator = useEmulator();

  const hasSignedOut = (store: SessionStore) =>
    until(() => store.state.status === 'anonymous', 'it has heard of it');

  const signedIn = async () => {
    const observed = openStore(emulator.app);
    await observed.store.client.signIn(demo);
    return observed;
  };

  it('signs out the others also where it is the first thing that the tab does', async () => {
    const {store, tokens} = await signedIn();
    const {store: leaving} = openStore(emulator.app);
    await leaving.client.signOut();
    await hasSignedOut(store);
    expect(tokens.at(-1)).to.equal(null);
    expect(await recordOf(emulator.app)).to.equal(undefined);
    expect(await emulator.countRequests('DELETE /login 200')).to.equal(1);
  });

  it('signs out the others also after the tab has stopped following them', async () => {
    const {store} = await signedIn();
    const {store: leaving} = openStore(emulator.app);
    await leaving.start();
    leaving.stop();
    await leaving.client.signOut();
    await hasSignedOut(store);
    expect(await recordOf(emulator.app)).to.equal(undefined);
  });

  describe('while another one cannot use IndexedDB', () => {
    /** Two tabs with sessions of their own, of which one has lost IndexedDB. */
    const openMixed = async (user: typeof demo | typeof other = demo) => {
      const {store} = openStore(emulator.app);
      await store.client.signIn(user);
      // Both are on one page here: only the other one is to meet the trouble.
      store.stop();
      breakIndexedDb['fails when it is opened']();
      const {store: lost} = openStore(emulator.app, {restoreSession: () => Promise.resolve(demo)});
      await lost.client.signIn(demo);
      repairStorage();
      await store.start();
      expect([store.storageTier, lost.storageTier]).to.deep.equal(['indexeddb', 'sessionstorage']);
      return {store, lost};
    };

    it('signs out that one too, where it is the same user', async () => {
      const {lost, store} = await openMixed();
      await store.client.signOut();
      await hasSignedOut(lost);
      expect(lost.token).to.equal(null);
    });

    it('does not sign out another user there', async () => {
      const {lost, store} = await openMixed(other);
      const channel = new BroadcastChannel(`cube-elements:${emulator.app.appId}@${emulator.url}`);
      const told = new Promise((resolve) => (channel.onmessage = resolve));
      await store.client.signOut();
      await told;
      channel.close();
      // The other tab hears of it at about the same time, and a round trip later for sure.
      expect((await lost.client.getSession()).user?.login).to.equal('demo');
      expect(lost.state.status).to.equal('authenticated');
    });

    it('is not what a restore there amounts to: the record of the others stays', async () => {
      const {lost, store} = await openMixed();
      await emulator.expireSessions();
      const [before, token] = [lost.token, store.token];
      await lost.client.getSession();
      expect(lost.token).to.be.a('string').and.not.equal(before);
      expect(await recordOf(emulator.app)).to.include({token});
      expect([store.state.status, store.token]).to.deep.equal(['authenticated', token]);
    });
  });
});
