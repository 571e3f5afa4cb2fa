import {expect} from '@open-wc/testing';
import {useEmulator} from '../helpers/emulator.js';
import {demo, openStore, other} from '../helpers/stores.js';
import {until} from '../helpers/until.js';
import {setClockOff} from './helpers/clocks.js';

describe('while the server is asked whether the session still lives', () => {
  const emulator = useEmulator();

  /** A page that has come back, and whose check is under way. */
  const checking = async () => {
    let restores = 0;
    const observed = openStore(emulator.app, {
      restoreSession({user}) {
        restores += 1;
        return Promise.resolve(user.login === 'other' ? other : demo);
      },
    });
    await observed.store.client.signIn(demo);
    await emulator.clearRequests();
    await emulator.fault({method: 'GET', path: '/session', delayMs: 1000});
    // So that the last answer was a while ago.
    setClockOff(60_000);
    window.dispatchEvent(new Event('online'));
    await until(async () => (await emulator.countRequests('GET /session null')) === 1, 'it is under way');
    return {...observed, restores: () => restores};
  };

  it('another user signs in: that one’s next call is restored as ever', async () => {
    const {store, restores, problems} = await checking();
    await store.client.signIn(other);
    await emulator.expireSessions();
    expect((await store.client.updateUser({fullName: 'After All'})).login).to.equal('other');
    expect(restores()).to.equal(1);
    expect(problems).to.deep.equal([]);
  });

  it('the user signs out, and in again: the next call is restored as ever', async () => {
    const {store, restores, statuses, problems} = await checking();
    await store.client.signOut();
    expect([store.state.status, restores()]).to.deep.equal(['anonymous', 0]);
    await store.client.signIn(demo);
    await emulator.expireSessions();
    expect((await store.client.getUserByLogin('demo'))?.login).to.equal('demo');
    expect(restores()).to.equal(1);
    expect(statuses()).to.deep.equal(['anonymous', 'authenticated', 'anonymous', 'authenticated']);
    expect(problems).to.deep.equal([]);
  });

  it('the user signs out: nobody is asked to bring the session back', async () => {
    const {store, restores, statuses} = await checking();
    await store.client.signOut();
    // Whatever the end of the check brings about has had its turn by then.
    await until(async () => (await emulator.countRequests('DELETE /login')) === 1);
    await store.client.getSession();
    expect(restores()).to.equal(0);
    expect(statuses()).to.deep.equal(['anonymous', 'authenticated', 'anonymous']);
  });
});
