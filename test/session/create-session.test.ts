import {expect} from '@open-wc/testing';
import {isCubeApiError, isCubeValidationError} from '../../src/errors.js';
import {useEmulator} from '../helpers/emulator.js';
import {failureOf} from '../helpers/failure.js';
import {demo, openStore} from '../helpers/stores.js';

describe('createSession and getSession', () => {
  const emulator = useEmulator();

  it('makes the session of a user', async () => {
    const {store} = openStore(emulator.app);
    const session = await store.client.createSession(demo);
    expect(session.userId).to.equal(session.user!.id);
    expect(session.user).to.include({login: 'demo', fullName: 'Demo User'});
    expect(session.applicationId).to.equal(Number(emulator.app.appId));
    expect(store.token).to.equal(session.token);
    expect(store.state.user?.id).to.equal(session.userId);
  });

  it('makes an application session without credentials', async () => {
    const {store, statuses} = openStore(emulator.app);
    const session = await store.client.createSession();
    expect(session).to.include({userId: null, user: null});
    expect(session.token).to.be.a('string').and.not.equal('');
    expect(statuses()).to.deep.equal(['anonymous']);
    expect(store.token, 'a token of nobody is not handed out').to.equal(null);
    expect((await store.client.getSession()).token, 'it is the one that requests use').to.equal(
      session.token,
    );
  });

  it('ends the session that was there before', async () => {
    const {store, statuses} = openStore(emulator.app);
    const before = await store.client.createSession(demo);
    const after = await store.client.createSession();
    expect(after.token).not.to.equal(before.token);
    expect(statuses()).to.deep.equal(['anonymous', 'authenticated', 'anonymous']);
    const error = await failureOf(emulator.send('GET', 'session', before.token));
    expect((error as Error).message).to.include('401');
    const again = await store.client.createSession();
    expect(again.token).not.to.equal(after.token);
    expect(((await failureOf(emulator.send('GET', 'session', after.token))) as Error).message).to.include(
      '401',
    );
  });

  it('never makes an account, even where the server would', async () => {
    await emulator.setFeatures({autoCreateUsers: true});
    const {store} = openStore(emulator.app);
    for (const credentials of [
      {login: 'mistyped', password: 'some-password'},
      {email: 'mistyped@example.com', password: 'some-password'},
    ]) {
      const error = await failureOf(store.client.createSession(credentials));
      expect(isCubeApiError(error) && error.status).to.equal(404);
    }
    expect(await store.client.getUserByLogin('mistyped')).to.equal(null);
    expect(await store.client.getUserByEmail('mistyped@example.com')).to.equal(null);
    const made = await emulator.tokenOf({login: 'made-by-session', password: 'some-password'});
    expect(made, 'the server does make accounts').to.be.a('string');
  });

  it('leaves the user signed in where the credentials are refused', async () => {
    const {store, statuses} = openStore(emulator.app);
    const {token} = await store.client.createSession(demo);
    const error = await failureOf(store.client.createSession({login: 'demo', password: 'wrong-password'}));
    expect(isCubeApiError(error) && error.status).to.equal(401);
    expect(isCubeValidationError(await failureOf(store.client.createSession({} as never)))).to.equal(true);
    expect(store.token).to.equal(token);
    expect((await store.client.getSession()).user?.login).to.equal('demo');
    expect(statuses()).to.deep.equal(['anonymous', 'authenticated']);
  });

  it('reads the current session: of the user, of a visitor', async () => {
    const {store} = openStore(emulator.app);
    expect(await store.client.getSession()).to.include({userId: null, user: null});
    const user = await store.client.signIn(demo);
    expect(await store.client.getSession()).to.deep.include({userId: user.id, token: store.token});
    await store.client.signOut();
    expect(await store.client.getSession()).to.include({userId: null, user: null});
  });

  it('gives frozen models', async () => {
    const {store} = openStore(emulator.app);
    const session = await store.client.createSession(demo);
    expect([session, session.user, session.user!.tags].map(Object.isFrozen)).to.deep.equal([
      true,
      true,
      true,
    ]);
  });

  it('can be aborted', async () => {
    const {store} = openStore(emulator.app);
    await store.start();
    await emulator.fault({path: '/session', delayMs: 60_000});
    const reason = new Error('not wanted any more');
    const abort = new AbortController();
    const call = failureOf(store.client.getSession({signal: abort.signal}));
    abort.abort(reason);
    expect(await call).to.equal(reason);
    expect(
      await failureOf(store.client.createSession(undefined, {signal: AbortSignal.abort(reason)})),
    ).to.equal(reason);
  });
});

describe('isActiveSessionValid', () => {
  const emulator = useEmulator();

  it('says whether a user is signed in whose token lives, and sends nothing', async () => {
    const {store} = openStore(emulator.app);
    expect(store.client.isActiveSessionValid(), 'before the start').to.equal(false);
    await store.start();
    expect(store.client.isActiveSessionValid(), 'for a visitor').to.equal(false);
    await store.client.signIn(demo);
    await emulator.clearRequests();
    expect(store.client.isActiveSessionValid(), 'for a user').to.equal(true);
    await emulator.expireSessions();
    expect(store.client.isActiveSessionValid(), 'nobody knows better yet').to.equal(true);
    expect(await emulator.requests()).to.deep.equal([]);
    await failureOf(store.client.getSession());
    expect(store.client.isActiveSessionValid(), 'after the end was met').to.equal(false);
    await store.client.signIn(demo);
    expect(store.client.isActiveSessionValid(), 'after the next sign-in').to.equal(true);
    await store.client.signOut();
    expect(store.client.isActiveSessionValid(), 'after signing out').to.equal(false);
  });

  it('is no longer so when the token has ended by the clock, and sends nothing', async () => {
    const {store} = openStore(emulator.app, {keepAlive: false});
    await store.client.signIn(demo);
    await emulator.clearRequests();
    const {now} = Date;
    try {
      Date.now = () => now() + 3 * 60 * 60 * 1000;
      expect(store.client.isActiveSessionValid()).to.equal(false);
      expect(store.state.status, 'only the server ends a session').to.equal('authenticated');
    } finally {
      Date.now = now;
    }
    expect(await emulator.requests()).to.deep.equal([]);
  });

  it('is not so while a token that the server has refused cannot be replaced', async () => {
    const {store} = openStore(emulator.app, {restoreSession: () => Promise.reject(new Error('offline'))});
    await store.client.signIn(demo);
    await emulator.expireSessions();
    await failureOf(store.client.getSession());
    expect(store.state.status).to.equal('authenticated');
    expect(store.client.isActiveSessionValid()).to.equal(false);
  });
});
