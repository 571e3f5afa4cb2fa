import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {ANN, type Referee} from './referee.js';
import {assertRefused, assertRefusedSomehow} from './refused.js';

/** users.signup() */
export function signUpJourney(referee: Referee): void {
  const {sdk, version} = referee;

  describe('signs up', () => {
    if (version.signsUpWithoutSession) {
      test('with the authorization key alone', async () => {
        const {user} = await sdk.users.signup(ANN);
        assert.deepEqual(
          [user.login, user['email'], user['full_name']],
          [ANN.login, ANN.email, ANN.full_name],
        );
      });

      test('with an authorization key given to signup(), and is refused with a wrong one', async () => {
        const {authKey} = await referee.otherApp();
        const {user} = await sdk.users.signup(ANN, authKey);
        assert.equal(user.login, ANN.login);
        await assertRefusedSomehow(sdk.users.signup({...ANN, login: 'ann02'}, 'wrong-key'), 401);
        await sdk.createSession();
        assert.equal((await sdk.users.getV2({login: ANN.login})).total_entries, 0, 'she is in the other app');
      });
    } else {
      test('only in a session', async () => {
        await assertRefused(sdk.users.signup(ANN), 401, ['Token is required']);
      });
    }

    test('with an application session, which stays one', async () => {
      await sdk.createSession();
      const {user} = await sdk.users.signup(ANN);
      assert.equal(user.login, ANN.login);
      assert.equal((await sdk.getSession()).user_id, null);
    });

    test('with an e-mail address instead of a login', async () => {
      await sdk.createSession();
      const {user} = await sdk.users.signup({email: ANN.email, password: ANN.password});
      assert.deepEqual([user.login, user['email']], [null, ANN.email]);
    });

    test('with every field', async () => {
      await sdk.createSession();
      const {user} = await sdk.users.signup({...ANN, ...EVERY_FIELD, tag_list: ['iphone', 'apple']});
      const {password, ...ann} = ANN;
      assert.deepEqual(
        {...user},
        {...user, ...ann, ...EVERY_FIELD, user_tags: 'iphone,apple', is_guest: null},
      );
      assert.ok(!JSON.stringify(user).includes(password));
    });

    test('and is told what is wrong', async () => {
      await sdk.createSession();
      await sdk.users.signup(ANN);
      await assertRefused(sdk.users.signup({login: ANN.login, password: ANN.password}), 422, {
        login: ['has already been taken'],
      });
      await assertRefused(sdk.users.signup({login: 'bob02', password: 'x'}), 422, {
        password: ['is too short (minimum is 6 characters)'],
      });
      await assertRefusedSomehow(sdk.users.signup({password: ANN.password}), 422);
    });
  });
}

/** A value for every field of a user that the types name, apart from those that need more than a value. */
export const EVERY_FIELD = {
  phone: '380001112233',
  website: 'https://example.com',
  custom_data: '{"middle_name":"Q"}',
  external_id: 'x-1',
  external_user_id: 99,
  facebook_id: 'f1',
  twitter_id: 't1',
  timezone: 180,
  avatar: 'https://example.com/ann.png',
} as const;
