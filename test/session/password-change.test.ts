import {expect} from '@open-wc/testing';
import type {UserChanges} from '../../src/core.js';
import {isCubeApiError} from '../../src/errors.js';
import {useEmulator} from '../helpers/emulator.js';
import {failureOf} from '../helpers/failure.js';
import {demo, openSignedIn, openStore} from '../helpers/stores.js';
import {recordOf} from './helpers/kept.js';
import {textsIn} from './helpers/quoted.js';

const newPassword = 'another-password';
const change = {password: newPassword, oldPassword: demo.password};

describe('a change of the password', () => {
  const emulator = useEmulator();

  const signedIn = (remember = false) => openSignedIn(emulator, remember);

  it('takes both passwords, by its type too', () => {
    const both: UserChanges = change;
    // @ts-expect-error -- the server asks for the old one
    const without: UserChanges = {password: newPassword};
    // @ts-expect-error -- changes nothing
    const oldAlone: UserChanges = {oldPassword: demo.password};
    expect([both, without, oldAlone]).to.have.length(3);
  });

  it('is one request; the session goes on here, and those elsewhere end', async () => {
    const {store} = await signedIn();
    const elsewhere = await emulator.tokenOf(demo);
    await emulator.clearRequests();
    const user = await store.client.updateUser(change);
    expect(user.login).to.equal('demo');
    expect(await emulator.requestLines()).to.deep.equal([`PUT /users/${user.id} 200`]);
    expect((await store.client.getSession()).user?.id).to.equal(user.id);
    expect(await failureOf(emulator.send('GET', 'session', elsewhere))).to.be.instanceOf(Error);
    expect(await emulator.tokenOf({login: 'demo', password: newPassword})).to.be.a('string');
  });

  it('can come with other changes', async () => {
    const {store} = await signedIn();
    const user = await store.client.updateUser({...change, fullName: 'New Name'});
    expect(user.fullName).to.equal('New Name');
    expect(await emulator.tokenOf({login: 'demo', password: newPassword})).to.be.a('string');
  });

  const refusals: [name: string, changes: Record<keyof typeof change, string>, fields: string[]][] = [
    ['the old one is wrong', {...change, oldPassword: 'wrong-password'}, ['oldPassword']],
    ['the new one is too short', {...change, password: 'tiny!'}, ['password']],
    ['the new one is too long', {...change, password: 'x'.repeat(41)}, ['password']],
    ['both are wrong', {password: 'tiny!', oldPassword: 'wrong-password'}, ['oldPassword', 'password']],
  ];
  for (const [name, changes, fields] of refusals) {
    it(`is refused by the field, and quotes none, where ${name}`, async () => {
      const {store, states} = await signedIn(true);
      const {length} = states;
      const error = await failureOf(store.client.updateUser(changes));
      if (!isCubeApiError(error)) throw error;
      expect(error.status).to.equal(422);
      expect(Object.keys(error.fieldErrors).sort()).to.deep.equal(fields);
      for (const secret of Object.values(changes)) expect(textsIn(error).includes(secret)).to.equal(false);
      expect((await recordOf(emulator.app))?.remembered?.credentials).to.deep.equal(demo);
      expect(states).to.have.length(length);
    });
  }

  it('is followed by a remembered sign-in, also one by e-mail address', async () => {
    const {store} = openStore(emulator.app);
    const email = 'demo@example.com';
    await store.client.signIn({email, password: demo.password}, {remember: true});
    await store.client.updateUser(change);
    const {credentials} = (await recordOf(emulator.app))?.remembered ?? {};
    expect(credentials).to.deep.equal({email, password: newPassword});
    await emulator.expireSessions();
    expect((await store.client.getSession()).user?.login).to.equal('demo');
  });

  it('leaves no password in what is told of the user', async () => {
    const {store, states} = await signedIn();
    const user = await store.client.updateUser(change);
    for (const secret of [newPassword, demo.password]) {
      expect(textsIn([user, states, store.state]).includes(secret)).to.equal(false);
    }
  });
});

describe('a field of the user', () => {
  const emulator = useEmulator();

  const filled = {
    fullName: 'Full Name',
    phone: '+47 802 32 143',
    website: 'https://example.com',
    customData: '{"a": 1}',
    avatar: 'https://example.com/a.png',
    externalId: 'ext-1',
    facebookId: 'fb-1',
    twitterId: 'tw-1',
    timezone: 60,
    tags: ['a', 'b'],
  };

  const signedIn = async () => {
    const {store} = openStore(emulator.app);
    await store.client.signIn(demo);
    await store.client.updateUser(filled);
    return store;
  };

  const texts = Object.keys(filled).filter((name) => !['timezone', 'tags'].includes(name));
  const clearings: [name: string, changes: UserChanges][] = [
    ...texts.flatMap((name): [string, UserChanges][] => [
      [`${name} by null`, {[name]: null}],
      [`${name} by an empty text`, {[name]: ''}],
    ]),
    ['timezone by null', {timezone: null}],
    ['tags by an empty list', {tags: []}],
    ['email by null, where there is a login', {email: null}],
    ['login by null, where there is an e-mail address', {login: null}],
  ];
  for (const [what, changes] of clearings) {
    it(`is cleared, and no other: ${what}`, async () => {
      const store = await signedIn();
      const before = store.state.user!;
      const user = await store.client.updateUser(changes);
      const [name] = Object.keys(changes) as [keyof typeof user];
      const {updatedAt} = user;
      const empty = name === 'tags' ? [] : null;
      expect(user).to.deep.equal({...before, [name]: empty, updatedAt, lastRequestAt: user.lastRequestAt});
      expect(store.state.user?.[name]).to.deep.equal(empty);
      expect(await store.client.getUserById(user.id)).to.deep.include({[name]: empty});
    });
  }

  it('stays as it is by undefined, which is not even sent', async () => {
    const store = await signedIn();
    await emulator.clearRequests();
    const user = await store.client.updateUser({fullName: undefined, tags: undefined, phone: '1'});
    expect(user).to.deep.include({fullName: 'Full Name', tags: ['a', 'b'], phone: '1'});
  });

  it('is not cleared where it is the last name to sign in by', async () => {
    const store = await signedIn();
    await store.client.updateUser({email: ''});
    const error = await failureOf(store.client.updateUser({login: ''}));
    expect(isCubeApiError(error) && error.status).to.equal(422);
    expect(store.state.user?.login).to.equal('demo');
  });
});
