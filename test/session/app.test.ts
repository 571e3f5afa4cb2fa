import {expect} from '@open-wc/testing';
import {isCubeApiError, isCubeNetworkError, isCubeValidationError} from '../../src/errors.js';
import {useEmulator, type TestApp} from '../helpers/emulator.js';
import {failureOf} from '../helpers/failure.js';
import {demo, openStore} from '../helpers/stores.js';

describe('the app of a session', () => {
  const emulator = useEmulator();

  const incomplete: [name: string, change: Partial<TestApp>, field: string][] = [
    ['no app id', {appId: ''}, 'appId'],
    ['an app id that is no number', {appId: 'my-app'}, 'appId'],
    ['no auth key', {authKey: ''}, 'authKey'],
  ];
  for (const [name, change, field] of incomplete) {
    it(`says at once that there is ${name}, and asks the server for nothing`, async () => {
      const {store, problems} = openStore({...emulator.app, ...change});
      await store.start();
      expect(store.state.status).to.equal('anonymous');
      const [problem] = problems;
      expect(isCubeValidationError(problem) && Object.keys(problem.fieldErrors)).to.deep.equal([field]);
      for (const call of [store.client.signIn(demo), store.client.getUserByLogin('demo')]) {
        expect(isCubeValidationError(await failureOf(call))).to.equal(true);
      }
      expect(await emulator.requests()).to.deep.equal([]);
    });
  }

  const wrong: [name: string, change: Partial<TestApp>][] = [
    ['an unknown app id', {appId: '987654'}],
    ['a wrong auth key', {authKey: 'wrong-key'}],
  ];
  for (const [name, change] of wrong) {
    it(`tells the developer of ${name}, without repeating the key`, async () => {
      const {store, problems} = openStore({...emulator.app, ...change});
      const error = await failureOf(store.client.signIn(demo));
      expect(isCubeValidationError(error)).to.equal(true);
      expect(problems).to.deep.equal([error]);
      expect(problems[0]?.message).to.include('refused the app').and.not.include('wrong-key');
    });
  }

  it('tells the developer of an endpoint that is something else', async () => {
    await emulator.fault({path: '/session', status: 404, body: '<h1>No such page</h1>'});
    const {store, problems} = openStore(emulator.app);
    expect(isCubeValidationError(await failureOf(store.client.signIn(demo)))).to.equal(true);
    expect(problems[0]?.message).to.include(emulator.url);
  });

  for (const status of [429, 500, 503]) {
    it(`does not blame the set-up for a ${status}`, async () => {
      await emulator.fault({path: '/session', status});
      const {store, problems} = openStore(emulator.app);
      const error = await failureOf(store.client.signIn(demo));
      expect(isCubeApiError(error) && error.status).to.equal(status);
      expect(problems).to.deep.equal([]);
      await store.client.signIn(demo);
    });
  }

  it('says that an endpoint cannot be reached', async () => {
    const {store} = openStore({...emulator.app, endpoint: 'http://127.0.0.1:9'});
    expect(isCubeNetworkError(await failureOf(store.client.signIn(demo)))).to.equal(true);
    expect(store.state.status).to.equal('anonymous');
  });

  it('takes an endpoint with a slash at its end', async () => {
    const {store} = openStore({...emulator.app, endpoint: `${emulator.url}/`});
    await store.client.signIn(demo);
    expect(await emulator.requestLines()).to.deep.equal(['POST /session 201', 'POST /login 202']);
  });

  it('keeps two apps on one page apart', async () => {
    const second = await emulator.newApp();
    const one = openStore(emulator.app).store;
    const two = openStore(second).store;
    const [first] = await Promise.all([one.client.signIn(demo), two.start()]);
    expect(two.state.status).to.equal('anonymous');
    const user = await two.client.signIn(demo);
    expect(user.id).not.to.equal(first.id);
    await one.client.signOut();
    expect(two.state.user?.id).to.equal(user.id);
  });
});
