import {expect} from '@open-wc/testing';
import {isCubeSessionError} from '../../src/errors.js';
import {useEmulator} from '../helpers/emulator.js';
import {failureOf} from '../helpers/failure.js';
import {demo, openStore, other} from '../helpers/stores.js';
import {until} from '../helpers/until.js';

const reasonOf = async (call: Promise<unknown>): Promise<string | undefined> => {
  const error = await failureOf(call);
  return isCubeSessionError(error) ? error.reason : `not a session error: ${String(error)}`;
};

describe('a request that meets the end of the session', () => {
  const emulator = useEmulator();

  /** A signed-in user whose session has ended, without anybody having noticed yet. */
  const ended = async ({isAsked = true} = {}) => {
    const observed = openStore(emulator.app);
    const {store} = observed;
    await store.client.signIn(demo);
    const endPrompt = isAsked ? store.addSignInPrompt() : () => undefined;
    await emulator.expireSessions();
    await emulator.clearRequests();
    const isExpired = () => until(() => store.state.status === 'expired', 'the session has expired');
    return {...observed, endPrompt, isExpired, id: store.state.user!.id};
  };

  /** Whether the call is still under way, once everything that could settle it has had its turn. */
  const isPending = async (call: Promise<unknown>): Promise<boolean> => {
    const pending = Symbol('pending');
    // A round trip to the server takes longer than whatever is left to do here.
    const first = await Promise.race([call, emulator.requests().then(() => pending)]);
    return first === pending;
  };

  it('waits while the user is asked to sign in, and goes on after that: once', async () => {
    const {store, statuses, isExpired, id} = await ended();
    const call = store.client.updateUser({fullName: 'Not Lost'});
    await isExpired();
    expect(await isPending(call)).to.equal(true);
    expect(await emulator.requestLines()).to.deep.equal([`PUT /users/${id} 401`]);
    await store.client.signIn(demo);
    expect((await call).fullName).to.equal('Not Lost');
    expect(await emulator.requestLines()).to.deep.equal([
      `PUT /users/${id} 401`,
      'POST /session 201',
      'POST /login 202',
      `PUT /users/${id} 200`,
    ]);
    expect(statuses().slice(0, 4)).to.deep.equal(['anonymous', 'authenticated', 'expired', 'authenticated']);
    expect(store.state.user?.fullName).to.equal('Not Lost');
  });

  it('goes on in any number, each once', async () => {
    const {store, isExpired, id} = await ended();
    const first = Array.from({length: 20}, () => store.client.getUserById(id));
    await isExpired();
    await until(
      async () => (await emulator.countRequests('GET /users/v2 401')) === 20,
      'all have met the end',
    );
    await emulator.clearRequests();
    // These are not even sent before somebody is signed in.
    const later = Array.from({length: 20}, () => store.client.getUserById(id));
    expect(await isPending(Promise.race([...first, ...later]))).to.equal(true);
    expect(await emulator.requestLines()).to.deep.equal([]);
    await store.client.signIn(demo);
    const users = await Promise.all([...first, ...later]);
    expect(users.map((user) => user?.id)).to.deep.equal(Array(40).fill(id));
    const lines = await emulator.requestLines();
    expect(lines.filter((line) => line.startsWith('GET'))).to.deep.equal(Array(40).fill('GET /users/v2 200'));
  });

  it('goes on with the token of the new session', async () => {
    const {store, isExpired} = await ended();
    const call = store.client.getUserByLogin('demo');
    await isExpired();
    await store.client.signIn(demo);
    await call;
    const last = (await emulator.requests()).at(-1);
    expect([last?.path, last?.headers['cb-token']]).to.deep.equal(['/users/v2', store.token]);
  });

  it('goes on also when the user signs in by a session made elsewhere', async () => {
    const {store, isExpired} = await ended();
    const call = store.client.updateUser({fullName: 'Not Lost'});
    await isExpired();
    await store.client.adoptSession({token: await emulator.tokenOf(demo)});
    expect((await call).fullName).to.equal('Not Lost');
  });

  it('goes on after a sign-in in another tab', async () => {
    const {store, isExpired} = await ended();
    const call = store.client.updateUser({fullName: 'Not Lost'});
    await isExpired();
    const {store: otherTab} = openStore(emulator.app);
    await otherTab.start();
    await otherTab.client.signIn(demo);
    expect((await call).fullName).to.equal('Not Lost');
    expect(store.token).to.equal(otherTab.token);
  });

  it('survives refused sign-ins', async () => {
    const {store, isExpired} = await ended();
    const call = store.client.updateUser({fullName: 'Not Lost'});
    await isExpired();
    await failureOf(store.client.signIn({login: 'demo', password: 'wrong-password'}));
    expect(await isPending(call)).to.equal(true);
    expect(store.state.status).to.equal('expired');
    await store.client.signIn(demo);
    expect((await call).fullName).to.equal('Not Lost');
  });

  it('is refused when another user signs in: it was not meant for that one', async () => {
    const {store, isExpired} = await ended();
    const calls = [1, 2, 3].map(() => reasonOf(store.client.updateUser({fullName: 'Meant for demo'})));
    await isExpired();
    await store.client.signIn(other);
    expect(await Promise.all(calls)).to.deep.equal(['changed', 'changed', 'changed']);
    expect((await store.client.getSession()).user).to.include({login: 'other', fullName: 'Other User'});
    expect((await emulator.requestLines()).filter((line) => line.startsWith('PUT'))).to.have.length(3);
  });

  it('is refused when the user signs out', async () => {
    const {store, isExpired} = await ended();
    const call = reasonOf(store.client.updateUser({fullName: 'Not Wanted'}));
    await isExpired();
    await store.client.signOut();
    expect(await call).to.equal('missing');
    expect(store.state.status).to.equal('anonymous');
  });

  it('is refused when the user signs out in another tab', async () => {
    const {store, isExpired} = await ended();
    const call = reasonOf(store.client.updateUser({fullName: 'Not Wanted'}));
    await isExpired();
    const {store: otherTab} = openStore(emulator.app);
    await otherTab.start();
    await otherTab.client.signOut();
    expect(await call).to.equal('missing');
  });

  it('ends when its caller gives up, and is not sent any more', async () => {
    const {store, isExpired} = await ended();
    const abort = new AbortController();
    const leaving = failureOf(store.client.getUserByLogin('demo', {signal: abort.signal}));
    const staying = store.client.getUserByLogin('demo');
    await isExpired();
    const reason = new Error('not wanted any more');
    abort.abort(reason);
    expect(await leaving).to.equal(reason);
    await emulator.clearRequests();
    await store.client.signIn(demo);
    expect((await staying)?.login).to.equal('demo');
    expect(await emulator.countRequests('GET /users/v2')).to.equal(1);
  });

  it('does not begin to wait for a caller that has given up already', async () => {
    const {store, isExpired} = await ended();
    store.client.getSession().catch(() => undefined);
    await isExpired();
    const error = await failureOf(store.client.getSession({signal: AbortSignal.abort()}));
    expect(error).to.have.property('name', 'AbortError');
  });

  it('rejects when the last one that asks the user has left', async () => {
    const {store, endPrompt, isExpired} = await ended();
    const endSecond = store.addSignInPrompt();
    const call = store.client.updateUser({fullName: 'Not Sent'});
    const outcome = reasonOf(call);
    await isExpired();
    endPrompt();
    endPrompt();
    expect(await isPending(call), 'there is another one').to.equal(true);
    endSecond();
    expect(await outcome).to.equal('expired');
  });

  it('waits on when the one that asks is only moved in the page', async () => {
    const {store, endPrompt, isExpired} = await ended();
    const call = store.client.updateUser({fullName: 'Not Lost'});
    await isExpired();
    endPrompt();
    const endAgain = store.addSignInPrompt();
    expect(await isPending(call)).to.equal(true);
    await store.client.signIn(demo);
    expect((await call).fullName).to.equal('Not Lost');
    endAgain();
  });

  it('rejects at once where nobody asks the user', async () => {
    const {store, id} = await ended({isAsked: false});
    expect(await reasonOf(store.client.updateUser({fullName: 'Not Sent'}))).to.equal('expired');
    expect(store.state.status).to.equal('expired');
    expect(await reasonOf(store.client.updateUser({fullName: 'Not Sent'}))).to.equal('expired');
    expect(await emulator.requestLines()).to.deep.equal([`PUT /users/${id} 401`]);
  });

  it('of a visitor never waits: nobody’s session needs nobody to sign in', async () => {
    const {store} = openStore(emulator.app);
    store.addSignInPrompt();
    await store.client.getUserByLogin('demo');
    await emulator.expireSessions();
    expect((await store.client.getUserByLogin('demo'))?.login).to.equal('demo');
  });

  it('meets the end a second time, and waits again', async () => {
    const {store, isExpired, id} = await ended();
    const call = store.client.updateUser({fullName: 'Not Lost'});
    await isExpired();
    await store.client.signIn(demo);
    await call;
    await emulator.expireSessions();
    const second = store.client.updateUser({fullName: 'Neither This'});
    await isExpired();
    await store.client.signIn(demo);
    expect((await second).fullName).to.equal('Neither This');
    expect(await emulator.countRequests(`PUT /users/${id} 200`)).to.equal(2);
  });
});
