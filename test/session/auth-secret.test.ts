import {expect} from '@open-wc/testing';
import {isCubeValidationError} from '../../src/errors.js';
import {useEmulator, type TestApp} from '../helpers/emulator.js';
import {failureOf} from '../helpers/failure.js';
import {demo, openStore} from '../helpers/stores.js';
import {setClockOff} from './helpers/clocks.js';

const secret = 'sécret-of-the-app';
const oneHour = 60 * 60 * 1000;
const oneDay = 24 * oneHour;

describe('the legacy auth secret', () => {
  const emulator = useEmulator();
  let app: TestApp;

  beforeEach(async () => {
    app = await emulator.newApp({}, secret);
    await emulator.clearRequests();
  });

  it('signs the session so that the server accepts it', async () => {
    const {store, problems} = openStore(app, {authSecret: secret});
    expect((await store.client.signIn(demo)).login).to.equal('demo');
    expect(await emulator.requestLines()).to.deep.equal(['POST /session 201', 'POST /login 202']);
    expect(problems).to.deep.equal([]);
  });

  it('is refused where it is wrong, and the developer is told without it', async () => {
    const {store, problems} = openStore(app, {authSecret: 'wrong-secret'});
    const error = await failureOf(store.client.signIn(demo));
    expect(isCubeValidationError(error)).to.equal(true);
    expect(await emulator.requestLines()).to.deep.equal(['POST /session 422']);
    expect(problems).to.deep.equal([error]);
    expect(JSON.stringify([error, String(error), (error as Error).stack])).not.to.include('wrong-secret');
  });

  it('signs each session anew: a nonce is accepted once', async () => {
    const {store} = openStore(app, {authSecret: secret});
    for (let time = 0; time < 5; time += 1) await store.client.createSession();
    expect(await emulator.countRequests('POST /session 201')).to.equal(5);
  });

  it('signs for many pages at the same moment', async () => {
    const stores = Array.from(
      {length: 10},
      () => openStore(app, {authSecret: secret, persist: 'none'}).store,
    );
    await Promise.all(stores.map((store) => store.client.getSession()));
    expect(await emulator.countRequests('POST /session 201')).to.equal(10);
  });

  it('is not needed by an app of today', async () => {
    const {store} = openStore(app);
    expect((await store.client.signIn(demo)).login).to.equal('demo');
  });

  for (const [name, offset] of [
    ['a day ahead', oneDay],
    ['a day behind', -oneDay],
    ['two hours ahead', 2 * oneHour],
    ['two hours behind', -2 * oneHour],
  ] as const) {
    it(`signs by the server’s time where this machine’s clock is ${name}`, async () => {
      setClockOff(offset);
      const {store, problems} = openStore(app, {authSecret: secret});
      expect((await store.client.signIn(demo)).login).to.equal('demo');
      expect(await emulator.requestLines()).to.deep.equal([
        'POST /session 422',
        'POST /session 201',
        'POST /login 202',
      ]);
      expect(problems).to.deep.equal([]);
    });
  }

  it('is tried twice at most where the server cannot be pleased', async () => {
    await emulator.fault({
      method: 'POST',
      path: '/session',
      status: 422,
      body: {errors: {timestamp: ['invalid timestamp']}},
      times: 10,
    });
    const {store} = openStore(app, {authSecret: secret});
    await failureOf(store.client.signIn(demo));
    expect(await emulator.requestLines()).to.deep.equal(['POST /session 422', 'POST /session 422']);
  });

  it('is nowhere to be seen: not in the address, nor in a property, nor in the storage', async () => {
    const {store, states} = openStore(app, {authSecret: secret, persist: 'tab'});
    await store.client.signIn(demo);
    expect(
      JSON.stringify([
        store,
        store.client,
        states,
        Object.entries(sessionStorage),
        Object.entries(localStorage),
      ]),
    ).not.to.include(secret);
    expect(JSON.stringify(await emulator.requests())).not.to.include(secret);
    await store.client.signOut();
  });
});

describe('a clock of this machine that is a day off', () => {
  const emulator = useEmulator();

  for (const [name, offset] of [
    ['ahead', oneDay],
    ['behind', -oneDay],
  ] as const) {
    it(`changes nothing: ${name}`, async () => {
      setClockOff(offset);
      const {store, statuses, problems} = openStore(emulator.app);
      await store.client.signIn(demo, {remember: true});
      expect(store.client.isActiveSessionValid()).to.equal(true);
      await store.client.getSession();
      store.stop();
      await emulator.clearRequests();
      const {store: next, statuses: nextStatuses} = openStore(emulator.app);
      await next.start();
      expect(nextStatuses()).to.deep.equal(['authenticated']);
      expect(await emulator.requests()).to.deep.equal([]);
      await emulator.expireSessions();
      expect((await next.client.getSession()).user?.login, 'restored by the remembered sign-in').to.equal(
        'demo',
      );
      expect(statuses()).to.deep.equal(['anonymous', 'authenticated']);
      expect(problems).to.deep.equal([]);
    });

    it(`signs nobody out when it is set right, or wrong, between two visits: ${name}`, async () => {
      const {store} = openStore(emulator.app);
      await store.client.signIn(demo);
      store.stop();
      await emulator.clearRequests();
      setClockOff(offset);
      const {store: next, statuses} = openStore(emulator.app);
      await next.start();
      expect(statuses()).to.deep.equal(['authenticated']);
      expect((await emulator.requests()).length, 'asked once at most').to.be.lessThan(2);
      expect((await next.client.getSession()).user?.login).to.equal('demo');
    });
  }
});
