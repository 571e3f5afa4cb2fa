import assert from 'node:assert/strict';
import {before, describe, mock, test} from 'node:test';
import sdk from 'connectycube-3';
import {HOUR} from './helpers/client.js';
import {journey} from './referee/journey.js';
import {REFEREE_APP, type Referee} from './referee/referee.js';
import {assertRefused, assertRefusedSomehow} from './referee/refused.js';
import {VERSION_3} from './referee/versions.js';

const NONCES = 10_000;

// Its nonces are random numbers below ten thousand: two of one second would be the same now and then.
before(() => {
  let count = 0;
  mock.method(Math, 'random', () => ((count++ % NONCES) + 0.5) / NONCES);
});

journey(VERSION_3, sdk, (referee) => {
  describe('signs its sessions', () => signaturesJourney(referee));

  test('is told that web sessions are gone', async () => {
    await referee.sdk.createSession();
    await assertRefusedSomehow(referee.sdk.createWebSession!(), 404);
    await assertRefusedSomehow(referee.sdk.upgradeWebSession!('token'), 404);
  });
});

function signaturesJourney(referee: Referee): void {
  test('which is refused with a wrong secret', async () => {
    referee.initialise({...REFEREE_APP, appId: REFEREE_APP.id, authSecret: 'wrong-secret'});
    for (const parameters of [undefined, {login: 'ann01', password: 'secret-pw'}]) {
      await assertRefused(referee.sdk.createSession(parameters), 422, ['Unexpected signature']);
    }
  });

  test('also over what is not ASCII or looks like a separator', async () => {
    const eve = {email: 'eve+é@example.com', password: 'p&w=1 2[]'};
    const [added] = await referee.addUsers([eve]);
    assert.equal((await referee.sdk.createSession(eve)).user_id, added!.id);
  });

  test('by SHA-256 if told to', async (t) => {
    const credentials = {...REFEREE_APP, appId: REFEREE_APP.id};
    t.after(() => referee.sdk.init(credentials, {hash: 'sha1'}));
    referee.sdk.init(credentials, {hash: 'sha256'});
    assert.equal((await referee.sdk.createSession()).application_id, REFEREE_APP.id);
    referee.sdk.init({...credentials, authSecret: 'wrong-secret'}, {});
    await assertRefused(referee.sdk.createSession(), 422, ['Unexpected signature']);
  });

  test('by a clock that must not be too far off', async () => {
    await referee.client.advanceClock(2 * HOUR);
    await assertRefused(referee.sdk.createSession(), 422, {timestamp: ['invalid timestamp']});
  });

  test('each of them only once', async (t) => {
    t.mock.method(Math, 'random', () => 0.5);
    const timestamp = Math.floor(Date.now() / 1000);
    await referee.sdk.createSession({timestamp});
    await assertRefusedSomehow(referee.sdk.createSession({timestamp}), 422);
    await referee.sdk.createSession({timestamp: timestamp - 1});
  });
}
