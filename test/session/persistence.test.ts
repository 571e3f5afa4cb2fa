import {expect} from '@open-wc/testing';
import {createStore, set, get} from 'idb-keyval';
import {useEmulator} from '../helpers/emulator.js';
import {demo, openStore} from '../helpers/stores.js';

const twoHours = 2 * 60 * 60 * 1000;

describe('the session between visits', () => {
  const emulator = useEmulator();
  const database = createStore('cube-elements', 'sessions');
  const key = () => `${emulator.app.appId}@${emulator.url}`;

  const signIn = async () => {
    const {store} = openStore(emulator.app);
    const user = await store.client.signIn(demo);
    await emulator.clearRequests();
    return user;
  };

  const storedRecord = () => get<Record<string, unknown>>(key(), database);

  const visitLater = async () =>
    set(key(), {...(await storedRecord()), endsAt: Date.now() - twoHours}, database);

  it('goes on without a request', async () => {
    const user = await signIn();
    const {store, statuses} = openStore(emulator.app);
    await store.start();
    expect(store.state.user).to.deep.equal(user);
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
    expect(await storedRecord()).to.equal(undefined);
  });

  it('is that of its own app and its own server', async () => {
    await signIn();
    const {store: otherApp} = openStore(await emulator.newApp());
    const {store: otherServer} = openStore({...emulator.app, endpoint: `${emulator.url}/elsewhere`});
    await Promise.all([otherApp.start(), otherServer.start()]);
    expect([otherApp.state.status, otherServer.state.status]).to.deep.equal(['anonymous', 'anonymous']);
  });

  it('never holds the password', async () => {
    await signIn();
    expect(JSON.stringify(await storedRecord()))
      .to.include('"login":"demo"')
      .and.not.include(demo.password);
  });

  it('stays expired, with its user, when the page is opened again', async () => {
    await signIn();
    await emulator.expireSessions();
    const {store: first} = openStore(emulator.app);
    await first.client.getSession().catch(() => undefined);
    const {store} = openStore(emulator.app);
    await store.start();
    expect(store.state).to.deep.include({status: 'expired'});
    expect(store.state.user?.login).to.equal('demo');
    expect(await storedRecord()).not.to.have.property('token');
  });

  it('is checked once when it has ended by this clock, and goes on where the server still knows it', async () => {
    await signIn();
    await visitLater();
    const {store, statuses} = openStore(emulator.app);
    await store.start();
    expect(statuses()).to.deep.equal(['authenticated']);
    expect(await emulator.requestLines()).to.deep.equal(['GET /session 200']);
    expect((await storedRecord())?.endsAt).to.be.greaterThan(Date.now());
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
    await signIn();
    const token = (await storedRecord())?.token as string;
    await fetch(`${emulator.url}/login`, {method: 'DELETE', headers: {'CB-Token': token}});
    await visitLater();
    const {store} = openStore(emulator.app);
    await store.start();
    expect(store.state.status).to.equal('expired');
  });

  it('is prolonged by every answer', async () => {
    await signIn();
    await set(key(), {...(await storedRecord()), endsAt: Date.now() + 1000}, database);
    const {store} = openStore(emulator.app);
    await store.client.getSession();
    const {store: next} = openStore(emulator.app);
    await next.start();
    expect((await storedRecord())?.endsAt).to.be.closeTo(Date.now() + twoHours, 60_000);
  });

  const rubbish: unknown[] = [
    null,
    'text',
    17,
    [],
    {},
    {version: 2, user: {id: 1, tags: []}, token: 'T', endsAt: 1},
    {version: 1, user: {id: 1, tags: []}, token: '', endsAt: 1},
    {version: 1, user: {id: 'x', tags: []}, token: 'T', endsAt: 1},
    {version: 1, user: null, token: 'T', endsAt: 1},
    {version: 1, user: {id: 1, tags: []}, token: 'T', endsAt: 'soon'},
  ];
  for (const record of rubbish) {
    it(`drops ${JSON.stringify(record)} and says so`, async () => {
      await set(key(), record, database);
      const {store, problems} = openStore(emulator.app);
      await store.start();
      expect(store.state.status).to.equal('anonymous');
      expect(problems.map(({message}) => message)).to.deep.equal([
        'The stored session is corrupt or of another version. It was dropped.',
      ]);
      expect(await storedRecord()).to.equal(undefined);
      await store.client.signIn(demo);
      expect(store.storageTier).to.equal('indexeddb');
    });
  }

  describe('without IndexedDB', () => {
    const {open} = IDBFactory.prototype;
    const newerDatabase = 'of-a-later-version';

    before(
      () =>
        new Promise((resolve, reject) => {
          const request = indexedDB.open(newerDatabase, 2);
          request.onsuccess = resolve;
          request.onerror = reject;
        }),
    );

    afterEach(() => {
      IDBFactory.prototype.open = open;
    });

    const refusals: Record<string, typeof open> = {
      'throws at once': () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
      fails: () => open.call(indexedDB, newerDatabase, 1),
      'never answers': () => new EventTarget() as IDBOpenDBRequest,
    };
    for (const [how, refusal] of Object.entries(refusals)) {
      it(`signs in for as long as the page is open where opening ${how}`, async () => {
        IDBFactory.prototype.open = refusal;
        const {store, problems} = openStore(emulator.app);
        await store.client.signIn(demo);
        expect(store.storageTier).to.equal('memory');
        expect(problems.map(({message}) => message)).to.deep.equal([
          'IndexedDB cannot be used: the user stays signed in until the page is left.',
        ]);
        expect((await store.client.getSession()).user?.login).to.equal('demo');
        await store.client.signOut();
        expect(store.state.status).to.equal('anonymous');
      });
    }

    it('signs in where a write is refused', async () => {
      const {put} = IDBObjectStore.prototype;
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('The quota is used up.', 'QuotaExceededError');
      };
      try {
        const {store, problems} = openStore(emulator.app);
        await store.client.signIn(demo);
        expect(store.state.status).to.equal('authenticated');
        expect(problems).to.have.length(1);
      } finally {
        IDBObjectStore.prototype.put = put;
      }
    });
  });
});
