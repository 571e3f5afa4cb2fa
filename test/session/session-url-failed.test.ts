import {expect} from '@open-wc/testing';
import {useEmulator} from '../helpers/emulator.js';
import {useHost} from '../helpers/host.js';
import type {HostAnswer} from '../helpers/runner/host-backend.js';
import {demo, openStore, other} from '../helpers/stores.js';
import {until} from '../helpers/until.js';
import {stopSteadyClock} from './helpers/clocks.js';

const oneHour = 60 * 60 * 1000;

describe('a session URL that failed at the start of a page', () => {
  const emulator = useEmulator();
  const host = useHost();

  /** Waits neither for the network nor for time. */
  const comeOnline = () => window.dispatchEvent(new Event('online'));

  const failed = async (answer: HostAnswer = {reset: true}, wait = oneHour) => {
    const passTime = stopSteadyClock();
    await host.answer(answer);
    const observed = openStore(emulator.app, {sessionUrl: host.url});
    await observed.store.start();
    expect(observed.store.state.status).to.equal('anonymous');
    passTime(wait);
    await host.answer({body: {token: await emulator.tokenOf(demo)}});
    await host.takeRequests();
    return {...observed, passTime};
  };

  it('is asked again when the network is back', async () => {
    const {store, statuses} = await failed();
    comeOnline();
    await until(() => store.state.status === 'authenticated', 'the session is there');
    expect(statuses()).to.deep.equal(['anonymous', 'authenticated']);
    expect(store.state.user?.login).to.equal('demo');
    comeOnline();
    await store.client.getSession();
    expect(await host.takeRequests(), 'and then no more').to.have.length(1);
  });

  it('is not asked again where a user has signed in meanwhile', async () => {
    const {store} = await failed();
    await store.client.signIn(other);
    comeOnline();
    await store.client.getSession();
    expect(await host.takeRequests()).to.deep.equal([]);
    expect(store.state.user?.login).to.equal('other');
  });

  it('is not asked again where the user has signed out meanwhile', async () => {
    const {store, statuses} = await failed();
    await store.client.signOut();
    comeOnline();
    await store.client.getSession();
    expect(await host.takeRequests()).to.deep.equal([]);
    expect(statuses()).to.deep.equal(['anonymous']);
  });

  it('does not bring back a user who signs out while it is asked again', async () => {
    const {store, statuses} = await failed();
    await emulator.clearRequests();
    await emulator.fault({method: 'GET', path: '/session', delayMs: 500});
    comeOnline();
    await until(async () => (await emulator.countRequests('GET /session null')) === 1, 'it is asked');
    await store.client.signOut();
    const isDiscarded = async () => (await emulator.countRequests('DELETE /session 200')) === 1;
    await until(isDiscarded, 'the session that came too late is ended');
    expect(statuses()).to.deep.equal(['anonymous']);
  });

  it('is asked at once when the network is back, where that was to blame', async () => {
    const {store} = await failed({reset: true}, 0);
    comeOnline();
    await until(() => store.state.user?.login === 'demo', 'the session is there');
  });

  it('is not asked again before the time that the backend asks for', async () => {
    const headers = {'Retry-After': '40', 'Access-Control-Expose-Headers': 'Retry-After'};
    const {store, passTime} = await failed({status: 503, headers}, 39_999);
    comeOnline();
    await store.client.getSession();
    expect(await host.takeRequests()).to.deep.equal([]);
    passTime(1);
    comeOnline();
    await until(() => store.state.user?.login === 'demo', 'the session is there');
  });

  it('is not asked again by a store that was stopped', async () => {
    const {store} = await failed();
    store.stop();
    comeOnline();
    await store.client.getSession();
    expect(await host.takeRequests()).to.deep.equal([]);
    expect(store.state.status).to.equal('anonymous');
  });
});
