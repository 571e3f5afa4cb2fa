import {expect} from '@open-wc/testing';
import {SessionStore} from '../../src/core.js';
import {useEmulator} from '../helpers/emulator.js';
import {demo, openStore} from '../helpers/stores.js';
import {until} from '../helpers/until.js';
import {breakIndexedDb} from './helpers/broken-storage.js';
import {catchUncaught} from './helpers/uncaught.js';

describe('a session whose page has broken callbacks', () => {
  const emulator = useEmulator();

  it('suffers nothing from a listener that throws', async () => {
    const {store, statuses} = openStore(emulator.app);
    const uncaught = catchUncaught();
    const unsubscribe = store.subscribe(() => {
      throw new Error('the listener is broken');
    });
    await store.start();
    await until(() => uncaught().length > 0);
    expect(uncaught().join()).to.include('the listener is broken');
    unsubscribe();
    await store.client.signIn(demo);
    expect(statuses()).to.deep.equal(['anonymous', 'authenticated']);
  });

  it('suffers nothing from an onProblem that throws, neither at the start nor at a sign-in', async () => {
    breakIndexedDb['fails when it is opened']();
    const uncaught = catchUncaught();
    const store = new SessionStore({
      ...emulator.app,
      onProblem: () => {
        throw new Error('onProblem is broken');
      },
    });
    await store.start();
    expect(store.state.status).to.equal('anonymous');
    expect((await store.client.signIn(demo)).login).to.equal('demo');
    expect((await store.client.getSession()).user?.login).to.equal('demo');
    await until(() => uncaught().length > 0);
    expect(uncaught().join()).to.include('onProblem is broken');
    store.stop();
  });

  it('starts for nobody where the app is not set up and onProblem throws', async () => {
    const uncaught = catchUncaught();
    const store = new SessionStore({
      appId: '',
      onProblem: () => {
        throw new Error('onProblem is broken');
      },
    });
    await store.start();
    expect(store.state.status).to.equal('anonymous');
    await until(() => uncaught().length > 0);
    expect(uncaught().join()).to.include('onProblem is broken');
    store.stop();
  });
});
