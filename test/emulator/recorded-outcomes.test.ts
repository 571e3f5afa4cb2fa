import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import sdk from 'connectycube';
import {EXPIRED, type WireUser} from './helpers/client.js';
import {recording, type ClientOutcome} from './referee/recording.js';
import {ANN, useReferee} from './referee/referee.js';
import type {UsersV2} from './referee/sdk.js';
import {VERSION_6} from './referee/versions.js';

// How calls of the SDK ended in the recording. The emulator gives answers that the recorder made up when a fault asks
// it to, and expires sessions by itself: the calls have to end as they did then.

describe('recorded outcomes', () => {
  const referee = useReferee(VERSION_6, sdk);

  /** The recorded calls, by their text. */
  const calls: Readonly<Record<string, () => Promise<unknown>>> = {
    'users.getV2({ id: 1 })': () => referee.sdk.users.getV2({id: 1}),
    'users.get(5)': () => referee.sdk.users.get(5),
    "users.signup({ login: 'ann01', password: 'x' })": () =>
      referee.sdk.users.signup({login: 'ann01', password: 'x'}),
    "users.resetPassword('a@b.c')": () => referee.sdk.users.resetPassword('a@b.c'),
    'users.delete()': () => referee.sdk.users.delete(),
    'getSession()': () => referee.sdk.getSession(),
  };

  for (const outcome of recording.clientOutcomes.filter(({serverAnswered}) => serverAnswered)) {
    test(outcome.step, async () => {
      await referee.signInAnn();
      const {call, path} = requestOf(outcome);
      const {status, body} = outcome.serverAnswered!;
      await referee.client.control('POST', '/faults', {path: path.replace(/\.json$/, ''), status, body});
      assert.deepEqual(await settle(calls[call]!()), expected(outcome));
      assert.equal(referee.expirations, isExpiry(outcome) && call !== 'getSession()' ? 1 : 0);
    });
  }

  test('expired:callback-then-retry', async () => {
    const {value} = outcomeOf('expired:callback-then-retry');
    const ann = await referee.signInAnn();
    await referee.expireSessions();
    renewSession();
    const found = await referee.sdk.users.getV2({id: ann.id});
    const recorded = value as UsersV2;
    assert.deepEqual({...found, items: []}, {...recorded, items: []});
    assert.deepEqual(missingFields(recorded.items[0]!, found.items[0]!), []);
  });

  test('expired:array-shape-does-not-trigger', async () => {
    const outcome = outcomeOf('expired:array-shape-does-not-trigger');
    await referee.signInAnn();
    renewSession();
    await referee.client.control('POST', '/faults', {
      path: '/users/v2',
      status: 401,
      body: {errors: EXPIRED.errors.base},
    });
    assert.deepEqual(await settle(referee.sdk.users.getV2({id: 1})), expected(outcome));
    assert.equal(referee.expirations, 0);
  });

  test('expired:on-getSession-no-callback', async () => {
    const outcome = outcomeOf('expired:on-getSession-no-callback');
    await referee.signInAnn();
    renewSession();
    await referee.expireSessions();
    assert.deepEqual(await settle(referee.sdk.getSession()), expected(outcome));
    assert.equal(referee.expirations, 0);
  });

  test('expired:on-logout-text-type', async () => {
    const outcome = outcomeOf('expired:on-logout-text-type');
    await referee.signInAnn();
    await referee.expireSessions();
    renewSession();
    const {settled, value} = await settle(referee.sdk.logout());
    // The recorder answered with a space, as old servers did; the emulator answers with nothing.
    assert.deepEqual([settled, value], [outcome.sdkSettled, '']);
    assert.equal(referee.expirations, 1);
  });

  test('are all there', () => assert.equal(recording.clientOutcomes.length, 17));

  function renewSession(): void {
    referee.onExpiry(async (_, retry) =>
      retry(await referee.sdk.createSession({login: ANN.login, password: ANN.password})),
    );
  }
});

interface Settled {
  settled: ClientOutcome['sdkSettled'];
  value: unknown;
}

async function settle(call: Promise<unknown>): Promise<Settled> {
  try {
    return {settled: 'resolved', value: await call};
  } catch (error) {
    // As JSON, because that is how the recording keeps what is absent.
    return {settled: 'rejected', value: JSON.parse(JSON.stringify(error))};
  }
}

function expected({sdkSettled, value}: ClientOutcome): Settled {
  return {settled: sdkSettled, value};
}

function requestOf({step}: ClientOutcome): {call: string; path: string} {
  const request = recording.requests.find((candidate) => candidate.step === step);
  assert.ok(request, step);
  return {...request, path: request.path.replace(/\/\d+/, '')};
}

function outcomeOf(step: string): ClientOutcome {
  const outcome = recording.clientOutcomes.find((candidate) => candidate.step === step);
  assert.ok(outcome, step);
  return outcome;
}

function isExpiry({serverAnswered}: ClientOutcome): boolean {
  return JSON.stringify(serverAnswered?.body) === JSON.stringify(EXPIRED);
}

function missingFields(recorded: WireUser, found: WireUser): string[] {
  return Object.keys(recorded).filter((name) => !(name in found));
}
