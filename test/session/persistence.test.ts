import {expect} from '@open-wc/testing';
import {useEmulator} from '../helpers/emulator.js';
import {demo, openStore} from '../helpers/stores.js';
import {until} from '../helpers/until.js';
import {changeRecord, recordOf} from './helpers/kept.js';

const twoHours = 2 * 60 * 60 * 1000;

describe('the session between visits', () => {
  const emulator = useEmulator();

  /** A visit at which the user signs in, and leaves without signing out. */
  const signIn = async () => {
    const {store} = openStore(emulator.app);
    const user = await store.client.signIn(demo);
    store.stop();
    await emulator.clearRequests();
    return {user, token: store.token!};
  };

  /** Has the last visit been four hours ago. */
  const visitLater = () =>
    changeRecord(emulator.app, {endsAt: Date.now() - twoHours, usedAt: Date.now() - 2 * twoHours});

  it('goes on without a request', async () => {
    const {user, token} = await signIn();
    const {store, statuses} = openStore(emulator.app);
    await store.start();
    expect(store.state.user).to.deep.equal(user);
    expect(store.token).to.equal(token);
    expect(statuses()).to.deep.equal(['authenticated']);
    expect(store.storageTier).to.equal('indexeddb');
    expect(await emulator.requests()).to.deep.equal([]);
    expect((await store.client.getSession()).userId).to.equal(user.id);
  });

  it('is gone after signing out', async () => {
    await signIn();
    const {store} = openStore(emulator.app);
    await store.start();
    await store.client.signOut();
    expect(await recordOf(emulator.app)).to.equal(undefined);
  });

  it('is that of its own app and its own server', async () => {
    await signIn();
    const {store: otherApp} = openStore(await emulator.newApp());
    const {store: otherServer} = openStore({...emulator.app, endpoint: `${emulator.url}/elsewhere`});
    await Promise.all([otherApp.start(), otherServer.start()]);
    expect([otherApp.state.status, otherServer.state.status]).to.deep.equal(['anonymous', 'anonymous']);
  });

  it('stays expired, with its user, when the page is opened again', async () => {
    await signIn();
    await emulator.expireSessions();
    const {store: first} = openStore(emulator.app);
    await first.client.getSession().catch(() => undefined);
    first.stop();
    const {store, statuses} = openStore(emulator.app);
    await store.start();
    expect(statuses()).to.deep.equal(['expired']);
    expect(store.state.user?.login).to.equal('demo');
    expect(store.token).to.equal(null);
    expect(await recordOf(emulator.app))
      .to.be.an('object')
      .and.not.have.property('token');
  });

  it('that has expired is tried once more when the page is opened again', async () => {
    await signIn();
    await emulator.expireSessions();
    const {store: first} = openStore(emulator.app);
    await first.client.getSession().catch(() => undefined);
    first.stop();
    const reasons: string[] = [];
    const {store, statuses} = openStore(emulator.app, {
      restoreSession({reason}) {
        reasons.push(reason);
        return Promise.resolve(demo);
      },
    });
    await store.start();
    expect(statuses()).to.deep.equal(['authenticated']);
    expect(reasons).to.deep.equal(['start']);
  });

  it('is checked once when it has ended by this clock, and goes on where the server still knows it', async () => {
    await signIn();
    await visitLater();
    const {store, statuses} = openStore(emulator.app);
    await store.start();
    expect(statuses()).to.deep.equal(['authenticated']);
    expect(await emulator.requestLines()).to.deep.equal(['GET /session 200']);
    expect((await recordOf(emulator.app))?.endsAt).to.be.greaterThan(Date.now());
  });

  it('is checked once where it was used in the future: the clock has been set back since', async () => {
    await signIn();
    const aYear = 365 * 12 * twoHours;
    await changeRecord(emulator.app, {endsAt: Date.now() + aYear + twoHours, usedAt: Date.now() + aYear});
    for (const visit of [1, 2]) {
      const {store, statuses} = openStore(emulator.app);
      await store.start();
      expect(statuses(), `visit ${visit}`).to.deep.equal(['authenticated']);
      store.stop();
    }
    expect(await emulator.requestLines()).to.deep.equal(['GET /session 200']);
    expect((await recordOf(emulator.app))?.usedAt).to.be.most(Date.now());
  });

  it('has expired where it was used in the future, and the server has forgotten it', async () => {
    await signIn();
    await emulator.expireSessions();
    await changeRecord(emulator.app, {endsAt: Date.now() + 2 * twoHours, usedAt: Date.now() + twoHours});
    const {store, statuses} = openStore(emulator.app);
    await store.start();
    expect(statuses()).to.deep.equal(['expired']);
  });

  it('is restored at the start where the server has forgotten it', async () => {
    await signIn();
    await visitLater();
    await emulator.control('POST', 'clock', {advanceMs: 2 * twoHours});
    const reasons: string[] = [];
    const {store, statuses} = openStore(emulator.app, {
      restoreSession({reason}) {
        reasons.push(reason);
        return Promise.resolve(demo);
      },
    });
    await store.start();
    expect(statuses()).to.deep.equal(['authenticated']);
    expect(reasons).to.deep.equal(['start']);
  });

  it('has expired at the start where the server has forgotten it and nobody restores it', async () => {
    await signIn();
    await visitLater();
    await emulator.expireSessions();
    const {store, statuses} = openStore(emulator.app);
    await store.start();
    expect(statuses()).to.deep.equal(['expired']);
    expect(store.state.user?.login).to.equal('demo');
  });

  it('stands where the server cannot be asked', async () => {
    await signIn();
    await visitLater();
    await emulator.fault({path: '/session', status: 503, times: 10});
    const {store} = openStore(emulator.app);
    await store.start();
    expect(store.state.status).to.equal('authenticated');
  });

  it('has ended where its token is nobody’s any more', async () => {
    const {token} = await signIn();
    await emulator.send('DELETE', 'login', token);
    await visitLater();
    const {store} = openStore(emulator.app);
    await store.start();
    expect(store.state.status).to.equal('expired');
  });

  it('has ended where its token is another user’s by now', async () => {
    const {token} = await signIn();
    await emulator.send('POST', 'login', token, {login: 'other', password: 'other-password'});
    await visitLater();
    const {store} = openStore(emulator.app);
    await store.start();
    expect(store.state).to.have.property('status', 'expired');
    expect(store.state.user?.login).to.equal('demo');
  });

  it('is prolonged by every answer', async () => {
    await signIn();
    await changeRecord(emulator.app, {endsAt: Date.now() + 1000});
    const {store} = openStore(emulator.app);
    await store.client.getSession();
    const isProlonged = async () => (await recordOf(emulator.app))!.endsAt > Date.now() + twoHours - 60_000;
    await until(isProlonged, 'the storage has learned of it');
  });
});
