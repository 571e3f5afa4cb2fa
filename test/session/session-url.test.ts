import {expect} from '@open-wc/testing';
import {isCubeError, isCubeSessionError} from '../../src/errors.js';
import {useEmulator} from '../helpers/emulator.js';
import {failureOf} from '../helpers/failure.js';
import {useHost} from '../helpers/host.js';
import {demo, openStore, other} from '../helpers/stores.js';
import {until} from '../helpers/until.js';
import {recordOf} from './helpers/kept.js';

describe('the session URL at the start of a page', () => {
  const emulator = useEmulator();
  const host = useHost();

  /** A page without an auth key: only the host’s backend has it. */
  const open = () => openStore({...emulator.app, authKey: ''}, {sessionUrl: host.url});

  it('signs in whom the backend knows, without an auth key in the page', async () => {
    const token = await emulator.tokenOf(demo);
    await emulator.clearRequests();
    await host.answer({body: {token}});
    const {store, statuses, tokens, problems} = open();
    await store.start();
    expect(statuses()).to.deep.equal(['authenticated']);
    expect(tokens).to.deep.equal([token]);
    expect(store.state.user?.login).to.equal('demo');
    expect(await host.takeRequests()).to.have.length(1);
    expect(await emulator.requestLines()).to.deep.equal(['GET /session 200']);
    expect(problems).to.deep.equal([]);
    expect((await store.client.updateUser({fullName: 'Another Name'})).fullName).to.equal('Another Name');
  });

  it('asks the server nothing where the backend says whose session it is', async () => {
    const token = await emulator.tokenOf(demo);
    const {session} = (await emulator.send('GET', 'session', token)) as {session: {user: {id: number}}};
    await emulator.clearRequests();
    await host.answer({body: {token, user: session.user}});
    const {store} = open();
    await store.start();
    expect(store.state.user).to.include({id: session.user.id, login: 'demo', fullName: 'Demo User'});
    expect(await emulator.requests()).to.deep.equal([]);
  });

  it('is not asked where a session is stored', async () => {
    await host.answer({body: {token: await emulator.tokenOf(demo)}});
    const {store: first} = open();
    await first.start();
    expect(await recordOf(emulator.app)).to.include({token: first.token});
    first.stop();
    await host.takeRequests();
    await host.answer({body: {token: await emulator.tokenOf(other)}});
    const {store} = open();
    await store.start();
    expect(store.state.user?.login).to.equal('demo');
    expect(await host.takeRequests()).to.deep.equal([]);
  });

  it('gives visitors the application session that the backend hands out', async () => {
    const token = await emulator.tokenOf();
    await emulator.clearRequests();
    await host.answer({body: {token}});
    const {store, statuses, problems} = open();
    await store.start();
    expect(statuses()).to.deep.equal(['anonymous']);
    expect((await store.client.getSession()).token).to.equal(token);
    expect(await emulator.countRequests('POST /session')).to.equal(0);
    expect(problems).to.deep.equal([]);
  });

  it('lets a visitor sign in by the application session that the backend hands out', async () => {
    await host.answer({body: {token: await emulator.tokenOf()}});
    await emulator.clearRequests();
    const {store} = open();
    expect((await store.client.signIn(demo)).login).to.equal('demo');
    expect(await emulator.countRequests('POST /session')).to.equal(0);
  });

  it('gives visitors another application session when that one has ended', async () => {
    await host.answer({body: {token: await emulator.tokenOf()}});
    const {store} = open();
    await store.start();
    await emulator.expireSessions();
    const token = await emulator.tokenOf();
    await host.answer({body: {token}});
    expect((await store.client.getSession()).token).to.equal(token);
  });

  for (const answer of [{status: 204}, {status: 401}, {status: 403}, {status: 404}, {body: null}]) {
    it(`signs nobody in where the backend knows nobody: ${JSON.stringify(answer)}`, async () => {
      await host.answer(answer);
      const {store, statuses, problems} = open();
      await store.start();
      expect(statuses()).to.deep.equal(['anonymous']);
      expect(problems).to.deep.equal([]);
      const error = await failureOf(store.client.getUserByLogin('demo'));
      expect(isCubeSessionError(error) && error.reason).to.equal('missing');
    });
  }

  const broken = [
    {body: '<h1>Welcome to the hotel network</h1>'},
    {body: ''},
    {body: '{"token":"hal'},
    {body: {}},
    {body: []},
    {body: 7},
    {body: {token: ''}},
    {body: {token: 5}},
    {body: {token: 'T', user: {id: 'x'}}},
    {body: {token: 'NO-SUCH-TOKEN'}},
    {status: 500},
    {status: 429},
    {status: 400},
    {reset: true},
  ];
  for (const answer of broken) {
    it(`tells the developer, and goes on with nobody, where the backend answers ${JSON.stringify(answer)}`, async () => {
      await host.answer(answer);
      const {store, problems, statuses} = openStore(emulator.app, {sessionUrl: host.url});
      await store.start();
      expect(statuses()).to.deep.equal(['anonymous']);
      expect(problems).to.have.length(1);
      expect(isCubeError(problems[0])).to.equal(true);
      expect(problems[0]?.message).not.to.include('NO-SUCH-TOKEN').and.not.include('hotel');
      expect((await store.client.signIn(demo)).login, 'where there is an auth key, too').to.equal('demo');
    });
  }

  it('does not keep the page waiting where the backend asks to come back in an hour', async () => {
    const headers = {'Retry-After': '3600', 'Access-Control-Expose-Headers': 'Retry-After'};
    await host.answer({status: 503, headers});
    const {store, statuses, problems} = open();
    await store.start();
    expect(statuses()).to.deep.equal(['anonymous']);
    expect(problems).to.have.length(1);
    expect(await host.takeRequests()).to.have.length(1);
  });

  it('is taken although the store is stopped and started again while it is asked', async () => {
    const token = await emulator.tokenOf(demo);
    await emulator.clearRequests();
    await host.answer({body: {token}});
    await emulator.fault({method: 'GET', path: '/session', delayMs: 500});
    const {store} = open();
    const started = store.start();
    await until(async () => (await emulator.countRequests('GET /session null')) === 1, 'it is asked');
    store.stop();
    await Promise.all([started, store.start()]);
    expect(store.state.user?.login).to.equal('demo');
    expect(await recordOf(emulator.app)).to.include({token});
  });

  it('does not bring back a user who signs out while it is asked', async () => {
    await host.answer({body: {token: await emulator.tokenOf(demo)}});
    await emulator.fault({method: 'GET', path: '/session', delayMs: 300});
    const {store, statuses} = open();
    const started = store.start();
    await store.client.signOut();
    await started;
    expect(statuses()).to.deep.equal(['anonymous']);
    expect(await recordOf(emulator.app)).to.equal(undefined);
  });

  it('tells the developer where there is no such server', async () => {
    const {store, problems} = openStore(emulator.app, {sessionUrl: 'http://127.0.0.1:9/session'});
    await store.start();
    expect(store.state.status).to.equal('anonymous');
    expect(problems).to.have.length(1);
  });
});
