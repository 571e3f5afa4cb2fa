import {expect} from '@open-wc/testing';
import {isCubeApiError, isCubeError} from '../../src/errors.js';
import {useEmulator} from '../helpers/emulator.js';
import {failureOf} from '../helpers/failure.js';
import {demo, openStore} from '../helpers/stores.js';
import {until} from '../helpers/until.js';
import {replaceProperty} from './helpers/broken-storage.js';
import {stopSteadyClock} from './helpers/clocks.js';
import {changeRecord} from './helpers/kept.js';

const oneHour = 60 * 60 * 1000;

/** What gives a second attempt a chance. */
const changes: Readonly<Record<string, () => void>> = {
  'the network is back': () => window.dispatchEvent(new Event('online')),
  'the page comes back from the cache': () =>
    window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true})),
  'the page is thawed': () => document.dispatchEvent(new Event('resume')),
  'the page is looked at again': () => document.dispatchEvent(new Event('visibilitychange')),
  'the user points at something': () => document.body.dispatchEvent(new PointerEvent('pointerdown')),
  'the user types': () => document.body.dispatchEvent(new KeyboardEvent('keydown')),
  'the user scrolls': () => document.body.dispatchEvent(new WheelEvent('wheel')),
};
const userActs = changes['the user types']!;
const allChanges = () => Object.values(changes).forEach((change) => change());

