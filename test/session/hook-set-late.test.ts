import {expect} from '@open-wc/testing';
import type {RestoreSession, SessionStore} from '../../src/core.js';
import {useEmulator} from '../helpers/emulator.js';
import {failureOf} from '../helpers/failure.js';
import {demo, openStore} from '../helpers/stores.js';
import {until} from '../helpers/until.js';
import {stopSteadyClock} from './helpers/clocks.js';

const oneHour = 60 * 60 * 1000;

describe('a hook that is set while the session has expired', () => {
  const emulator = useEmulator();

  const expired = async (restoreSession?: RestoreSession) => {
    const observed = openStore(emulator.app, {restoreSession});
    const {store} = observed;
    await store.client.signIn(demo);
    await emulator.expireSessions();
    await failureOf(store.client.getSession());
    return observed;
  };

  /** Sets a new function ten times, as frameworks do at every render. Returns how often one of them was asked. */
  const render = async (store: SessionStore, restoreSession: RestoreSession): Promise<number> => {
    let asked = 0;
    for (let time = 0; time < 10; time += 1) {
      store.restoreSession = (context) => {
        asked += 1;
        return restoreSession(context);
      };
      // Longer than whatever a chain takes here.
      await emulator.requests();
      await emulator.requests();
    }
    return asked;
  };

  it('restores at once where there was none', async () => {
    const {store, statuses} = await expired();
    expect(store.state.status).to.equal('expired');
    store.restoreSession = () => Promise.resolve(demo);
    await until(() => store.state.status === 'authenticated', 'it is restored');
    expect(statuses()).to.deep.equal(['anonymous', 'authenticated', 'expired', 'authenticated']);
  });

  it('is asked once, however often it is set anew', async () => {
    const {store} = await expired();
    expect(await render(store, () => Promise.resolve(null))).to.equal(1);
    expect(store.state.status).to.equal('expired');
  });

  it('is not asked again where one was there before, however often it is set anew', async () => {
    const {store} = await expired(() => Promise.resolve(null));
    expect(store.state.status).to.equal('expired');
    expect(await render(store, () => Promise.resolve(demo))).to.equal(0);
    expect(store.state.status).to.equal('expired');
  });

  it('does not get past a failure that asks for time and a change', async () => {
    const passTime = stopSteadyClock();
    const {store, problems} = await expired();
    const fail = () => Promise.reject(new TypeError('Failed to fetch'));
    expect(await render(store, fail)).to.equal(1);
    expect(problems).to.have.length(1);
    passTime(oneHour);
    expect(await render(store, fail), 'time alone is no change').to.equal(0);
    store.restoreSession = () => Promise.resolve(demo);
    document.body.dispatchEvent(new KeyboardEvent('keydown'));
    await until(() => store.state.status === 'authenticated', 'the one that is set by then is asked');
  });
});
