import {expect} from '@open-wc/testing';
import type {SessionStore} from '../../src/core.js';
import {isCubeApiError, isCubeNetworkError, isCubeSessionError} from '../../src/errors.js';
import {useEmulator} from '../helpers/emulator.js';
import {failureOf} from '../helpers/failure.js';
import {demo, openSignedIn, openStore, other} from '../helpers/stores.js';
import {until} from '../helpers/until.js';
import {recordOf} from './helpers/kept.js';

describe('deleteUser', () => {
  const emulator = useEmulator();

  const signedIn = (remember = false) => openSignedIn(emulator, remember);

  const exists = (user: typeof demo | typeof other = demo) => emulator.canSignIn(user);

  const isOver = async (store: SessionStore) => {
    expect([store.state.status, store.token]).to.deep.equal(['anonymous', null]);
    expect(await recordOf(emulator.app)).to.equal(undefined);
  };

  const reasonOf = async (promise: Promise<unknown>) => {
    const error = await failureOf(promise);
    return isCubeSessionError(error) ? error.reason : String(error);
  };

  it('leaves nothing of the session, in no tab, nor of a remembered sign-in', async () => {
    const {store} = await signedIn(true);
    const {store: otherTab, statuses} = openStore(emulator.app);
    await otherTab.start();
    await store.client.deleteUser();
    await until(() => otherTab.state.status === 'anonymous', 'the other tab has heard of it');
    await isOver(store);
    expect([otherTab.token, statuses()]).to.deep.equal([null, ['authenticated', 'anonymous']]);
    expect(await exists()).to.equal(false);
  });

  for (const remember of [false, true]) {
    it(`finds out at the next try that one whose answer was lost was carried out; remembered: ${remember}`, async () => {
      const {store} = await signedIn(remember);
      await emulator.fault({method: 'DELETE', path: '/users', truncate: true});
      expect(isCubeNetworkError(await failureOf(store.client.deleteUser()))).to.equal(true);
      expect([store.state.status, await exists()]).to.deep.equal(['authenticated', false]);
      await store.client.deleteUser();
      await isOver(store);
    });
  }

  it('resolves where the server knows the session still, but no such user', async () => {
    const {store} = await signedIn();
    const body = {errors: ["Couldn't find user"]};
    await emulator.fault({method: 'DELETE', path: '/users', status: 404, body});
    await emulator.fault({method: 'GET', path: '/users/v2', status: 200, body: {items: []}});
    await store.client.deleteUser();
    await isOver(store);
  });

  it('rejects with a 404 of another reason: the user is there', async () => {
    const {store} = await signedIn();
    await emulator.fault({method: 'DELETE', path: '/users', status: 404, body: '<h1>Not found</h1>'});
    const error = await failureOf(store.client.deleteUser());
    expect(isCubeApiError(error) && error.status).to.equal(404);
    expect(store.state.status).to.equal('authenticated');
  });

  it('does not take an account for deleted because the server cannot be asked', async () => {
    const {store} = await signedIn();
    await emulator.expireSessions();
    await emulator.fault({method: 'GET', path: '/users/v2', status: 503, times: 10});
    expect(await reasonOf(store.client.deleteUser())).to.equal('expired');
    expect([store.state.status, await exists()]).to.deep.equal(['expired', true]);
  });

  it('does not wait for the next sign-in, although somebody asks for it: nothing is deleted long afterwards', async () => {
    const {store} = await signedIn();
    const endPrompt = store.addSignInPrompt();
    await emulator.expireSessions();
    expect(await reasonOf(store.client.deleteUser())).to.equal('expired');
    expect(await reasonOf(store.client.deleteUser()), 'nor where it has ended before').to.equal('expired');
    const waiting = store.client.getSession();
    await store.client.signIn(demo);
    expect((await waiting).user?.login, 'as other calls do').to.equal('demo');
    expect(await exists()).to.equal(true);
    expect(await emulator.countRequests('DELETE /users')).to.equal(1);
    endPrompt();
  });

  it('goes on where the session is restored without asking', async () => {
    const {store} = await signedIn(true);
    await emulator.expireSessions();
    await store.client.deleteUser();
    await isOver(store);
    expect(await exists()).to.equal(false);
  });

  it('is ended by its signal, also while it asks whether the account is there', async () => {
    const {store} = await signedIn();
    await emulator.expireSessions();
    await emulator.fault({method: 'GET', path: '/users/v2', delayMs: 10_000});
    const call = new AbortController();
    const deletion = failureOf(store.client.deleteUser({signal: call.signal}));
    await until(() => store.state.status === 'expired');
    call.abort();
    expect(await deletion).to.equal(call.signal.reason);
  });

  it('deletes nobody else, and signs nobody else out', async () => {
    const {store} = await signedIn();
    await emulator.expireSessions();
    const deletion = reasonOf(store.client.deleteUser());
    await store.client.signIn(other);
    expect(await deletion).to.be.oneOf(['changed', 'expired']);
    expect([store.state.user?.login, await exists(), await exists(other)]).to.deep.equal([
      'other',
      true,
      true,
    ]);
  });
});
