import {expect} from '@open-wc/testing';
import {isCubeApiError, isCubeError} from '../../src/errors.js';
import {useEmulator} from '../helpers/emulator.js';
import {failureOf} from '../helpers/failure.js';
import {useHost} from '../helpers/host.js';
import {demo, openStore} from '../helpers/stores.js';
import {makeCredential, usePasswordStore} from './helpers/browser-credentials.js';
import {byEmail, firebaseFeature} from './helpers/firebase.js';

/** The ways to a new session, in the order that is promised. */
const ways = ['hook', 'session URL', 'identity provider', 'remembered sign-in', 'browser'] as const;
type Way = (typeof ways)[number];

const newPassword = 'another-password';

describe('the ways to a new session', () => {
  const emulator = useEmulator();
  const host = useHost();

  /**
   * A user with a remembered sign-in whose session has ended, on a page that has set up all the ways.
   * @param working Which of them lead to a session.
   * @returns Which of them were tried by then, as each one is asked.
   */
  async function expired(working: readonly Way[], failing: readonly Way[] = []) {
    await emulator.setFeatures({firebase: firebaseFeature});
    const password = working.includes('remembered sign-in') ? demo.password : newPassword;
    const tried: Way[] = [];
    const answer = async <Value>(way: Way, value: Value): Promise<Value | null> => {
      await noteSilent(tried);
      tried.push(way);
      if (failing.includes(way)) throw new TypeError(`The ${way} is broken`);
      return working.includes(way) ? value : null;
    };
    usePasswordStore(() => answer('browser', makeCredential({id: 'demo', password})));
    const observed = openStore(emulator.app, {
      sessionUrl: host.url,
      restoreSession: () => answer('hook', {login: 'demo', password}),
      identityProvider: () => answer('identity provider', byEmail('demo@example.com')),
    });
    const {store} = observed;
    await store.client.signIn(demo, {remember: true});
    if (password === newPassword) await changePassword(store.token!, store.state.user!.id);
    await emulator.expireSessions();
    if (working.includes('session URL')) {
      await host.answer({body: {token: await emulator.tokenOf({login: 'demo', password})}});
    }
    if (failing.includes('session URL')) await host.answer({status: 500});
    await host.takeRequests();
    await emulator.clearRequests();
    return {...observed, tried};
  }

  /** Two of the ways tell of themselves by nothing but their requests. */
  async function noteSilent(tried: Way[]): Promise<void> {
    if ((await host.takeRequests()).length > 0) tried.push('session URL');
    // No other sign-in is refused here: what the others give opens a session.
    if ((await emulator.countRequests('POST /login 401')) > 0) tried.push('remembered sign-in');
  }

  const changePassword = (token: string, id: number) =>
    emulator.send('PUT', `users/${id}`, token, {
      user: {password: newPassword, old_password: demo.password},
    });

  it('are tried in their order, each once, until the user is asked to sign in', async () => {
    const {store, tried} = await expired([]);
    await failureOf(store.client.getSession());
    expect(tried).to.deep.equal(ways);
    expect(store.state.status).to.equal('expired');
  });

  for (const [index, way] of ways.entries()) {
    it(`end with the first that works: ${way}`, async () => {
      const {store, tried, statuses} = await expired(ways.slice(index));
      expect((await store.client.updateUser({fullName: 'After All'})).fullName).to.equal('After All');
      if ((await host.takeRequests()).length > 0) tried.push('session URL');
      // Nobody else gives a password here.
      if (way === 'remembered sign-in') tried.push(way);
      expect(tried).to.deep.equal(ways.slice(0, index + 1));
      expect(new Set(statuses()), 'never expired').to.deep.equal(new Set(['anonymous', 'authenticated']));
    });
  }

  for (const [index, way] of ways.slice(0, 3).entries()) {
    it(`go on with the next one where one is broken: ${way}`, async () => {
      const {store} = await expired(ways.slice(index + 1), [way]);
      expect((await store.client.getSession()).user?.login).to.equal('demo');
      expect(store.state.status).to.equal('authenticated');
    });

    it(`sign nobody out where one is broken and no other works: ${way}`, async () => {
      const {store, tried} = await expired([], [way]);
      expect(isCubeError(await failureOf(store.client.getSession()))).to.equal(true);
      expect(tried).to.deep.equal(ways);
      expect(store.state.status).to.equal('authenticated');
    });
  }

  it('come to a halt where ConnectyCube itself is down: the rest would fail as well', async () => {
    const {store, tried} = await expired(ways);
    await emulator.fault({method: 'POST', path: '/login', status: 503, times: 100});
    const error = await failureOf(store.client.getSession());
    expect(isCubeApiError(error) && error.status).to.equal(503);
    expect(tried).to.deep.equal(['hook']);
    expect(await emulator.countRequests('POST /login')).to.equal(1);
    expect(store.state.status).to.equal('authenticated');
  });

  it('come to a halt where the network is away', async () => {
    const {store, tried} = await expired(ways);
    await emulator.fault({method: 'POST', path: '/', reset: true, times: 100});
    await failureOf(store.client.getSession());
    expect(tried).to.deep.equal(['hook']);
    expect(store.state.status).to.equal('authenticated');
  });
});
