import {expect} from '@open-wc/testing';
import {useEmulator} from '../helpers/emulator.js';
import {failureOf} from '../helpers/failure.js';
import {demo, openStore, other} from '../helpers/stores.js';
import {until} from '../helpers/until.js';

/** What a page hands to another SDK, such as that of ConnectyCube's chat. */
describe('the token of the session', () => {
  const emulator = useEmulator();

  it('is that by which the server knows the user, and null where nobody is signed in', async () => {
    const {store} = openStore(emulator.app);
    expect(store.token).to.equal(null);
    await store.start();
    await store.client.getUserByLogin('demo');
    expect(store.token, 'a visitor’s token is not handed out').to.equal(null);
    const user = await store.client.signIn(demo);
    const {session} = (await emulator.send('GET', 'session', store.token!)) as {session: {user_id: number}};
    expect(session.user_id).to.equal(user.id);
    await store.client.signOut();
    expect(store.token).to.equal(null);
  });

  it('is there already when its change, or that of the state, is told', async () => {
    const {store} = openStore(emulator.app);
    const seen: unknown[] = [];
    store.subscribe(({status}) => seen.push([status, store.token !== null]));
    store.watchToken((token) => seen.push([store.state.status, token === store.token]));
    await store.client.signIn(demo);
    await store.client.signOut();
    expect(seen).to.deep.equal([
      ['anonymous', false],
      ['authenticated', true],
      ['authenticated', true],
      ['anonymous', false],
      ['anonymous', true],
    ]);
  });

  it('is told at each change of it, and only then', async () => {
    const {store, tokens} = openStore(emulator.app);
    await store.start();
    expect(tokens, 'it was null before').to.deep.equal([]);
    await store.client.signIn(demo);
    const first = store.token;
    expect(tokens).to.deep.equal([first]);
    await store.client.updateUser({fullName: 'Another Name'});
    await store.client.getSession();
    expect(tokens, 'the user has changed, not the token').to.deep.equal([first]);
    await store.client.signIn(other);
    const second = store.token;
    expect(tokens).to.deep.equal([first, second]);
    await store.client.signOut();
    await store.client.signOut();
    expect(tokens).to.deep.equal([first, second, null]);
  });

  it('is told when the session is restored, although the user is the same', async () => {
    const {store, tokens, statuses} = openStore(emulator.app, {restoreSession: () => Promise.resolve(demo)});
    await store.client.signIn(demo);
    const first = store.token;
    await emulator.expireSessions();
    await store.client.getSession();
    expect(store.token).not.to.equal(first);
    expect(tokens).to.deep.equal([first, store.token]);
    expect(statuses(), 'to the page nothing has changed').to.deep.equal(['anonymous', 'authenticated']);
  });

  it('is null when the session has expired', async () => {
    const {store, tokens} = openStore(emulator.app);
    await store.client.signIn(demo);
    const first = store.token;
    await emulator.expireSessions();
    await failureOf(store.client.getSession());
    expect(store.token).to.equal(null);
    expect(tokens).to.deep.equal([first, null]);
  });

  it('is told once at a later visit', async () => {
    const {store: first} = openStore(emulator.app);
    await first.client.signIn(demo);
    first.stop();
    const {store, tokens} = openStore(emulator.app);
    await store.start();
    expect(tokens).to.deep.equal([first.token]);
  });

  it('is told in the other tabs as well', async () => {
    const {store: one} = openStore(emulator.app);
    const {store: two, tokens} = openStore(emulator.app);
    await Promise.all([one.start(), two.start()]);
    await one.client.signIn(demo);
    const {token} = one;
    await until(() => two.token === token, 'the other tab has the same token');
    await one.client.signOut();
    await until(() => two.token === null, 'the other tab has none');
    expect(tokens).to.deep.equal([token, null]);
  });

  it('is told no longer to whoever has left', async () => {
    const {store} = openStore(emulator.app);
    const told: unknown[] = [];
    const leave = store.watchToken((token) => told.push(token));
    leave();
    leave();
    await store.client.signIn(demo);
    expect(told).to.deep.equal([]);
  });

  it('serves another program that uses it, until the user signs out', async () => {
    const {store} = openStore(emulator.app);
    const {id} = await store.client.signIn(demo);
    const token = store.token!;
    await emulator.send('PUT', `users/${id}`, token, {user: {full_name: 'By The Other Program'}});
    expect((await store.client.getSession()).user?.fullName).to.equal('By The Other Program');
    await store.client.signOut();
    const error = await failureOf(emulator.send('PUT', `users/${id}`, token, {user: {full_name: 'X'}}));
    expect(error).to.be.instanceOf(Error);
  });
});
