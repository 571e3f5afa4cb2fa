import {expect} from '@open-wc/testing';
import type {CubeClient} from '../../src/core.js';
import {isCubeSessionError} from '../../src/errors.js';
import {useEmulator} from '../helpers/emulator.js';
import {demo, openStore, other} from '../helpers/stores.js';

/** Calls that a page makes as whoever is signed in. */
const calls: Readonly<Record<string, (client: CubeClient) => Promise<unknown>>> = {
  updateUser: (client) => client.updateUser({fullName: 'Meant for demo'}),
  getUserByLogin: (client) => client.getUserByLogin('demo'),
  getSession: (client) => client.getSession(),
  deleteSessionsExceptCurrent: (client) => client.deleteSessionsExceptCurrent(),
  deleteUser: (client) => client.deleteUser(),
};

/** What may happen in the same breath. */
const changes: Readonly<Record<string, (client: CubeClient) => Promise<unknown>>> = {
  'another user signs in': (client) => client.signIn(other),
  'the user signs out': (client) => client.signOut(),
};

describe('a call is made as who is signed in when it is made', () => {
  const emulator = useEmulator();

  for (const [name, call] of Object.entries(calls)) {
    for (const [what, change] of Object.entries(changes)) {
      it(`${name}, although ${what} in the same tick`, async () => {
        await emulator.setFeatures({deleteOtherSessions: true});
        const {store: first} = openStore(emulator.app);
        await first.client.signIn(demo);
        const token = first.token!;
        first.stop();
        // A page that has just been opened has nothing at hand yet that could send the call.
        const {store} = openStore(emulator.app);
        await store.start();
        await emulator.clearRequests();
        const made = call(store.client).then(
          () => 'made',
          (error: unknown) => (isCubeSessionError(error) ? error.reason : String(error)),
        );
        await change(store.client);
        expect(await made).to.be.oneOf(['made', 'changed', 'missing']);
        expect(store.state.user?.login).to.equal(what === 'the user signs out' ? undefined : 'other');
        const ownRequests = ['POST /session', 'POST /login', 'DELETE /login', 'DELETE /session'];
        const sent = (await emulator.requests()).filter(
          ({method, path}) => !ownRequests.includes(`${method} ${path}`),
        );
        expect(sent.map(({headers}) => headers['cb-token']).filter((used) => used !== token)).to.deep.equal(
          [],
        );
      });
    }
  }

  it('and as a visitor where nobody is, although a user signs in in the same tick', async () => {
    const {store} = openStore(emulator.app);
    await store.start();
    const [found] = await Promise.all([store.client.getUserByLogin('demo'), store.client.signIn(demo)]);
    expect(found?.login).to.equal('demo');
    const request = (await emulator.requests()).find(({path}) => path === '/users/v2');
    expect(request?.headers['cb-token']).to.be.a('string').and.not.equal(store.token);
  });
});
