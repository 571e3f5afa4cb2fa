import {expect} from '@open-wc/testing';
import type {Credentials} from '../../src/core.js';
import {isCubeApiError, isCubeSessionError} from '../../src/errors.js';
import {useEmulator} from '../helpers/emulator.js';
import {failureOf} from '../helpers/failure.js';
import {demo, openStore, other} from '../helpers/stores.js';
import {until} from '../helpers/until.js';
import {changeRecord, recordOf} from './helpers/kept.js';

const oneDay = 24 * 60 * 60 * 1000;
const newPassword = 'another-password';

describe('a remembered sign-in', () => {
  const emulator = useEmulator();

  const signedIn = async (remember?: boolean, credentials: Credentials = demo) => {
    const observed = openStore(emulator.app);
    await observed.store.client.signIn(credentials, {remember});
    await emulator.clearRequests();
    return observed;
  };

  const remembered = async () => (await recordOf(emulator.app))?.remembered;

  /** As it happens on another device. */
  const changePassword = async () => {
    const token = await emulator.tokenOf(demo);
    const {session} = (await emulator.send('GET', 'session', token)) as {session: {user_id: number}};
    const user = {password: newPassword, old_password: demo.password};
    await emulator.send('PUT', `users/${session.user_id}`, token, {user});
  };

  for (const credentials of [demo, {email: 'demo@example.com', password: demo.password}]) {
    it(`by ${Object.keys(credentials)[0]} restores silently, and the request goes on`, async () => {
      const {store, statuses, problems} = await signedIn(true, credentials);
      await emulator.expireSessions();
      expect((await store.client.updateUser({fullName: 'After All'})).fullName).to.equal('After All');
      const id = store.state.user!.id;
      expect(await emulator.requestLines()).to.deep.equal([
        `PUT /users/${id} 401`,
        'POST /session 201',
        'POST /login 202',
        `PUT /users/${id} 200`,
      ]);
      expect(statuses()).not.to.include('expired');
      expect(problems).to.deep.equal([]);
    });
  }

  it('is deleted when its time is over, at the next visit, although the session goes on', async () => {
    const {store: first} = await signedIn(true);
    first.stop();
    await changeRecord(emulator.app, {remembered: {credentials: demo, until: Date.now() - 1}});
    const {store, statuses} = openStore(emulator.app);
    await store.start();
    expect(statuses()).to.deep.equal(['authenticated']);
    const record = await recordOf(emulator.app);
    expect(record).to.include({token: first.token});
    expect(record?.remembered).to.equal(undefined);
  });

  it('restores at the next visits too, again and again', async () => {
    const {store: first} = await signedIn(true);
    first.stop();
    for (const visit of [1, 2, 3]) {
      await emulator.expireSessions();
      await changeRecord(emulator.app, {endsAt: 1, usedAt: 1});
      const {store, statuses} = openStore(emulator.app);
      await store.start();
      expect(statuses(), `visit ${visit}`).to.deep.equal(['authenticated']);
      expect((await store.client.getSession()).user?.login).to.equal('demo');
      store.stop();
    }
  });

  for (const remember of [undefined, false]) {
    it(`is kept only if the user agreed: not for ${remember}`, async () => {
      const {store} = await signedIn(remember);
      expect(await remembered()).to.equal(undefined);
      await emulator.expireSessions();
      const error = await failureOf(store.client.getSession());
      expect(isCubeSessionError(error) && error.reason).to.equal('expired');
      expect(await emulator.countRequests('POST')).to.equal(0);
    });
  }

  it('is forgotten by the next sign-in without it', async () => {
    const {store} = await signedIn(true);
    expect(await remembered()).to.be.an('object');
    await store.client.signIn(demo);
    expect(await remembered()).to.equal(undefined);
  });

  it('is forgotten by the sign-in of another user, and never used for that one', async () => {
    const {store} = await signedIn(true);
    await store.client.signIn(other);
    await emulator.expireSessions();
    await failureOf(store.client.getSession());
    expect(store.state.status).to.equal('expired');
    expect(store.state.user?.login).to.equal('other');
  });

  it('is kept for thirty days', async () => {
    await signedIn(true);
    expect((await remembered())?.until).to.be.closeTo(Date.now() + 30 * oneDay, 60_000);
  });

  it('is not used any more when its time is over', async () => {
    const {store} = await signedIn(true);
    const {credentials} = (await remembered())!;
    await changeRecord(emulator.app, {remembered: {credentials, until: Date.now() - 1}});
    await emulator.expireSessions();
    await failureOf(store.client.getSession());
    expect(store.state.status).to.equal('expired');
    expect(await emulator.countRequests('POST')).to.equal(0);
    expect(await remembered()).to.equal(undefined);
  });

  it('keeps its time when it restores: it is not thirty days from then', async () => {
    const {store} = await signedIn(true);
    const {credentials} = (await remembered())!;
    const end = Date.now() + oneDay;
    await changeRecord(emulator.app, {remembered: {credentials, until: end}});
    await emulator.expireSessions();
    await store.client.getSession();
    expect((await remembered())?.until).to.equal(end);
  });

  it('is forgotten at sign-out', async () => {
    const {store} = await signedIn(true);
    await store.client.signOut();
    expect(await recordOf(emulator.app)).to.equal(undefined);
    store.stop();
    const {store: next} = openStore(emulator.app);
    await next.start();
    expect(next.state.status).to.equal('anonymous');
    expect(await emulator.countRequests('POST')).to.equal(0);
  });

  it('is forgotten at the first refusal: the password was changed elsewhere', async () => {
    const {store, statuses} = await signedIn(true);
    await changePassword();
    await emulator.expireSessions();
    await emulator.clearRequests();
    const error = await failureOf(store.client.getSession());
    expect(isCubeSessionError(error) && error.reason).to.equal('expired');
    expect(statuses()).to.deep.equal(['anonymous', 'authenticated', 'expired']);
    expect(await emulator.countRequests('POST /login')).to.equal(1);
    expect(await remembered()).to.equal(undefined);
    await failureOf(store.client.getSession());
    store.stop();
    const {store: next} = openStore(emulator.app);
    await next.start();
    expect(next.state.status).to.equal('expired');
    expect(await emulator.countRequests('POST /login'), 'it is never tried again').to.equal(1);
  });

  it('outlives what is no refusal', async () => {
    const {store} = await signedIn(true);
    await emulator.expireSessions();
    await emulator.fault({method: 'POST', path: '/login', status: 503});
    const error = await failureOf(store.client.getSession());
    expect(isCubeApiError(error) && error.status).to.equal(503);
    expect(await remembered()).to.be.an('object');
    await until(() => {
      window.dispatchEvent(new Event('online'));
      return store.client.getSession().then(
        () => true,
        () => false,
      );
    }, 'it restores when the server is back');
  });

  it('is that of this user: where the login is another one’s by now, nobody goes on as that one', async () => {
    const {store, states} = await signedIn(true);
    const id = store.state.user!.id;
    const token = await emulator.tokenOf(demo);
    await emulator.send('PUT', `users/${id}`, token, {user: {login: 'renamed'}});
    await emulator.control('POST', 'users', {
      appId: Number(emulator.app.appId),
      users: [{login: 'demo', password: demo.password}],
    });
    await emulator.expireSessions();
    const error = await failureOf(store.client.updateUser({fullName: 'Meant for demo'}));
    expect(isCubeSessionError(error) && error.reason).to.equal('expired');
    expect(new Set(states.map(({user}) => user?.id))).to.deep.equal(new Set([undefined, id]));
    expect(await remembered()).to.equal(undefined);
  });

  it('follows a password that the user changes here', async () => {
    const {store} = await signedIn(true);
    await store.client.updateUser({password: newPassword, oldPassword: demo.password});
    await emulator.expireSessions();
    expect((await store.client.getSession()).user?.login).to.equal('demo');
  });

  it('is not kept of what is no password', async () => {
    const {store} = openStore(emulator.app);
    await store.client.adoptSession({token: await emulator.tokenOf(demo)});
    expect(await remembered()).to.equal(undefined);
  });
});
