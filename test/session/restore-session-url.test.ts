import {expect} from '@open-wc/testing';
import {isCubeError, isCubeSessionError} from '../../src/errors.js';
import {useEmulator} from '../helpers/emulator.js';
import {failureOf} from '../helpers/failure.js';
import {useHost} from '../helpers/host.js';
import {demo, openStore, other} from '../helpers/stores.js';
import {stopSteadyClock} from './helpers/clocks.js';

describe('restoring a session by the session URL', () => {
  const emulator = useEmulator();
  const host = useHost();

  const expired = async () => {
    const observed = openStore(emulator.app, {sessionUrl: host.url});
    await observed.store.client.signIn(demo);
    await emulator.expireSessions();
    await emulator.clearRequests();
    await host.takeRequests();
    return observed;
  };

  it('goes on with the token that the backend hands out, and asks the server whose it is', async () => {
    const {store, statuses, problems, tokens} = await expired();
    const token = await emulator.tokenOf(demo);
    await emulator.clearRequests();
    await host.answer({body: {token}});
    expect(await store.client.updateUser({fullName: 'After All'})).to.include({fullName: 'After All'});
    expect(store.token).to.equal(token);
    expect(tokens.at(-1)).to.equal(token);
    expect(await host.takeRequests()).to.have.length(1);
    expect((await emulator.requestLines()).slice(1)).to.deep.equal([
      'GET /session 200',
      `PUT /users/${store.state.user!.id} 200`,
    ]);
    expect(new Set(statuses())).to.deep.equal(new Set(['anonymous', 'authenticated']));
    expect(problems).to.deep.equal([]);
  });

  it('asks the server also where the backend says whose it is: a dead token restores nothing', async () => {
    const {store} = await expired();
    const token = await emulator.tokenOf(demo);
    const {session} = (await emulator.send('GET', 'session', token)) as {session: {user: object}};
    await emulator.clearRequests();
    await host.answer({body: {token, user: {...session.user, full_name: 'By the Backend'}}});
    expect((await store.client.getUserByLogin('demo'))?.login).to.equal('demo');
    expect(store.state.user?.fullName).to.equal('Demo User');
    expect(await emulator.requestLines()).to.deep.equal([
      'GET /users/v2 401',
      'GET /session 200',
      'GET /users/v2 200',
    ]);
  });

  for (const saysWhose of [true, false]) {
    it(`expires where the backend hands out a dead token again and again, ${saysWhose ? 'saying' : 'not saying'} whose it is`, async () => {
      const {store, problems} = openStore(emulator.app, {sessionUrl: host.url});
      await store.client.signIn(demo);
      const token = store.token!;
      const {session} = (await emulator.send('GET', 'session', token)) as {session: {user: object}};
      await emulator.expireSessions();
      // As a backend does that keeps what it once got.
      await host.answer({body: {token, ...(saysWhose && {user: session.user})}});
      await host.takeRequests();
      for (const call of [1, 2, 3]) {
        const error = await failureOf(store.client.getSession());
        expect(isCubeSessionError(error) && error.reason, `call ${call}`).to.equal('expired');
      }
      expect(store.state.status).to.equal('expired');
      expect(await host.takeRequests()).to.have.length(1);
      expect(problems).to.have.length(1);
      store.stop();
      const {store: next} = openStore(emulator.app, {sessionUrl: host.url});
      await next.start();
      expect(next.state.status, 'at the next visit').to.equal('expired');
    });
  }

  describe('on a page without an auth key', () => {
    const credentialsOfHook = {restoreSession: () => Promise.resolve(demo)};

    /** Signed in by the session that the backend handed out at the start, which has ended since. */
    const ended = async () => {
      await host.answer({body: {token: await emulator.tokenOf(demo)}});
      const app = {...emulator.app, authKey: ''};
      const observed = openStore(app, {sessionUrl: host.url, ...credentialsOfHook});
      await observed.store.start();
      expect(observed.store.state.status).to.equal('authenticated');
      await emulator.expireSessions();
      await host.answer({status: 204});
      return observed;
    };

    it('expires where nothing makes a session of the hook’s credentials', async () => {
      const {store} = await ended();
      for (const call of [1, 2, 3]) {
        const error = await failureOf(store.client.getSession());
        expect(isCubeSessionError(error) && error.reason, `call ${call}`).to.equal('expired');
      }
      expect(store.state.status).to.equal('expired');
    });

    it('goes on with the next way where nothing makes a session of the hook’s credentials', async () => {
      const {store, statuses} = await ended();
      const token = await emulator.tokenOf(demo);
      await host.answer({body: {token}});
      expect((await store.client.getSession()).user?.login).to.equal('demo');
      expect(store.token).to.equal(token);
      expect(statuses()).not.to.include('expired');
    });

    it('restores by the hook’s credentials where the backend hands out an application session', async () => {
      const {store} = await ended();
      const token = await emulator.tokenOf();
      await host.answer({body: {token}});
      expect((await store.client.getSession()).user?.login).to.equal('demo');
      expect(store.token).to.equal(token);
    });
  });

  it('sends the cookies of the host, by GET', async () => {
    document.cookie = 'host-user=demo; path=/';
    const {store} = await expired();
    await store.client.getSession().catch(() => undefined);
    const [request] = await host.takeRequests();
    expect(request).to.have.property('method', 'GET');
    expect(request?.cookie).to.include('host-user=demo');
  });

  for (const answer of [{status: 204}, {status: 401}, {status: 403}, {status: 404}, {body: null}]) {
    it(`expires where the backend knows nobody: ${JSON.stringify(answer)}`, async () => {
      await host.answer(answer);
      const {store, problems} = await expired();
      const error = await failureOf(store.client.getSession());
      expect(isCubeSessionError(error) && error.reason).to.equal('expired');
      expect(store.state.status).to.equal('expired');
      expect(problems).to.deep.equal([]);
    });
  }

  const broken = [
    {body: '<h1>Welcome to the hotel network</h1>'},
    {body: ''},
    {body: '{"token":"hal'},
    {body: {}},
    {body: []},
    {body: 7},
    {body: '"text"'},
    {body: {token: ''}},
    {body: {token: 5}},
    {body: {token: 'T', user: {id: 'x'}}},
    {status: 500},
    {status: 429},
    {status: 400},
    {reset: true},
  ];
  for (const answer of broken) {
    it(`signs nobody out where the backend answers ${JSON.stringify(answer)}`, async () => {
      const {store} = await expired();
      await host.answer(answer);
      expect(isCubeError(await failureOf(store.client.getSession()))).to.equal(true);
      expect(store.state.status).to.equal('authenticated');
      await emulator.clearRequests();
      await failureOf(store.client.getSession());
      expect(await emulator.requestLines(), 'no second attempt without a change').to.deep.equal([]);
    });
  }

  it('is asked again at once when the network is back, where that was to blame', async () => {
    stopSteadyClock();
    const {store} = await expired();
    await host.answer({reset: true});
    await failureOf(store.client.getSession());
    await host.answer({body: {token: await emulator.tokenOf(demo)}});
    window.dispatchEvent(new Event('online'));
    expect((await store.client.getSession()).user?.login).to.equal('demo');
  });

  it('expires where the server does not know what the backend handed out, and tells the developer', async () => {
    const {store, problems} = await expired();
    await host.answer({body: {token: 'NO-SUCH-TOKEN'}});
    const error = await failureOf(store.client.getSession());
    expect(isCubeSessionError(error) && error.reason).to.equal('expired');
    expect(problems).to.have.length(1);
    expect(problems[0]?.message).to.include('session URL').and.not.include('NO-SUCH-TOKEN');
  });

  it('expires where the backend hands out an application session', async () => {
    const {store, problems} = await expired();
    await host.answer({body: {token: await emulator.tokenOf()}});
    const error = await failureOf(store.client.getSession());
    expect(isCubeSessionError(error) && error.reason).to.equal('expired');
    expect(problems).to.have.length(1);
  });

  it('may change the user, but never repeats a request as that one', async () => {
    const {store} = await expired();
    await host.answer({body: {token: await emulator.tokenOf(other)}});
    await emulator.clearRequests();
    const error = await failureOf(store.client.updateUser({fullName: 'Meant for demo'}));
    expect(isCubeSessionError(error) && error.reason).to.equal('changed');
    expect(store.state.user?.login).to.equal('other');
    expect(await emulator.countRequests('PUT')).to.equal(1);
  });
});
