import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import type {WireUser} from '../helpers/client.js';
import {byEmail, byPhone, PROJECT, unsigned} from '../helpers/firebase-client.js';
import {AnsweringService} from '../helpers/service.js';
import {REFEREE_APP, type Referee} from './referee.js';
import {assertRefusedSomehow} from './refused.js';

/** createSession() and login() where a provider vouches for the user */
export function providersJourney(referee: Referee): void {
  const {sdk, version} = referee;

  /** Signs in both ways, and returns the users, who have to be the same. */
  async function signInTwice(parameters: object): Promise<WireUser> {
    const session = await sdk.createSession(parameters);
    assert.ok(session.user, 'createSession() makes a user session');
    await sdk.createSession();
    const user = await sdk.login(parameters);
    assert.equal(user.id, session.user.id, 'login() finds the same user');
    assert.equal((await sdk.getSession()).user_id, user.id);
    return user;
  }

  describe('signs in', () => {
    test('by Facebook', async () => {
      const parameters = {provider: 'facebook', keys: {token: 'facebook-token'}};
      await assertRefusedSomehow(sdk.createSession(parameters), 422);
      await registerToken({provider: 'facebook', token: 'facebook-token', profile: PROFILE});
      const user = await signInTwice(parameters);
      assert.deepEqual([user['facebook_id'], user['full_name']], ['100', 'Ann Lee']);
    });

    test('by Twitter', async () => {
      const parameters = {provider: 'twitter', keys: {token: 'twitter-token', secret: 'twitter-secret'}};
      await registerToken({
        provider: 'twitter',
        token: 'twitter-token',
        secret: 'twitter-secret',
        profile: PROFILE,
      });
      const user = await signInTwice(parameters);
      assert.deepEqual([user['twitter_id'], user['full_name']], ['100', 'Ann Lee']);
      const wrongSecret = {...parameters, keys: {...parameters.keys, secret: 'wrong'}};
      await assertRefusedSomehow(sdk.createSession(wrongSecret), 422);
    });

    for (const [parameters, field, value] of [
      [byPhone(unsigned({phone_number: '+380501112233'})), 'phone', '+380501112233'],
      [byEmail(unsigned({email: 'ann@example.com', email_verified: true})), 'email', 'ann@example.com'],
    ] as const) {
      test(`by ${parameters.provider}`, async () => {
        await referee.setFeatures({firebase: {projectId: PROJECT, emulatorHost: '127.0.0.1:9099'}});
        if (version.firebaseByCreateSession) {
          assert.equal((await signInTwice(parameters))[field], value);
        } else {
          await assertRefusedSomehow(sdk.createSession(parameters), 422);
          await sdk.createSession();
          assert.equal((await sdk.login(parameters))[field], value);
        }
      });
    }

    test('by the app’s own identity service', async (t) => {
      const service = await AnsweringService.start();
      t.after(() => service.close());
      service.answer = {status: 200, body: {user: {id: 4711, email: 'ann@example.com', name: 'Ann Lee'}}};
      await referee.setFeatures({cidp: describeService(service)});
      const user = await signInTwice({login: 'EXTERNAL.TOKEN', password: 'any-password'});
      assert.deepEqual([user['email'], user['full_name']], ['ann@example.com', 'Ann Lee']);
      const tokens = service.received.map(({query}) => query['token']);
      assert.deepEqual(tokens, ['EXTERNAL.TOKEN', 'EXTERNAL.TOKEN']);

      service.answer = {status: 401, body: {error: 'Unknown token'}};
      await assertRefusedSomehow(sdk.login({login: 'EXTERNAL.WRONG', password: 'any-password'}), 422);
    });
  });

  function registerToken(token: object): Promise<unknown> {
    return referee.client.control('POST', '/providers', {appId: REFEREE_APP.id, ...token});
  }
}

const PROFILE = {id: '100', name: 'Ann Lee', email: 'ann@example.com'} as const;

function describeService({url}: AnsweringService): object {
  return {
    url,
    method: 'GET',
    params: {token: '#{login}'},
    mapping: {uid: '#{user.id}', email: '#{user.email}', full_name: '#{user.name}'},
  };
}
