import {expect} from '@open-wc/testing';
import {isCubeApiError, isCubeNetworkError, isCubeValidationError} from '../../src/errors.js';
import {useEmulator} from '../helpers/emulator.js';
import {failureOf} from '../helpers/failure.js';
import {demo, openStore} from '../helpers/stores.js';

const newcomer = {login: 'newcomer', password: 'secret-pw'} as const;

describe('signing up through the client', () => {
  const emulator = useEmulator();

  const signUps = async () => (await emulator.requests()).filter(({path}) => path === '/users');

  it('is sent with the auth key alone, in a session or without one, and changes no session', async () => {
    const {store} = openStore(emulator.app);
    await store.client.signUp(newcomer);
    await store.client.signIn(demo);
    await store.client.signUp({...newcomer, login: 'another'});
    for (const {headers, status} of await signUps()) {
      expect(status).to.equal(201);
      expect(headers).to.include({'cb-authkey': emulator.app.authKey});
      expect(headers).not.to.have.property('cb-token');
    }
    expect(await signUps()).to.have.length(2);
    expect(store.state.user?.login).to.equal('demo');
  });

  it('tells what is wrong with which field', async () => {
    const {store} = openStore(emulator.app);
    const error = await failureOf(
      store.client.signUp({login: 'demo', email: 'no address', fullName: 'n'.repeat(201), password: '12345'}),
    );
    expect(isCubeApiError(error) && error.status).to.equal(422);
    const {fieldErrors} = error as {fieldErrors: Record<string, unknown>};
    expect(Object.keys(fieldErrors).sort()).to.deep.equal(['email', 'fullName', 'login', 'password']);
    expect(String(error)).not.to.include('12345');
  });

  for (const [name, change] of [
    ['the app id is missing', {appId: ''}],
    ['the app id is no number', {appId: 'mine'}],
    ['the auth key is missing', {authKey: ''}],
  ] as const) {
    it(`sends nothing where ${name}`, async () => {
      const {store} = openStore({...emulator.app, ...change});
      expect(isCubeValidationError(await failureOf(store.client.signUp(newcomer)))).to.equal(true);
      expect(await emulator.requests()).to.deep.equal([]);
    });
  }

  it('is never sent twice by itself', async () => {
    const {store} = openStore(emulator.app);
    await emulator.fault({path: '/users', status: 503, times: 5});
    const busy = await failureOf(store.client.signUp(newcomer));
    expect(isCubeApiError(busy) && busy.status).to.equal(503);
    await emulator.clearFaults();
    await emulator.fault({path: '/users', truncate: true, times: 5});
    expect(isCubeNetworkError(await failureOf(store.client.signUp(newcomer)))).to.equal(true);
    expect(await signUps()).to.have.length(2);
  });

  it('ends by its signal', async () => {
    const {store} = openStore(emulator.app);
    await emulator.fault({path: '/users', delayMs: 20_000});
    const end = new AbortController();
    const call = failureOf(store.client.signUp(newcomer, {signal: end.signal}));
    end.abort(new Error('not wanted'));
    expect(String(await call)).to.equal('Error: not wanted');
  });
});
