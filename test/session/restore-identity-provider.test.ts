import {expect} from '@open-wc/testing';
import type {Credentials, RestoreContext} from '../../src/core.js';
import {isCubeError, isCubeSessionError} from '../../src/errors.js';
import {useEmulator} from '../helpers/emulator.js';
import {failureOf} from '../helpers/failure.js';
import {openStore} from '../helpers/stores.js';
import {byEmail, byPhone, firebaseFeature} from './helpers/firebase.js';

describe('restoring a session by the identity provider', () => {
  const emulator = useEmulator();

  beforeEach(() => emulator.setFeatures({firebase: firebaseFeature}));

  /** A user who signed in by Firebase, and whose session has ended. */
  const expired = async (first: Credentials, answer: () => Promise<Credentials | null>) => {
    const contexts: RestoreContext[] = [];
    const observed = openStore(emulator.app, {
      identityProvider: (context) => {
        contexts.push(context);
        return answer();
      },
    });
    await observed.store.client.signIn(first);
    await emulator.expireSessions();
    await emulator.clearRequests();
    return {...observed, contexts};
  };

  const kinds: [name: string, credentials: () => Credentials][] = [
    ['phone number', () => byPhone('+380501234567')],
    ['e-mail address', () => byEmail('demo@example.com')],
  ];
  for (const [name, credentials] of kinds) {
    it(`goes on by a fresh token for the ${name}, as the same user`, async () => {
      const {store, contexts, problems} = await expired(credentials(), () => Promise.resolve(credentials()));
      const {user} = store.state;
      expect((await store.client.updateUser({fullName: 'After All'})).id).to.equal(user!.id);
      expect(contexts.map(({user: {id}, reason}) => [id, reason])).to.deep.equal([[user!.id, 'expired']]);
      expect(await emulator.requestLines()).to.deep.equal([
        `PUT /users/${user!.id} 401`,
        'POST /session 201',
        'POST /login 202',
        `PUT /users/${user!.id} 200`,
      ]);
      expect(problems).to.deep.equal([]);
    });
  }

  it('expires where the user is no longer signed in there', async () => {
    const {store, problems} = await expired(byEmail('demo@example.com'), () => Promise.resolve(null));
    const error = await failureOf(store.client.getSession());
    expect(isCubeSessionError(error) && error.reason).to.equal('expired');
    expect(store.state.status).to.equal('expired');
    expect(problems).to.deep.equal([]);
  });

  it('expires where the token is refused, and tells the developer without repeating it', async () => {
    const stale = byEmail('demo@example.com', {exp: 1}) as {accessToken: string};
    const {store, problems} = await expired(byEmail('demo@example.com'), () =>
      Promise.resolve(stale as never),
    );
    const error = await failureOf(store.client.getSession());
    expect(isCubeSessionError(error) && error.reason).to.equal('expired');
    expect(problems.map(({message}) => message).join()).to.include('identity provider');
    expect(JSON.stringify(problems)).not.to.include(stale.accessToken);
  });

  it('never goes on as another user', async () => {
    const {store, statuses, problems} = await expired(byEmail('demo@example.com'), () =>
      Promise.resolve(byEmail('other@example.com')),
    );
    const error = await failureOf(store.client.updateUser({fullName: 'Meant for demo'}));
    expect(isCubeSessionError(error) && error.reason).to.equal('expired');
    expect(statuses()).to.deep.equal(['anonymous', 'authenticated', 'expired']);
    expect(store.state.user?.email).to.equal('demo@example.com');
    expect(await emulator.countRequests('PUT')).to.equal(1);
    expect(problems).to.have.length(1);
  });

  it('signs nobody out where the provider fails', async () => {
    const {store} = await expired(byEmail('demo@example.com'), () =>
      Promise.reject(new Error('auth/network-request-failed')),
    );
    expect(isCubeError(await failureOf(store.client.getSession()))).to.equal(true);
    expect(store.state.status).to.equal('authenticated');
  });

  for (const given of ['token', 7, {}, {provider: 'firebase_email'}, {login: 'demo'}]) {
    it(`signs nobody out where the provider gives ${JSON.stringify(given)}`, async () => {
      const {store} = await expired(byEmail('demo@example.com'), () => Promise.resolve(given as never));
      expect(isCubeError(await failureOf(store.client.getSession()))).to.equal(true);
      expect(store.state.status).to.equal('authenticated');
      expect(await emulator.requestLines()).to.deep.equal(['GET /session 401']);
    });
  }

  it('goes on as soon as a provider is there that was missing when the session ended', async () => {
    const {store} = openStore(emulator.app);
    await store.client.signIn(byEmail('demo@example.com'));
    await emulator.expireSessions();
    await failureOf(store.client.getSession());
    expect(store.state.status).to.equal('expired');
    const authenticated = new Promise((resolve) => {
      store.subscribe(({status}) => status === 'authenticated' && resolve(status));
    });
    store.identityProvider = () => Promise.resolve(byEmail('demo@example.com'));
    expect(await authenticated).to.equal('authenticated');
    expect((await store.client.getSession()).user?.email).to.equal('demo@example.com');
  });
});
