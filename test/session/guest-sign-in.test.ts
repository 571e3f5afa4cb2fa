import {expect} from '@open-wc/testing';
import type {SessionStoreOptions} from '../../src/core.js';
import {
  isCubeApiError,
  isCubeNetworkError,
  isCubeSessionError,
  isCubeValidationError,
} from '../../src/errors.js';
import {useEmulator} from '../helpers/emulator.js';
import {failureOf} from '../helpers/failure.js';
import {useHost} from '../helpers/host.js';
import {demo, openStore} from '../helpers/stores.js';
import {until} from '../helpers/until.js';
import {setClockOff} from './helpers/clocks.js';

const oneDay = 24 * 60 * 60 * 1000;

describe('signing in as a guest', () => {
  const emulator = useEmulator();
  const host = useHost();

  const open = (options?: Partial<SessionStoreOptions>) => openStore(emulator.app, options);

  const isDiscarded = () =>
    until(async () => (await emulator.requestLines()).at(-1) === 'DELETE /session 200', 'it is ended');

  it('makes a user for a day, with a name or without, in one request', async () => {
    const {store, problems} = open();
    const named = await store.client.signInAsGuest('  Visitor One ');
    expect(named).to.include({fullName: 'Visitor One', isGuest: true});
    expect(store.state).to.deep.equal({status: 'authenticated', user: named, provider: 'guest'});
    expect(await emulator.requestLines()).to.deep.equal(['POST /session 201']);
    expect((await store.client.getSession()).user?.id).to.equal(named.id);
    for (const name of [undefined, '', '  ']) {
      const guest = await store.client.signInAsGuest(name);
      expect([guest.fullName, guest.id === named.id]).to.deep.equal([null, false]);
    }
    expect(problems).to.deep.equal([]);
  });

  it('replaces the session before, which ends', async () => {
    const {store} = open();
    await store.client.signIn(demo);
    const {token} = store;
    await store.client.signInAsGuest();
    expect(store.token === token).to.equal(false);
    await isDiscarded();
    expect(await emulator.isAlive(token!)).to.equal(false);
  });

  it('is over after the day: the session has ended, and nothing restores it', async () => {
    const {store} = open();
    const guest = await store.client.signInAsGuest('Visitor');
    await emulator.control('POST', 'clock', {advanceMs: oneDay});
    const error = await failureOf(store.client.getSession());
    await emulator.control('POST', 'clock', {advanceMs: -oneDay});
    expect(isCubeSessionError(error) && error.reason).to.equal('expired');
    expect(store.state).to.deep.equal({status: 'expired', user: guest, provider: 'guest'});
  });

  it('signs the name with the secret of an app that still has one, by the server’s time', async () => {
    const app = await emulator.newApp({}, 'sécret-of-the-app');
    await emulator.clearRequests();
    setClockOff(oneDay);
    const {store} = openStore(app, {authSecret: 'sécret-of-the-app'});
    expect((await store.client.signInAsGuest('Zoë & Co = x')).fullName).to.equal('Zoë & Co = x');
    expect(await emulator.requestLines()).to.deep.equal(['POST /session 422', 'POST /session 201']);
    const wrong = openStore(app, {authSecret: 'wrong-secret', persist: 'none'});
    expect(isCubeValidationError(await failureOf(wrong.store.client.signInAsGuest('Ann')))).to.equal(true);
  });

  it('leaves an application session alone that was fetched ahead for another sign-in', async () => {
    const {store} = open();
    await store.start();
    store.prepareSignIn();
    await until(async () => (await emulator.requests()).length > 0);
    await store.client.signInAsGuest();
    await store.client.signIn(demo);
    expect((await emulator.requestLines()).slice(0, 3)).to.have.members([
      'POST /session 201',
      'POST /session 201',
      'POST /login 202',
    ]);
  });

  for (const [name, later] of [
    ['a sign-out', (client: ReturnType<typeof open>['store']['client']) => client.signOut()],
    ['another sign-in', (client: ReturnType<typeof open>['store']['client']) => client.signIn(demo)],
  ] as const) {
    it(`is overtaken by ${name}, and its session is ended`, async () => {
      const {store} = open();
      await store.client.signOut();
      await emulator.clearRequests();
      await emulator.fault({method: 'POST', path: '/session', delayMs: 400});
      const first = failureOf(store.client.signInAsGuest('Too Late'));
      await later(store.client);
      const error = await first;
      expect(isCubeSessionError(error) && error.reason).to.equal('changed');
      expect(store.state.user?.isGuest ?? false).to.equal(false);
      await isDiscarded();
    });
  }

  it('is never sent twice where the answer is lost, and signs nobody in', async () => {
    const {store} = open();
    await emulator.fault({method: 'POST', path: '/session', truncate: true});
    expect(isCubeNetworkError(await failureOf(store.client.signInAsGuest()))).to.equal(true);
    expect(await emulator.countRequests('POST /session')).to.equal(1);
    await emulator.fault({method: 'POST', path: '/session', status: 503});
    expect(await failureOf(store.client.signInAsGuest())).to.include({status: 503});
    await emulator.fault({
      method: 'POST',
      path: '/session',
      status: 201,
      body: {session: {id: 1, token: 'abc'}},
    });
    expect(isCubeApiError(await failureOf(store.client.signInAsGuest())), 'a session of nobody').to.equal(
      true,
    );
    expect(store.state.status).to.equal('anonymous');
    expect((await store.client.signInAsGuest()).isGuest).to.equal(true);
  });

  it('ends by the signal', async () => {
    const {store} = open();
    const early = AbortSignal.abort(new Error('before'));
    expect(await failureOf(store.client.signInAsGuest('Ann', {signal: early}))).to.equal(early.reason);
    const controller = new AbortController();
    await emulator.fault({method: 'POST', path: '/session', delayMs: 5_000});
    const failure = failureOf(store.client.signInAsGuest('Ann', controller));
    await until(async () => (await emulator.countRequests('POST /session')) > 0);
    controller.abort(new Error('meanwhile'));
    expect(((await failure) as Error).message).to.equal('meanwhile');
    expect(store.state.status).to.equal('anonymous');
  });

  it('says what is wrong with the app, to the developer too', async () => {
    const {store, problems} = openStore({...emulator.app, authKey: 'wrong-key'});
    const error = await failureOf(store.client.signInAsGuest('Ann'));
    expect(isCubeValidationError(error) && error.fieldErrors).to.have.keys(['appId', 'authKey']);
    expect(problems).to.deep.equal([error]);
    const nameless = openStore({...emulator.app, appId: ''});
    expect(isCubeValidationError(await failureOf(nameless.store.client.signInAsGuest()))).to.equal(true);
  });

  it('needs an auth key: a session URL hands out no guests', async () => {
    const {store, complaints} = openStore({...emulator.app, authKey: ''}, {sessionUrl: host.url});
    await store.start();
    const error = await failureOf(store.client.signInAsGuest('Ann'));
    expect(isCubeValidationError(error) && error.fieldErrors).to.deep.equal({authKey: ['is missing']});
    expect(complaints().join()).to.include('auth key');
    expect(await emulator.requests()).to.deep.equal([]);
  });

  it('says where it is the name that is not accepted, and never takes the app for wrong then', async () => {
    const {store, problems} = open();
    const error = await failureOf(store.client.signInAsGuest('x'.repeat(5_000)));
    expect(isCubeApiError(error) && Object.keys(error.fieldErrors)).to.deep.equal(['fullName']);
    for (const name of [7, {}, ['Ann'], null]) {
      const wrong = await failureOf(store.client.signInAsGuest(name as never));
      expect(isCubeValidationError(wrong) && Object.keys(wrong.fieldErrors)).to.deep.equal(['fullName']);
    }
    await emulator.fault({method: 'POST', path: '/session', status: 403, body: {errors: ['No guests here']}});
    expect(await failureOf(store.client.signInAsGuest()), 'an app without guests').to.include({status: 403});
    expect(problems).to.deep.equal([]);
  });
});
