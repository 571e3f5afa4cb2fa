import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {EXPIRED} from '../helpers/client.js';
import {ANN, REFEREE_APP, type Referee} from './referee.js';
import {assertRefused, assertRefusedSomehow} from './refused.js';
import {EVERY_FIELD} from './sign-up.js';

/** users.update(), users.delete() and users.resetPassword() */
export function profileJourney(referee: Referee): void {
  const {sdk} = referee;

  describe('updates the profile', () => {
    test('in every field', async () => {
      const ann = await referee.signInAnn();
      const changes = {...EVERY_FIELD, login: 'ann02', email: 'ann02@example.com', full_name: 'Ann B. Lee'};
      const {user} = await sdk.users.update({...changes, tag_list: ['vip', 'support']});
      assert.deepEqual({...user}, {...user, ...changes, id: ann.id, user_tags: 'vip,support'});
      assert.deepEqual((await sdk.getSession()).user?.['full_name'], 'Ann B. Lee');
    });

    test('in some fields, which leaves the others', async () => {
      await referee.signInAnn();
      await sdk.users.update({...EVERY_FIELD, tag_list: ['vip']});
      const {user} = await sdk.users.update({full_name: 'Ann B. Lee'});
      assert.deepEqual({...user}, {...user, ...EVERY_FIELD, full_name: 'Ann B. Lee', user_tags: 'vip'});
    });

    for (const [name, empty] of [
      ['null', null],
      ['an empty string', ''],
    ] as const) {
      test(`and clears fields by ${name}`, async () => {
        await referee.signInAnn();
        await sdk.users.update({...EVERY_FIELD, tag_list: ['vip']});
        const names = [...Object.keys(EVERY_FIELD), 'full_name', 'email'];
        const {user} = await sdk.users.update(Object.fromEntries(names.map((field) => [field, empty])));
        for (const field of names) assert.equal(user[field], null, field);
        assert.equal(user['user_tags'], 'vip');
        assert.equal((await sdk.users.update({tag_list: []})).user['user_tags'], null);
      });
    }

    test('and is told what is wrong', async () => {
      await referee.signInAnn();
      await referee.addUsers([{login: 'bob02', password: 'secret-pw'}]);
      await assertRefused(sdk.users.update({login: 'bob02'}), 422, {login: ['has already been taken']});
      await assertRefusedSomehow(sdk.users.update({email: 'no address'}), 422);
      assert.equal((await sdk.getSession()).user?.login, ANN.login);
    });

    test('and changes the password', async () => {
      const ann = await referee.signInAnn();
      await assertRefusedSomehow(
        sdk.users.update({password: 'another-pw', old_password: 'wrong-password'}),
        422,
      );
      await sdk.users.update({password: 'another-pw', old_password: ANN.password});
      const byLogin = {login: ANN.login, password: 'another-pw'};
      assert.equal((await sdk.createSession(byLogin)).user_id, ann.id);
      await assertRefused(sdk.login({...byLogin, password: ANN.password}), 401, ['Invalid password']);
    });
  });

  test('deletes the account, and with it its sessions', async () => {
    await referee.signInAnn();
    await sdk.users.delete();
    await assertRefused(sdk.users.getV2({login: ANN.login}), 401, EXPIRED.errors);
    await sdk.createSession();
    assert.equal((await sdk.users.getV2({login: ANN.login})).total_entries, 0);
    await assertRefused(sdk.login({login: ANN.login, password: ANN.password}), 404, ['User not found']);
  });

  test('asks for a new password, and the link of the mail gives it', async () => {
    const ann = await referee.signInAnn();
    await sdk.users.resetPassword(ANN.email);
    const [mail] = await referee.client.mails();
    assert.deepEqual([mail?.appId, mail?.to], [REFEREE_APP.id, ANN.email]);
    await referee.choosePassword(mail!, 'chosen-password');
    const session = await sdk.createSession({login: ANN.login, password: 'chosen-password'});
    assert.equal(session.user_id, ann.id);
  });

  test('asks for a new password in vain where the app does not allow it', async () => {
    await referee.signInAnn();
    await referee.setFeatures({passwordReset: false});
    await assertRefused(sdk.users.resetPassword(ANN.email), 422, {
      base: ['Reset password by email is disabled'],
    });
    assert.deepEqual(await referee.client.mails(), []);
  });
}
