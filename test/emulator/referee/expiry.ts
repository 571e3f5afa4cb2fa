import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {EXPIRED} from '../helpers/client.js';
import {ANN, type Referee} from './referee.js';
import {assertRefused} from './refused.js';

const BY_LOGIN = {login: ANN.login, password: ANN.password};

/** on.sessionExpired */
export function expiryJourney(referee: Referee): void {
  const {sdk} = referee;

  describe('notices an expired session', () => {
    test('and repeats the request with the new one', async () => {
      const ann = await referee.signInAnn();
      await referee.expireSessions();
      referee.onExpiry(async (_, retry) => retry(await sdk.createSession(BY_LOGIN)));
      const {user} = await sdk.users.update({full_name: 'After Expiry'});
      assert.deepEqual([user.id, user['full_name'], referee.expirations], [ann.id, 'After Expiry', 1]);
      await sdk.users.getV2({id: ann.id});
      assert.equal(referee.expirations, 1, 'the new session is in use');
    });

    test('in a call that reads its answer as text', async () => {
      await referee.signInAnn();
      await referee.expireSessions();
      referee.onExpiry(async (_, retry) => retry(await sdk.createSession(BY_LOGIN)));
      await sdk.logout();
      assert.deepEqual([(await sdk.getSession()).user_id, referee.expirations], [null, 1]);
    });

    test('and fails with the original answer where nobody repeats it', async () => {
      await referee.signInAnn();
      await referee.expireSessions();
      await assertRefused(sdk.users.update({full_name: 'After Expiry'}), 401, EXPIRED.errors);
      assert.equal(referee.expirations, 1);
    });

    test('but for its own calls about the session', async () => {
      await referee.signInAnn();
      await referee.expireSessions();
      await assertRefused(sdk.getSession(), 401, EXPIRED.errors);
      assert.equal(referee.expirations, 0);
    });

    test('which a missing one is not', async () => {
      await assertRefused(sdk.users.getV2({login: ANN.login}), 401, ['Token is required']);
      assert.equal(referee.expirations, 0);
    });
  });
}