describe('a restore that failed', () => {
  const emulator = useEmulator();
  let passTime: (milliseconds: number) => void;

  /** A user whose session has ended while restoring it is not possible; how often it was tried is counted. */
  const failing = async (fault: Record<string, unknown>) => {
    passTime = stopSteadyClock();
    const attempts: Date[] = [];
    const observed = openStore(emulator.app, {
      restoreSession() {
        attempts.push(new Date());
        return Promise.resolve(demo);
      },
    });
    const {store} = observed;
    await store.client.signIn(demo);
    await emulator.expireSessions();
    await emulator.clearRequests();
    await emulator.fault({method: 'POST', path: '/login', times: 1000, ...fault});
    const call = () => failureOf(store.client.getUserByLogin('demo'));
    const goesOn = async () => (await store.client.getUserByLogin('demo'))?.login === 'demo';
    return {...observed, attempts, call, goesOn};
  };

  const headers = {'Retry-After': '40', 'Access-Control-Expose-Headers': 'Retry-After, Date'};
  const faults: Readonly<Record<string, Record<string, unknown>>> = {
    'server error': {status: 500},
    'server that is overloaded': {status: 503, body: '<h1>Sorry</h1>'},
    'rate limit': {status: 429},
    'rate limit that says how long': {status: 429, headers},
    'connection that is cut': {reset: true},
  };
  for (const [name, fault] of Object.entries(faults)) {
    it(`signs nobody out and is not tried again without a change: ${name}`, async () => {
      const {attempts, call, statuses} = await failing(fault);
      const first = await Promise.all(Array.from({length: 20}, call));
      expect(first.every(isCubeError)).to.equal(true);
      expect(attempts).to.have.length(1);
      const requests = await emulator.requests();
      passTime(oneHour);
      for (let time = 0; time < 20; time += 1) expect(isCubeError(await call())).to.equal(true);
      expect(attempts).to.have.length(1);
      expect((await emulator.requests()).length, 'nothing is sent').to.equal(requests.length);
      expect(statuses()).to.deep.equal(['anonymous', 'authenticated']);
    });
  }

  for (const [name, change] of Object.entries(changes)) {
    it(`is tried again, once, when ${name}`, async () => {
      const {attempts, call, goesOn} = await failing({status: 500});
      await call();
      passTime(oneHour);
      change();
      await call();
      await call();
      expect(attempts, 'it has failed again').to.have.length(2);
      await emulator.clearFaults();
      passTime(oneHour);
      change();
      expect(await goesOn()).to.equal(true);
      expect(attempts).to.have.length(3);
    });
  }

  it('is not tried again at once, whatever changes', async () => {
    const {attempts, call} = await failing({status: 500});
    await call();
    for (let time = 0; time < 10; time += 1) {
      allChanges();
      await call();
    }
    expect(attempts).to.have.length(1);
  });

  it('waits longer after each failure, but never for ever', async () => {
    replaceProperty(Math, 'random', {value: () => 0.5});
    const {attempts, call} = await failing({status: 500});
    const attempt = async () => {
      userActs();
      await call();
      return attempts.length;
    };
    await call();
    for (const [index, seconds] of [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300].entries()) {
      passTime(seconds * 1000 - 1);
      expect(await attempt(), `just before ${seconds} s`).to.equal(index + 1);
      passTime(1);
      expect(await attempt(), `after ${seconds} s`).to.equal(index + 2);
    }
  });

  it('does not wait equally long in all pages', async () => {
    for (const [random, wait] of [
      [0, 500],
      [0.999, 1499],
    ] as const) {
      replaceProperty(Math, 'random', {value: () => random});
      emulator.app = await emulator.newApp();
      await emulator.clearFaults();
      const {attempts, call} = await failing({status: 500});
      await call();
      for (const [time, count] of [
        [wait - 1, 1],
        [1, 2],
      ] as const) {
        passTime(time);
        userActs();
        await call();
        expect(attempts).to.have.length(count);
      }
    }
  });

  it('waits as long as the server asks for, and says so to whoever calls', async () => {
    const {attempts, call, goesOn} = await failing({status: 429, headers});
    const error = await call();
    expect(isCubeApiError(error) && [error.status, error.retryAfter]).to.deep.equal([429, 40]);
    passTime(39_999);
    allChanges();
    expect(await call()).to.equal(error);
    expect(attempts).to.have.length(1);
    await emulator.clearFaults();
    passTime(1);
    userActs();
    expect(await goesOn()).to.equal(true);
    expect(attempts).to.have.length(2);
  });

  it('is tried at once when the network is back, where that was to blame', async () => {
    const {attempts, call, goesOn} = await failing({reset: true});
    await call();
    userActs();
    await call();
    expect(attempts).to.have.length(1);
    await emulator.clearFaults();
    changes['the network is back']!();
    expect(await goesOn()).to.equal(true);
    expect(attempts).to.have.length(2);
  });

  it('does not count where the clock that noted it was ahead', async () => {
    const {store} = openStore(emulator.app, {restoreSession: () => Promise.resolve(demo)});
    await store.client.signIn(demo);
    await emulator.expireSessions();
    await changeRecord(emulator.app, {failure: {at: Date.now() + oneHour, status: 503, retryAfter: 3600}});
    expect((await store.client.getSession()).user?.login).to.equal('demo');
  });

  it('is forgotten with the next sign-in', async () => {
    const {store, attempts, call, goesOn} = await failing({status: 500});
    await call();
    await emulator.clearFaults();
    await store.client.signIn(demo);
    await emulator.expireSessions();
    expect(await goesOn()).to.equal(true);
    expect(attempts).to.have.length(2);
  });

  it('is not tried again by the other tabs either', async () => {
    const {attempts, call, store} = await failing({status: 500});
    const second: Date[] = [];
    const {store: otherTab} = openStore(emulator.app, {
      restoreSession() {
        second.push(new Date());
        return Promise.resolve(demo);
      },
    });
    await otherTab.start();
    const channel = new BroadcastChannel(`cube-elements:${emulator.app.appId}@${emulator.url}`);
    // A page that has not called the server yet has nothing that could try.
    await otherTab.client.getSession({signal: AbortSignal.abort()}).catch(() => undefined);
    const told = new Promise<void>((resolve) => {
      channel.onmessage = ({data}: MessageEvent<{type: string}>) =>
        data.type === 'restore-failed' && resolve();
    });
    await call();
    await told;
    channel.close();
    // The other tab hears of it at about the same time, and a round trip later for sure.
    await emulator.requests();
    await failureOf(otherTab.client.getSession());
    expect([attempts.length, second.length]).to.deep.equal([1, 0]);
    expect([store.state.status, otherTab.state.status]).to.deep.equal(['authenticated', 'authenticated']);
  });

  it('at the start of a page, where the session had expired before, is tried again after a change', async () => {
    const {store: first} = openStore(emulator.app);
    await first.client.signIn(demo);
    await emulator.expireSessions();
    await failureOf(first.client.getSession());
    first.stop();
    passTime = stopSteadyClock();
    let attempts = 0;
    const {store} = openStore(emulator.app, {
      restoreSession() {
        attempts += 1;
        return attempts === 1 ? Promise.reject(new TypeError('Failed to fetch')) : Promise.resolve(demo);
      },
    });
    await store.start();
    expect([store.state.status, attempts]).to.deep.equal(['expired', 1]);
    passTime(oneHour);
    changes['the network is back']!();
    await until(() => store.state.status === 'authenticated', 'it goes on when the network is back');
    expect(attempts).to.equal(2);
  });
});
