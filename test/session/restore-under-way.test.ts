import {expect} from '@open-wc/testing';
import type {RestoreContext, RestoreSession} from '../../src/core.js';
import {isCubeSessionError} from '../../src/errors.js';
import {useEmulator} from '../helpers/emulator.js';
import {failureOf} from '../helpers/failure.js';
import {demo, openStore} from '../helpers/stores.js';
import {recordOf} from './helpers/kept.js';

describe('while a session is being restored', () => {
  const emulator = useEmulator();

  const signedIn = async (restoreSession?: RestoreSession) => {
    const observed = openStore(emulator.app, {restoreSession});
    await observed.store.client.signIn(demo);
    return observed;
  };

  /** A hook that answers when the test says so. */
  const heldHook = () => {
    const asked = Promise.withResolvers<RestoreContext>();
    const answer = Promise.withResolvers<typeof demo>();
    const restoreSession: RestoreSession = (context) => {
      asked.resolve(context);
      return answer.promise;
    };
    return {asked: asked.promise, answer: answer.resolve, restoreSession};
  };

  it('ends signed out when the user signs out during a restore', async () => {
    const hook = heldHook();
    const {store, statuses} = await signedIn(hook.restoreSession);
    await emulator.expireSessions();
    const call = failureOf(store.client.getSession());
    const {signal} = await hook.asked;
    await store.client.signOut();
    expect(signal.aborted).to.equal(true);
    hook.answer(demo);
    const error = await call;
    expect(isCubeSessionError(error) && error.reason).to.equal('missing');
    expect(statuses()).to.deep.equal(['anonymous', 'authenticated', 'anonymous']);
    store.stop();
    const {store: next} = openStore(emulator.app);
    await next.start();
    expect(next.state.status).to.equal('anonymous');
  });

  it('ends signed out when the user signs out while the page is being opened', async () => {
    const {store: first} = await signedIn();
    await emulator.expireSessions();
    await failureOf(first.client.getSession());
    first.stop();
    const hook = heldHook();
    const {store, statuses} = openStore(emulator.app, {restoreSession: hook.restoreSession});
    const started = store.start();
    const {signal, reason} = await hook.asked;
    expect([store.state.status, reason, signal.aborted]).to.deep.equal(['restoring', 'start', false]);
    const signedOut = store.client.signOut();
    expect(signal.aborted).to.equal(true);
    hook.answer(demo);
    await Promise.all([started, signedOut]);
    await store.client.getSession();
    expect(statuses()).to.deep.equal(['anonymous']);
    expect(await recordOf(emulator.app)).to.equal(undefined);
  });

  it('lets one caller leave without ending the restore of the others', async () => {
    const hook = heldHook();
    const {store} = await signedIn(hook.restoreSession);
    await emulator.expireSessions();
    const abort = new AbortController();
    const leaving = failureOf(store.client.getUserByLogin('demo', {signal: abort.signal}));
    const staying = store.client.getUserByLogin('demo');
    await hook.asked;
    abort.abort();
    expect(await leaving).to.have.property('name', 'AbortError');
    hook.answer(demo);
    expect((await staying)?.login).to.equal('demo');
  });
});
