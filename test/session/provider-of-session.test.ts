import {expect} from '@open-wc/testing';
import type {RestoreContext, SessionState, SessionStoreOptions} from '../../src/core.js';
import {useEmulator} from '../helpers/emulator.js';
import {demo, openStore} from '../helpers/stores.js';
import {until} from '../helpers/until.js';
import {byEmail, firebaseFeature} from './helpers/firebase.js';
import {changeRecord, recordOf} from './helpers/kept.js';

const providerOf = (state: SessionState) => ('provider' in state ? state.provider : undefined);

describe('by what a user has signed in', () => {
  const emulator = useEmulator();

  beforeEach(() => emulator.setFeatures({firebase: firebaseFeature}));

  const open = (options?: Partial<SessionStoreOptions>) => openStore(emulator.app, options);

  const openByEmail = async (options?: Partial<SessionStoreOptions>) => {
    const observed = open(options);
    await observed.store.client.signIn(byEmail('demo@example.com'));
    return observed;
  };

  const expire = async ({store}: ReturnType<typeof open>) => {
    await emulator.expireSessions();
    await store.client.getSession().catch(() => undefined);
  };

  it('is known at the next visit, in another tab, and through changes of the user', async () => {
    const {store} = await openByEmail();
    const tab = open();
    await tab.store.start();
    expect(providerOf(tab.store.state)).to.equal('firebase_email');
    await store.client.updateUser({fullName: 'Changed Name'});
    await until(() => tab.store.state.user?.fullName === 'Changed Name');
    expect([store, tab.store].map(({state}) => providerOf(state))).to.deep.equal([
      'firebase_email',
      'firebase_email',
    ]);
    await store.client.getSession();
    expect((await recordOf(emulator.app))?.provider).to.equal('firebase_email');
    await tab.store.client.signIn(demo);
    await until(() => providerOf(store.state) === 'password', 'a changed provider alone is a change');
    expect(store.state.user?.login).to.equal('demo');
  });

  it('is kept where only the tab keeps the session', async () => {
    const {store} = await openByEmail({persist: 'tab'});
    store.stop();
    const next = open({persist: 'tab'});
    await next.store.start();
    expect(providerOf(next.store.state)).to.equal('firebase_email');
    await next.store.client.signOut();
  });

  it('is known when the session has ended, here, elsewhere and at the next visit', async () => {
    const observed = await openByEmail();
    const tab = open();
    await tab.store.start();
    await expire(observed);
    await until(() => tab.store.state.status === 'expired');
    for (const {store} of [observed, tab]) {
      expect(store.state).to.include({status: 'expired', provider: 'firebase_email'});
      store.stop();
    }
    const next = open();
    await next.store.start();
    expect(next.store.state).to.include({status: 'expired', provider: 'firebase_email'});
  });

  it('is told to whoever restores the session, and is what that one gives', async () => {
    const contexts: RestoreContext[] = [];
    const observed = await openByEmail({
      restoreSession: (context) => {
        contexts.push(context);
        return Promise.resolve(contexts.length > 1 ? demo : byEmail('demo@example.com'));
      },
    });
    await expire(observed);
    await expire(observed);
    await expire(observed);
    expect(contexts.map(({provider}) => provider)).to.deep.equal([
      'firebase_email',
      'firebase_email',
      'password',
    ]);
    expect(observed.store.state).to.include({status: 'authenticated', provider: 'password'});
  });

  it('is told at the start of a page as well, after which a new way to a session is there', async () => {
    await expire(await openByEmail());
    const next = open();
    await next.store.start();
    const told = new Promise((resolve) => {
      next.store.identityProvider = ({provider}) => {
        resolve(provider);
        return Promise.resolve(byEmail('demo@example.com'));
      };
    });
    expect(await told).to.equal('firebase_email');
    await until(() => next.store.state.status === 'authenticated');
    expect(providerOf(next.store.state)).to.equal('firebase_email');
  });

  it('stays where the session goes on by a token of the same user, and is unknown of another one', async () => {
    let who: {login: string; password: string} = demo;
    const observed = await openByEmail({restoreSession: async () => ({token: await emulator.tokenOf(who)})});
    await expire(observed);
    expect(observed.store.state).to.include({status: 'authenticated', provider: 'firebase_email'});
    expect((await recordOf(emulator.app))?.provider).to.equal('firebase_email');
    who = {login: 'other', password: 'other-password'};
    await expire(observed);
    expect(observed.store.state.user?.login).to.equal('other');
    expect(providerOf(observed.store.state)).to.equal(undefined);
    expect((await recordOf(emulator.app))?.provider).to.equal(undefined);
  });

  it('is unknown of a token made elsewhere, unless it is the same one, or a guest’s', async () => {
    const {store} = await openByEmail();
    await store.client.adoptSession({token: store.token!});
    expect(providerOf(store.state)).to.equal('firebase_email');
    await store.client.adoptSession({token: await emulator.tokenOf(demo)});
    expect(store.state.user?.login).to.equal('demo');
    expect(providerOf(store.state)).to.equal(undefined);
    const guest = await emulator.tokenOf({guest: '1'} as never);
    await store.client.adoptSession({token: guest});
    expect(providerOf(store.state)).to.equal('guest');
  });

  for (const rubbish of ['myspace', 7, {}, ['password'], '', null, 'toString']) {
    it(`is unknown where the storage holds ${JSON.stringify(rubbish)}, and the session goes on`, async () => {
      const {store} = await openByEmail();
      store.stop();
      await changeRecord(emulator.app, {provider: rubbish as never});
      const next = open();
      await next.store.start();
      expect(next.store.state.status).to.equal('authenticated');
      expect(providerOf(next.store.state)).to.equal(undefined);
      expect(next.complaints()).to.deep.equal([]);
    });
  }
});
