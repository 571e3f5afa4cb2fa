import {expect} from '@open-wc/testing';
import type {Credentials, RestoreContext, User} from '../../src/core.js';
import {firebaseIdentityProvider} from '../../src/firebase/firebase-identity-provider.js';
import {createFirebaseSignIn, type FirebaseSignIn} from '../../src/firebase/firebase-sign-in.js';
import {followSession} from '../../src/firebase/follow-session.js';
import {useEmulator} from '../helpers/emulator.js';
import {failureOf} from '../helpers/failure.js';
import {claimsOf, useFirebase} from '../helpers/firebase.js';
import {demo, openStore, type ObservedStore} from '../helpers/stores.js';
import {until} from '../helpers/until.js';

const password = 'correct-horse';

describe('Firebase as the identity provider of a session', () => {
  const emulator = useEmulator();
  const firebase = useFirebase(emulator);
  let account: FirebaseSignIn;
  let end: () => void;
  const {log} = console;

  before(async () => {
    account = await createFirebaseSignIn(firebase.settings);
    // The SDK says how it has chosen among the kinds of reCAPTCHA.
    console.log = () => undefined;
  });

  after(() => {
    console.log = log;
  });

  afterEach(async () => {
    end();
    await account.signOut();
  });

  /** A store of a page that has set Firebase on its `<cube-login>`. */
  const open = (): ObservedStore => {
    const observed = openStore(emulator.app);
    end = followSession(observed.store, firebase.settings);
    return observed;
  };

  const byEmail = async (): Promise<Credentials> => {
    const email = firebase.newEmail();
    await firebase.addUser(email, password);
    return account.signInByPassword(email, password);
  };

  const byPhone = async (): Promise<Credentials> => {
    const phone = firebase.newPhone();
    await account.sendCode(phone, document.body);
    return account.confirmCode(await firebase.latestCode(phone));
  };

  const isSignedInThere = async (user: User): Promise<boolean> => (await account.refresh(user)) !== null;

  for (const [name, signIn] of [
    ['number', byPhone],
    ['address', byEmail],
  ] as const) {
    it(`goes on by a fresh ID token of the ${name}, without the user`, async () => {
      const {store, problems} = open();
      const user = await store.client.signIn(await signIn());
      await emulator.expireSessions();
      await emulator.clearRequests();
      expect((await store.client.getSession()).user?.id).to.equal(user.id);
      expect(await emulator.requestLines()).to.deep.equal([
        'GET /session 401',
        'POST /session 201',
        'POST /login 202',
        'GET /session 200',
      ]);
      expect(problems).to.deep.equal([]);
    });
  }

  it('lets the session expire where the user is no longer signed in at Firebase', async () => {
    const {store} = open();
    await store.client.signIn(await byEmail());
    await account.signOut();
    await emulator.expireSessions();
    await failureOf(store.client.getSession());
    expect(store.state.status).to.equal('expired');
  });

  it('signs out at Firebase whoever signs out here, also once the session has expired', async () => {
    const {store} = open();
    const user = await store.client.signIn(await byEmail());
    expect(await isSignedInThere(user)).to.equal(true);
    await store.client.signOut();
    await until(async () => !(await isSignedInThere(user)));

    const other = await store.client.signIn(await byEmail());
    store.identityProvider = undefined;
    await emulator.expireSessions();
    await failureOf(store.client.getSession());
    expect(store.state.status).to.equal('expired');
    expect(await isSignedInThere(other)).to.equal(true);
    await store.client.signOut();
    await until(async () => !(await isSignedInThere(other)));
  });

  it('signs out at Firebase whoever signs out in another tab', async () => {
    const {store} = open();
    const user = await store.client.signIn(await byEmail());
    expect(await isSignedInThere(user)).to.equal(true);
    await openStore(emulator.app).store.client.signOut();
    await until(async () => !(await isSignedInThere(user)));
    expect(store.state.status).to.equal('anonymous');
  });

  it('signs out at Firebase whoever makes way for somebody who comes otherwise', async () => {
    const {store} = open();
    const user = await store.client.signIn(await byEmail());
    await store.client.signIn(demo);
    await until(async () => !(await isSignedInThere(user)));
    await emulator.expireSessions();
    await failureOf(store.client.getSession());
    expect([store.state.status, store.state.user?.login]).to.deep.equal(['expired', 'demo']);
  });

  it('leaves Firebase alone where the session was none of its own, or is followed no longer', async () => {
    const {store} = open();
    const credentials = await byEmail();
    const user = {email: claimsOf(credentials)['email'], phone: null} as User;
    await store.client.signIn(demo);
    await store.client.signOut();
    expect(await isSignedInThere(user)).to.equal(true);
    await store.client.signIn(credentials);
    end();
    expect(store.identityProvider === undefined).to.equal(true);
    await store.client.signOut();
    expect(await isSignedInThere(user)).to.equal(true);
  });

  it('follows a session once, and leaves in place what the page has set', () => {
    const identityProvider = () => Promise.resolve(null);
    const {store} = openStore(emulator.app, {identityProvider});
    end = followSession(store, firebase.settings);
    end = followSession(store, firebase.settings);
    expect(store.identityProvider === identityProvider).to.equal(true);
    end();
    expect(store.identityProvider === identityProvider).to.equal(true);
  });

  describe('for a user', () => {
    /** Settings that fail once somebody looks at them. */
    const neverAsked = {
      get auth(): never {
        throw new Error('Firebase was asked.');
      },
    };
    const contextOf = (user: Partial<User>, provider?: RestoreContext['provider']): RestoreContext => ({
      user: {email: null, phone: null, ...user} as User,
      provider,
      reason: 'expired',
      signal: new AbortController().signal,
    });

    for (const provider of ['password', 'guest', 'facebook', 'twitter'] as const) {
      it(`who came by ${provider} is not asked`, async () => {
        const context = contextOf({email: 'demo@example.com'}, provider);
        expect(await firebaseIdentityProvider(neverAsked)(context)).to.equal(null);
      });
    }

    it('who came nobody knows how is asked only if there is something to know the user by', async () => {
      expect(await firebaseIdentityProvider(neverAsked)(contextOf({}))).to.equal(null);
      await failureOf(firebaseIdentityProvider(neverAsked)(contextOf({phone: '4780232143'})));
    });
  });
});
