import {expect} from '@open-wc/testing';
import {useEmulator} from '../helpers/emulator.js';
import {demo, openStore} from '../helpers/stores.js';
import {until} from '../helpers/until.js';
import {setClockOff} from './helpers/clocks.js';

describe('a change that changes nothing is told to nobody', () => {
  const emulator = useEmulator();

  const signedIn = async () => {
    const observed = openStore(emulator.app);
    await observed.store.client.signIn(demo);
    const {states, tokens} = observed;
    const before = {state: observed.store.state, states: [...states], tokens: [...tokens]};
    const expectNothingTold = () => {
      expect(states).to.deep.equal(before.states);
      expect(tokens).to.deep.equal(before.tokens);
      expect(observed.store.state, 'the very same object').to.equal(before.state);
    };
    return {...observed, expectNothingTold};
  };

  it('the same session is adopted again', async () => {
    const {store, expectNothingTold} = await signedIn();
    await store.client.adoptSession({token: store.token!});
    expectNothingTold();
    expect((await store.client.getSession()).user?.login, 'and is not ended').to.equal('demo');
  });

  it('the same user signs in again: only the token is another one', async () => {
    const {store, states, tokens} = await signedIn();
    const {length} = states;
    await emulator.control('POST', 'clock', {advanceMs: 60_000});
    await store.client.signIn(demo);
    expect(states).to.have.length(length);
    expect(tokens).to.have.length(2);
  });

  it('the server has seen the user since', async () => {
    const {store, expectNothingTold} = await signedIn();
    await emulator.control('POST', 'clock', {advanceMs: 60_000});
    await store.client.getUserByLogin('other');
    await store.client.adoptSession({token: store.token!});
    const user = await store.client.getUserById(store.state.user!.id);
    expect(user?.lastRequestAt).not.to.equal(store.state.user?.lastRequestAt);
    expectNothingTold();
  });

  it('the session is checked', async () => {
    const {store, expectNothingTold} = await signedIn();
    await emulator.control('POST', 'clock', {advanceMs: 60_000});
    await emulator.clearRequests();
    // So that the last answer was a while ago.
    setClockOff(60_000);
    window.dispatchEvent(new Event('online'));
    await until(async () => (await emulator.countRequests('GET /session 200')) === 1, 'it is checked');
    await store.client.getSession();
    expectNothingTold();
  });

  it('nobody signs out, or out again', async () => {
    const {store, states, tokens} = openStore(emulator.app);
    await store.start();
    await store.client.signOut();
    await store.client.deleteSession();
    await store.client.createSession();
    expect(states).to.have.length(1);
    expect(tokens).to.deep.equal([]);
  });

  it('a sign-in is refused', async () => {
    const {store, expectNothingTold} = await signedIn();
    await store.client.signIn({login: 'other', password: 'wrong-password'}).catch(() => undefined);
    expectNothingTold();
  });

  it('another tab says that something has changed, but nothing has', async () => {
    const {store, states, tokens} = await signedIn();
    const counts = [states.length, tokens.length];
    const {store: otherTab} = openStore(emulator.app);
    await otherTab.start();
    await otherTab.client.adoptSession({token: otherTab.token!});
    await otherTab.client.adoptSession({token: otherTab.token!});
    // What the other tab says next is heard after that.
    await otherTab.client.updateUser({fullName: 'Another Name'});
    await until(() => store.state.user?.fullName === 'Another Name', 'the next change has arrived');
    expect([states.length, tokens.length]).to.deep.equal([counts[0]! + 1, counts[1]]);
  });

  it('the store is started again', async () => {
    const {store, expectNothingTold} = await signedIn();
    store.stop();
    await store.start();
    await store.client.getSession();
    expectNothingTold();
  });

  it('but one that changes the user is told, in every tab, once', async () => {
    const {store, states} = await signedIn();
    const {store: otherTab, states: seenThere} = openStore(emulator.app);
    await otherTab.start();
    const counts = [states.length, seenThere.length];
    await store.client.updateUser({fullName: 'Another Name'});
    await until(() => otherTab.state.user?.fullName === 'Another Name', 'the other tab has heard of it');
    await otherTab.client.getSession();
    expect([states.length, seenThere.length]).to.deep.equal(counts.map((count) => count + 1));
    expect(Object.isFrozen(states.at(-1))).to.equal(true);
  });
});
