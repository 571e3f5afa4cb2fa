import {expect} from '@open-wc/testing';
import {isCubeApiError, isCubeError, isCubeNetworkError, isCubeSessionError} from '../../src/errors.js';
import type {RestoreSession, SessionKey} from '../../src/core.js';
import {useEmulator} from '../helpers/emulator.js';
import {failureOf} from '../helpers/failure.js';
import {demo, openStore, other} from '../helpers/stores.js';
import {until} from '../helpers/until.js';

type Context = Parameters<RestoreSession>[0];

describe('restoring a session', () => {
  const emulator = useEmulator();

  const signedIn = async (restoreSession?: RestoreSession) => {
    const observed = openStore(emulator.app, restoreSession ? {restoreSession} : {});
    await observed.store.client.signIn(demo);
    await emulator.clearRequests();
    return observed;
  };

  it('restores with the credentials of the hook and repeats the request once', async () => {
    const asked: Context[] = [];
    const {store, statuses} = await signedIn((context) => {
      asked.push(context);
      return Promise.resolve(demo);
    });
    await emulator.expireSessions();
    expect(await store.client.updateUser({fullName: 'After All'})).to.include({fullName: 'After All'});
    expect(asked.map(({user, reason}) => [user.login, reason])).to.deep.equal([['demo', 'expired']]);
    const id = store.state.user!.id;
    expect(await emulator.requestLines()).to.deep.equal([
      `PUT /users/${id} 401`,
      'POST /session 201',
      'POST /login 202',
      `PUT /users/${id} 200`,
    ]);
    expect(statuses()).to.deep.equal(['anonymous', 'authenticated', 'authenticated']);
  });

  it('restores with a token made elsewhere', async () => {
    const elsewhere = openStore(emulator.app).store;
    const {store} = await signedIn(async () => {
      await elsewhere.start();
      await elsewhere.client.signIn(demo);
      return {token: (await elsewhere.client.getSession()).token};
    });
    await emulator.expireSessions();
    expect((await store.client.getUserByLogin('other'))?.login).to.equal('other');
    expect(store.state.status).to.equal('authenticated');
  });

  it('asks once for any number of concurrent calls, and answers them all', async () => {
    let asked = 0;
    const {store} = await signedIn(() => {
      asked += 1;
      return Promise.resolve(demo);
    });
    await emulator.expireSessions();
    const calls = Array.from({length: 50}, () => store.client.getUserByLogin('demo'));
    const users = await Promise.all(calls);
    expect(users.map((user) => user?.login)).to.deep.equal(Array(50).fill('demo'));
    expect(asked).to.equal(1);
    const lines = await emulator.requestLines();
    expect(lines.filter((line) => line.startsWith('POST /login'))).to.have.length(1);
  });

  it('does not restore again for the late answer to a request with the old token', async () => {
    let asked = 0;
    const {store} = await signedIn(() => {
      asked += 1;
      return Promise.resolve(demo);
    });
    await emulator.expireSessions();
    await emulator.fault({path: '/users/v2', delayMs: 600});
    const late = store.client.getUserByLogin('demo');
    await store.client.getSession();
    expect((await late)?.login).to.equal('demo');
    expect(asked).to.equal(1);
  });

  it('expires without a hook, keeps the user in mind and refuses what follows', async () => {
    const {store, statuses} = await signedIn();
    await emulator.expireSessions();
    const error = await failureOf(store.client.getUserByLogin('demo'));
    expect(isCubeSessionError(error) && error.reason).to.equal('expired');
    expect(statuses()).to.deep.equal(['anonymous', 'authenticated', 'expired']);
    expect(store.state.user?.login).to.equal('demo');
    await emulator.clearRequests();
    expect(isCubeSessionError(await failureOf(store.client.getUserByLogin('demo')))).to.equal(true);
    expect(await emulator.requests()).to.deep.equal([]);
    await store.client.signIn(demo);
    expect((await store.client.getUserByLogin('demo'))?.login).to.equal('demo');
  });

  it('expires where the hook has nothing', async () => {
    const {store, problems} = await signedIn(() => Promise.resolve(null));
    await emulator.expireSessions();
    await failureOf(store.client.getSession());
    expect(store.state.status).to.equal('expired');
    expect(problems).to.deep.equal([]);
  });

  for (const given of [{login: 'demo', password: 'wrong-password'}, {token: 'NO-SUCH-TOKEN'}]) {
    it(`expires where the server refuses a ${Object.keys(given).at(-1)} of the hook, and tells the developer`, async () => {
      const {store, problems} = await signedIn(() => Promise.resolve(given));
      await emulator.expireSessions();
      const error = await failureOf(store.client.getSession());
      expect(isCubeSessionError(error) && error.reason).to.equal('expired');
      expect(problems).to.have.length(1);
      expect(JSON.stringify(problems[0])).not.to.match(/wrong-password|NO-SUCH-TOKEN/);
    });
  }

  for (const saysWhose of [true, false]) {
    it(`expires where the hook gives a dead token again and again, ${saysWhose ? 'saying' : 'not saying'} whose it is`, async () => {
      let asked = 0;
      let given: SessionKey = demo;
      const {store, problems} = await signedIn(() => {
        asked += 1;
        return Promise.resolve(given);
      });
      const user = store.state.user!;
      given = {token: store.token!, ...(saysWhose && {user})};
      await emulator.expireSessions();
      for (const call of [1, 2, 3]) {
        const error = await failureOf(store.client.getSession());
        expect(isCubeSessionError(error) && error.reason, `call ${call}`).to.equal('expired');
      }
      expect(store.state.status).to.equal('expired');
      expect([asked, problems.length]).to.deep.equal([1, 1]);
    });
  }

  it('believes the server, not the hook, about whose a token is', async () => {
    const {store, problems} = await signedIn(async () => {
      const user = {id: 4_711, login: 'nobody', full_name: 'By the Hook', user_tags: 'x'};
      return {token: await emulator.tokenOf(demo), user} as SessionKey;
    });
    await emulator.expireSessions();
    expect((await store.client.getSession()).user?.login).to.equal('demo');
    expect(store.state.user).to.include({login: 'demo', fullName: 'Demo User'});
    store.stop();
    const {store: next, problems: problemsThere} = openStore(emulator.app);
    await next.start();
    expect(next.state.user).to.include({id: store.state.user!.id, fullName: 'Demo User'});
    expect(next.token).to.equal(store.token);
    expect([...problems, ...problemsThere]).to.deep.equal([]);
  });

  for (const fault of [{status: 500}, {status: 429}, {reset: true, times: 100}]) {
    it(`signs nobody out when restoring meets ${JSON.stringify(fault)}`, async () => {
      const {store, statuses} = await signedIn(() => Promise.resolve(demo));
      await emulator.expireSessions();
      await emulator.fault({method: 'POST', path: '/login', ...fault});
      const error = await failureOf(store.client.getSession());
      expect(isCubeApiError(error) || isCubeNetworkError(error)).to.equal(true);
      expect(statuses()).to.deep.equal(['anonymous', 'authenticated']);
      await emulator.clearFaults();
      await until(() => {
        window.dispatchEvent(new Event('online'));
        return store.client.getSession().then(
          ({user}) => user?.login === 'demo',
          () => false,
        );
      }, 'the session is restored after a change');
      expect(statuses()).to.deep.equal(['anonymous', 'authenticated']);
    });
  }

  it('signs nobody out when the hook itself fails, and tells the developer', async () => {
    const {store, problems} = await signedIn(() => Promise.reject(new TypeError('Failed to fetch')));
    await emulator.expireSessions();
    const error = await failureOf(store.client.getSession());
    expect(isCubeError(error)).to.equal(true);
    expect(store.state.status).to.equal('authenticated');
    expect(problems).to.deep.equal([error]);
  });

  for (const given of ['demo', 7, {}, {login: 'demo'}, {token: ''}, {token: 5}]) {
    it(`signs nobody out when the hook gives ${JSON.stringify(given)}, and tells the developer`, async () => {
      const {store, problems} = await signedIn(() => Promise.resolve(given as never));
      await emulator.expireSessions();
      expect(isCubeError(await failureOf(store.client.getSession()))).to.equal(true);
      expect(store.state.status).to.equal('authenticated');
      expect(problems).to.have.length(1);
      expect(await emulator.requestLines()).to.deep.equal(['GET /session 401']);
    });
  }

  it('gives up after one repetition when the new session is refused as well', async () => {
    let asked = 0;
    const {store} = await signedIn(() => {
      asked += 1;
      return Promise.resolve(demo);
    });
    await emulator.fault({
      path: '/users/v2',
      status: 401,
      body: {errors: {base: ['Required session does not exist']}},
      times: 5,
    });
    const error = await failureOf(store.client.getUserByLogin('demo'));
    expect(isCubeSessionError(error) || isCubeApiError(error)).to.equal(true);
    expect(asked).to.equal(1);
  });

  it('never repeats a request as another user', async () => {
    const {store} = await signedIn(() => Promise.resolve(other));
    await emulator.expireSessions();
    const error = await failureOf(store.client.updateUser({fullName: 'Meant for demo'}));
    expect(isCubeSessionError(error) && error.reason).to.equal('changed');
    expect(store.state.user?.login).to.equal('other');
    const lines = await emulator.requestLines();
    expect(lines.filter((line) => line.startsWith('PUT'))).to.have.length(1);
  });
});
