import {expect} from '@open-wc/testing';
import {isCubeApiError, isCubeSessionError} from '../../src/errors.js';
import {useEmulator} from '../helpers/emulator.js';
import {failureOf} from '../helpers/failure.js';
import {demo, openSignedIn, openStore} from '../helpers/stores.js';

describe('deleteSession', () => {
  const emulator = useEmulator();

  const signedIn = async (features: Record<string, unknown> = {}) => {
    await emulator.setFeatures(features);
    const observed = await openSignedIn(emulator);
    return {...observed, token: observed.store.token!, id: observed.store.state.user!.id};
  };

  it('ends the current session, here and on the server', async () => {
    const {store, token, statuses} = await signedIn();
    await store.client.deleteSession();
    expect(statuses().at(-1)).to.equal('anonymous');
    expect(await emulator.requestLines()).to.deep.equal(['DELETE /session 200']);
    expect(await emulator.isAlive(token)).to.equal(false);
  });

  it('ends the current session by its own id', async () => {
    const {store, token} = await signedIn();
    const {id} = await store.client.getSession();
    await store.client.deleteSession(id);
    expect(store.state.status).to.equal('anonymous');
    expect(await emulator.isAlive(token)).to.equal(false);
  });

  it('ends here at once, although the server cannot be reached', async () => {
    const {store} = await signedIn();
    await emulator.fault({path: '/session', reset: true, times: 5});
    const deleted = store.client.deleteSession();
    await Promise.resolve();
    await deleted;
    expect(store.state.status).to.equal('anonymous');
    expect(store.token).to.equal(null);
  });

  it('ends an application session', async () => {
    const {store} = openStore(emulator.app);
    const {token} = await store.client.getSession();
    await store.client.deleteSession();
    expect(await emulator.isAlive(token)).to.equal(false);
    expect((await store.client.getSession()).token).not.to.equal(token);
  });

  it('says clearly where the server offers it for the current session only', async () => {
    const {store, token} = await signedIn();
    const error = await failureOf(store.client.deleteSession(987_654));
    expect(isCubeApiError(error) && error.status).to.equal(404);
    expect((error as Error).message).to.equal('This server ends no session by id, or knows none of this id.');
    expect(store.token, 'the user stays signed in').to.equal(token);
    expect((await store.client.getSession()).user?.login).to.equal('demo');
  });

  it('passes on what the server says about a session that it does not know', async () => {
    const {store} = await signedIn({deleteOtherSessions: true});
    const error = await failureOf(store.client.deleteSession(987_654));
    expect(isCubeApiError(error) && error.status).to.equal(404);
    expect(isCubeApiError(error) && error.messages.join()).not.to.equal('');
    expect(store.state.status).to.equal('authenticated');
  });

  it('needs a session, like every other call', async () => {
    const {store} = await signedIn();
    await emulator.expireSessions();
    const error = await failureOf(store.client.deleteSession(987_654));
    expect(isCubeSessionError(error) && error.reason).to.equal('expired');
  });
});

describe('deleteSessionsExceptCurrent', () => {
  const emulator = useEmulator();

  it('says clearly that the server does not offer it', async () => {
    const {store} = openStore(emulator.app);
    await store.client.signIn(demo);
    const error = await failureOf(store.client.deleteSessionsExceptCurrent());
    expect(isCubeApiError(error) && error.status).to.equal(404);
    expect((error as Error).message).to.equal('Ending other sessions is not offered by this server.');
    expect(store.state.status).to.equal('authenticated');
    expect(await emulator.countRequests('DELETE')).to.equal(1);
  });

  it('ends the user’s other sessions where the server offers it, and no other user’s', async () => {
    await emulator.setFeatures({deleteOtherSessions: true});
    const {store} = openStore(emulator.app);
    await store.client.signIn(demo);
    const elsewhere = await emulator.tokenOf(demo);
    const otherUsers = await emulator.tokenOf({login: 'other', password: 'other-password'});
    await store.client.deleteSessionsExceptCurrent();
    expect(await emulator.isAlive(elsewhere)).to.equal(false);
    expect(await emulator.isAlive(otherUsers)).to.equal(true);
    expect((await store.client.getSession()).user?.login).to.equal('demo');
    expect(store.state.status).to.equal('authenticated');
  });

  it('passes on any other failure', async () => {
    const {store} = openStore(emulator.app);
    await store.client.signIn(demo);
    await emulator.fault({path: '/session/list', status: 500});
    const error = await failureOf(store.client.deleteSessionsExceptCurrent());
    expect(isCubeApiError(error) && error.status).to.equal(500);
    expect((error as Error).message).not.to.include('not offered');
  });
});
