import {expect} from '@open-wc/testing';
import {
  isCubeApiError,
  isCubeNetworkError,
  isCubeSessionError,
  isCubeValidationError,
} from '../../src/errors.js';
import {useEmulator} from '../helpers/emulator.js';
import {failureOf} from '../helpers/failure.js';
import {demo, openStore, other} from '../helpers/stores.js';
import {until} from '../helpers/until.js';
import {recordOf} from './helpers/kept.js';

describe('adoptSession', () => {
  const emulator = useEmulator();

  it('takes over the session of a user that was made elsewhere', async () => {
    const {store, statuses, tokens} = openStore(emulator.app);
    const token = await emulator.tokenOf(demo);
    await emulator.clearRequests();
    const user = await store.client.adoptSession({token});
    expect(user).to.include({login: 'demo', fullName: 'Demo User'});
    expect(store.state).to.deep.equal({status: 'authenticated', user, provider: undefined});
    expect(statuses()).to.deep.equal(['anonymous', 'authenticated']);
    expect(tokens).to.deep.equal([token]);
    expect(await emulator.requestLines()).to.deep.equal(['GET /session 200']);
    expect((await store.client.updateUser({fullName: 'Another Name'})).id).to.equal(user!.id);
  });

  it('keeps it for the next visit', async () => {
    const {store} = openStore(emulator.app);
    const token = await emulator.tokenOf(demo);
    await store.client.adoptSession({token});
    expect(await recordOf(emulator.app)).to.include({token});
    store.stop();
    const {store: next} = openStore(emulator.app);
    await next.start();
    expect(next.token).to.equal(token);
  });

  it('takes over an application session: nobody is signed in, and requests use it', async () => {
    const {store, statuses, tokens} = openStore(emulator.app);
    const token = await emulator.tokenOf();
    expect(await store.client.adoptSession({token})).to.equal(null);
    expect(statuses()).to.deep.equal(['anonymous']);
    expect(tokens).to.deep.equal([]);
    expect(store.token).to.equal(null);
    expect((await store.client.getSession()).token).to.equal(token);
  });

  it('signs out who was signed in where it takes over an application session', async () => {
    const {store, statuses} = openStore(emulator.app);
    await store.client.signIn(demo);
    const before = store.token!;
    const token = await emulator.tokenOf();
    expect(await store.client.adoptSession({token})).to.equal(null);
    expect(statuses()).to.deep.equal(['anonymous', 'authenticated', 'anonymous']);
    expect((await store.client.getSession()).token).to.equal(token);
    expect(await failureOf(emulator.send('GET', 'session', before))).to.be.instanceOf(Error);
  });

  it('ends the session that it takes the place of', async () => {
    const {store} = openStore(emulator.app);
    await store.client.signIn(demo);
    const before = store.token!;
    await store.client.adoptSession({token: await emulator.tokenOf(other)});
    expect(store.state.user?.login).to.equal('other');
    await until(async () => {
      const answer = await fetch(`${emulator.url}/session`, {headers: {'CB-Token': before}});
      return answer.status === 401;
    }, 'the session of before is ended on the server');
  });

  it('destroys nothing where it takes over the token that it has', async () => {
    const {store, statuses} = openStore(emulator.app);
    await store.client.signIn(demo);
    const token = store.token!;
    await store.client.adoptSession({token});
    expect((await store.client.getSession()).token).to.equal(token);
    // As another SDK on the page signs out: the token is nobody’s from now on.
    await emulator.send('DELETE', 'login', token);
    expect(await store.client.adoptSession({token})).to.equal(null);
    expect(statuses()).to.deep.equal(['anonymous', 'authenticated', 'anonymous']);
    expect((await store.client.getSession()).token).to.equal(token);
    await store.client.adoptSession({token});
    expect((await store.client.getSession()).token).to.equal(token);
    expect(await emulator.countRequests('DELETE /session')).to.equal(0);
  });

  it('changes nothing where the server does not know the token', async () => {
    const {store, statuses, tokens} = openStore(emulator.app);
    await store.client.signIn(demo);
    const error = await failureOf(store.client.adoptSession({token: 'NO-SUCH-TOKEN'}));
    expect(isCubeApiError(error) && error.status).to.equal(401);
    expect((error as Error).message).not.to.include('NO-SUCH-TOKEN');
    expect(statuses()).to.deep.equal(['anonymous', 'authenticated']);
    expect(tokens).to.have.length(1);
    expect((await store.client.getSession()).user?.login).to.equal('demo');
  });

  it('changes nothing where the server cannot be asked', async () => {
    const {store} = openStore(emulator.app);
    await store.start();
    const token = await emulator.tokenOf(demo);
    await emulator.fault({method: 'GET', path: '/session', reset: true, times: 10});
    expect(isCubeNetworkError(await failureOf(store.client.adoptSession({token})))).to.equal(true);
    expect(store.state.status).to.equal('anonymous');
  });

  for (const rubbish of [{token: ''}, {token: 5}, {token: null}, {token: {}}, {}]) {
    it(`refuses ${JSON.stringify(rubbish)} before any request`, async () => {
      const {store} = openStore(emulator.app);
      const error = await failureOf(store.client.adoptSession(rubbish as never));
      expect(isCubeValidationError(error) && Object.keys(error.fieldErrors)).to.deep.equal(['token']);
      expect(await emulator.requests()).to.deep.equal([]);
    });
  }

  it('is overtaken by a later sign-in or sign-out', async () => {
    const {store} = openStore(emulator.app);
    await store.start();
    const token = await emulator.tokenOf(demo);
    for (const later of [() => store.client.signOut(), () => store.client.signIn(other)]) {
      await emulator.fault({method: 'GET', path: '/session', delayMs: 300});
      const call = failureOf(store.client.adoptSession({token}));
      await later();
      const error = await call;
      expect(isCubeSessionError(error) && error.reason).to.equal('changed');
    }
    expect(store.state.user?.login).to.equal('other');
  });
});
