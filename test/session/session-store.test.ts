import {expect} from '@open-wc/testing';
import {isCubeApiError, isCubeSessionError, isCubeValidationError} from '../../src/errors.js';
import type {Credentials} from '../../src/core.js';
import {useEmulator} from '../helpers/emulator.js';
import {failureOf} from '../helpers/failure.js';
import {demo, openStore, other} from '../helpers/stores.js';
import {until} from '../helpers/until.js';

describe('session store', () => {
  const emulator = useEmulator();

  it('starts anonymous, and asks the server for nothing', async () => {
    const {store, statuses} = openStore(emulator.app);
    expect(store.state).to.deep.equal({status: 'restoring'});
    await store.start();
    expect(statuses()).to.deep.equal(['anonymous']);
    expect(await emulator.requests()).to.deep.equal([]);
  });

  it('signs in by login and by e-mail', async () => {
    const {store, statuses} = openStore(emulator.app);
    const user = await store.client.signIn(demo);
    expect(user).to.include({login: 'demo', fullName: 'Demo User'});
    expect(store.state).to.deep.equal({status: 'authenticated', user, provider: 'password'});
    expect(Object.isFrozen(store.state)).to.equal(true);
    await store.client.signOut();
    const again = await store.client.signIn({email: 'demo@example.com', password: demo.password});
    expect(again.id).to.equal(user.id);
    expect(statuses()).to.deep.equal(['anonymous', 'authenticated', 'anonymous', 'authenticated']);
  });

  it('costs one round trip where the application session was fetched ahead', async () => {
    const {store} = openStore(emulator.app);
    await store.start();
    store.prepareSignIn();
    store.prepareSignIn();
    await store.client.signIn(demo);
    expect(await emulator.requestLines()).to.deep.equal(['POST /session 201', 'POST /login 202']);
  });

  it('makes a new application session where the one fetched ahead has ended', async () => {
    const {store} = openStore(emulator.app);
    await store.start();
    await store.client.getUserByLogin('demo');
    await emulator.expireSessions();
    await store.client.signIn(demo);
    expect(store.state.status).to.equal('authenticated');
  });

  it('never makes an account, even where the server would', async () => {
    await emulator.control('PATCH', `apps/${emulator.app.appId}`, {features: {autoCreateUsers: true}});
    const {store} = openStore(emulator.app);
    for (const credentials of [
      {login: 'mistyped', password: 'some-password'},
      {email: 'mistyped@example.com', password: 'some-password'},
    ]) {
      const error = await failureOf(store.client.signIn(credentials));
      expect(isCubeApiError(error) && error.status).to.equal(404);
    }
    expect(await store.client.getUserByLogin('mistyped')).to.equal(null);
    expect(await store.client.getUserByEmail('mistyped@example.com')).to.equal(null);
    const made = await fetch(`${emulator.url}/session`, {
      method: 'POST',
      headers: {'Content-Type': 'application/json'},
      body: JSON.stringify({
        application_id: Number(emulator.app.appId),
        auth_key: emulator.app.authKey,
        user: {login: 'made-by-session', password: 'some-password'},
      }),
    });
    expect(made.status, 'the server does make accounts').to.equal(201);
  });

  it('does not restore through a sign-up either', async () => {
    await emulator.control('PATCH', `apps/${emulator.app.appId}`, {features: {autoCreateUsers: true}});
    const restoreSession = () => Promise.resolve({login: 'mistyped', password: 'some-password'});
    const {store} = openStore(emulator.app, {restoreSession});
    await store.client.signIn(demo);
    await emulator.expireSessions();
    await failureOf(store.client.getUserByLogin('demo'));
    expect(store.state.status).to.equal('expired');
    await store.client.signIn(demo);
    expect(await store.client.getUserByLogin('mistyped')).to.equal(null);
  });

  it('stays as it is after a refused sign-in, and reuses its application session', async () => {
    const {store, statuses} = openStore(emulator.app);
    const error = await failureOf(store.client.signIn({login: 'demo', password: 'wrong-password'}));
    expect(isCubeApiError(error) && error.messages).to.deep.equal(['Invalid password']);
    expect(statuses()).to.deep.equal(['anonymous']);
    await store.client.signIn(demo);
    expect(await emulator.requestLines()).to.deep.equal([
      'POST /session 201',
      'POST /login 401',
      'POST /login 202',
    ]);
  });

  const withABlankPart = [
    {login: 'demo', email: undefined, password: 'demo-password'},
    {login: 'demo', email: '', password: 'demo-password'},
    {login: '', email: 'demo@example.com', password: 'demo-password'},
    {login: 'demo', email: 'somebody-else@example.com', password: 'demo-password'},
  ];
  for (const credentials of withABlankPart) {
    it(`takes the login where there is one, else the e-mail: ${JSON.stringify(credentials)}`, async () => {
      const {store} = openStore(emulator.app);
      expect((await store.client.signIn(credentials)).login).to.equal('demo');
    });
  }

  const incomplete: unknown[] = [
    {},
    {login: '', password: 'x'},
    {login: '  ', password: 'x'},
    {login: 'demo'},
    {login: 'demo', password: ''},
    {login: {}, password: ['x']},
    {email: 7, password: 'x'},
  ];
  for (const credentials of incomplete) {
    it(`refuses ${JSON.stringify(credentials)} before any request`, async () => {
      const {store} = openStore(emulator.app);
      const error = await failureOf(store.client.signIn(credentials as Credentials));
      expect(isCubeValidationError(error)).to.equal(true);
      expect(await emulator.requests()).to.deep.equal([]);
    });
  }

  it('signs out at once, although the server cannot be reached', async () => {
    const {store} = openStore(emulator.app);
    await store.client.signIn(demo);
    await emulator.fault({path: '/login', reset: true, times: 3});
    const signedOut = store.client.signOut();
    expect(store.state.status).to.equal('anonymous');
    await signedOut;
    const {store: next} = openStore(emulator.app);
    await next.start();
    expect(next.state.status).to.equal('anonymous');
  });

  it('makes the session an application session at sign-out, and never uses its token again', async () => {
    const {store} = openStore(emulator.app);
    await store.client.signIn(demo);
    const first = (await emulator.requests()).at(-1)?.headers['cb-token'];
    await store.client.signOut();
    await store.client.signIn(other);
    const lines = await emulator.requestLines();
    expect(lines.filter((line) => line === 'DELETE /login 200')).to.have.length(1);
    const second = (await emulator.requests()).at(-1)?.headers['cb-token'];
    expect(second).to.be.a('string').and.not.equal(first);
  });

  it('ends the session on the server by deleteSession', async () => {
    const {store} = openStore(emulator.app);
    await store.client.signIn(demo);
    await store.client.deleteSession();
    expect((await emulator.requestLines()).at(-1)).to.equal('DELETE /session 200');
    expect(store.state.status).to.equal('anonymous');
  });

  it('lets a sign-out win over a sign-in that is under way', async () => {
    const {store, statuses} = openStore(emulator.app);
    await store.start();
    await emulator.fault({path: '/login', delayMs: 300});
    const signIn = failureOf(store.client.signIn(demo));
    await store.client.signOut();
    const error = await signIn;
    expect(isCubeSessionError(error) && error.reason).to.equal('changed');
    expect(statuses()).to.deep.equal(['anonymous']);
    const isDiscarded = async () => (await emulator.requestLines()).at(-1) === 'DELETE /session 200';
    await until(isDiscarded, 'the session that came too late is ended');
  });

  it('keeps the later of two sign-ins, whichever the server answers first', async () => {
    const {store} = openStore(emulator.app);
    await store.start();
    await emulator.fault({path: '/login', delayMs: 300});
    const first = failureOf(store.client.signIn(demo));
    await store.client.signIn(other);
    expect(isCubeSessionError(await first)).to.equal(true);
    expect(store.state.user?.login).to.equal('other');
    expect(await store.client.updateUser({fullName: 'Changed Name'})).to.include({login: 'other'});
  });

  it('commits what the server has confirmed about the user', async () => {
    const {store, states} = openStore(emulator.app);
    await store.client.signIn(demo);
    await store.client.updateUser({fullName: 'New Name'});
    expect(states.at(-1)?.user?.fullName).to.equal('New Name');
  });

  it('signs up without a session by the auth key, and signs nobody in', async () => {
    const {store} = openStore(emulator.app);
    const user = await store.client.signUp({login: 'newcomer', password: 'secret-pw'});
    expect(user.login).to.equal('newcomer');
    const [request, ...more] = await emulator.requests();
    expect(more).to.deep.equal([]);
    expect(request?.headers)
      .to.include({'cb-authkey': emulator.app.authKey})
      .and.not.have.property('cb-token');
    expect(store.state.status).not.to.equal('authenticated');
    await store.client.signIn({login: 'newcomer', password: 'secret-pw'});
  });

  it('deletes the account and signs out', async () => {
    const {store} = openStore(emulator.app);
    await store.client.signIn(demo);
    await store.client.deleteUser();
    expect(store.state.status).to.equal('anonymous');
    const error = await failureOf(store.client.signIn(demo));
    expect(isCubeApiError(error) && error.status).to.equal(404);
  });

  it('does not sign out who has signed in while an account was being deleted', async () => {
    const {store} = openStore(emulator.app);
    const {id} = await store.client.signIn(demo);
    // A made-up answer: the server would refuse a request that is late, because the next sign-in ends its session.
    await emulator.fault({method: 'DELETE', path: `/users/${id}`, delayMs: 1000, status: 200, body: ''});
    const deletion = store.client.deleteUser();
    const isSent = async () => (await emulator.countRequests(`DELETE /users/${id} null`)) === 1;
    await until(isSent, 'the server is asked to delete the account');
    await store.client.signIn(other);
    await deletion;
    expect(store.state.user?.login).to.equal('other');
    expect((await store.client.getSession()).user?.login).to.equal('other');
  });

  it('refuses what needs a user where nobody is signed in', async () => {
    const {store} = openStore(emulator.app);
    for (const call of [store.client.updateUser({fullName: 'X'}), store.client.deleteUser()]) {
      const error = await failureOf(call);
      expect(isCubeSessionError(error) && error.reason).to.equal('missing');
    }
    expect(await emulator.requests()).to.deep.equal([]);
  });

  it('looks users up for visitors in one application session', async () => {
    const {store} = openStore(emulator.app);
    const [byLogin, byEmail] = await Promise.all([
      store.client.getUserByLogin('demo'),
      store.client.getUserByEmail('demo@example.com'),
    ]);
    expect(byLogin).to.deep.equal(byEmail);
    expect(await store.client.getUserById(byLogin!.id)).to.deep.equal(byLogin);
    expect(await store.client.getSession()).to.include({userId: null});
    const lines = await emulator.requestLines();
    expect(lines.filter((line) => line.startsWith('POST /session'))).to.have.length(1);
  });

  it('makes a new application session for visitors when theirs has ended', async () => {
    const {store} = openStore(emulator.app);
    await store.client.getUserByLogin('demo');
    await emulator.expireSessions();
    const answers = await Promise.all([1, 2, 3].map(() => store.client.getUserByLogin('demo')));
    expect(answers.map((user) => user?.login)).to.deep.equal(['demo', 'demo', 'demo']);
    const lines = await emulator.requestLines();
    expect(lines.filter((line) => line.startsWith('POST /session'))).to.have.length(2);
  });
});
