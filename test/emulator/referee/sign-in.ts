import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {EXPIRED} from '../helpers/client.js';
import {ANN, REFEREE_APP, type Referee} from './referee.js';
import {assertRefused} from './refused.js';

const BY_LOGIN = {login: ANN.login, password: ANN.password};
const BY_EMAIL = {email: ANN.email, password: ANN.password};

/** createSession(), getSession(), setSession(), destroySession(), login() and logout() */
export function signInJourney(referee: Referee): void {
  const {sdk} = referee;

  describe('has sessions', () => {
    test('of the application', async () => {
      const session = await sdk.createSession();
      assert.deepEqual([session.application_id, session.user_id], [REFEREE_APP.id, null]);
      assert.equal((await sdk.getSession()).token, session.token);
    });

    test('of a user, by login and by e-mail address', async () => {
      const [ann] = await referee.addUsers([ANN]);
      const byLogin = await sdk.createSession(BY_LOGIN);
      assert.deepEqual([byLogin.user_id, byLogin.id, byLogin.user?.login], [ann!.id, ann!.id, ANN.login]);
      const byEmail = await sdk.createSession(BY_EMAIL);
      assert.equal(byEmail.user_id, ann!.id);
      assert.notEqual(byEmail.token, byLogin.token);
    });

    test('of a guest', async () => {
      const session = await sdk.createSession({guest: '1', full_name: 'Visitor One'});
      assert.deepEqual([session.user?.['full_name'], session.user?.['is_guest']], ['Visitor One', true]);
      assert.match(session.user?.login ?? '', /^guest_login_/);
      const {user} = await sdk.users.update({full_name: 'Visitor Two'});
      assert.equal(user['full_name'], 'Visitor Two');
    });

    test('of somebody who signs up by signing in, where the app allows it', async () => {
      await referee.setFeatures({autoCreateUsers: true});
      const session = await sdk.createSession(BY_LOGIN);
      assert.equal(session.user?.login, ANN.login);
      const again = await sdk.createSession(BY_LOGIN);
      assert.equal(again.user_id, session.user_id);
    });

    test('and is told what is wrong', async () => {
      await referee.addUsers([ANN]);
      await assertRefused(sdk.createSession({...BY_LOGIN, password: 'wrong-pw'}), 401, ['Invalid password']);
      await assertRefused(sdk.createSession({login: 'nobody', password: 'secret-pw'}), 404, [
        'User not found',
      ]);
      assert.equal(referee.expirations, 0);
    });

    test('that were made elsewhere', async () => {
      const ann = await referee.signInAnn();
      const {token} = await sdk.getSession();
      referee.initialise({appId: REFEREE_APP.id, token});
      const {user_id: id} = await sdk.getSession();
      assert.equal(id, ann.id);

      referee.initialise({appId: REFEREE_APP.id, authKey: REFEREE_APP.authKey});
      sdk.setSession({token});
      assert.equal((await sdk.getSession()).user_id, ann.id);
    });

    test('that end by destroySession()', async () => {
      await referee.signInAnn();
      const {token} = await sdk.getSession();
      await sdk.destroySession();
      await assertRefused(sdk.users.getV2({login: ANN.login}), 401, ['Token is required']);
      sdk.setSession({token});
      await assertRefused(sdk.users.getV2({login: ANN.login}), 401, EXPIRED.errors);
    });
  });

  describe('upgrades a session', () => {
    test('by login(), in which the token stays, and downgrades it by logout()', async () => {
      const [ann] = await referee.addUsers([ANN]);
      const {token} = await sdk.createSession();
      const user = await sdk.login(BY_LOGIN);
      assert.equal(user.id, ann!.id);
      const upgraded = await sdk.getSession();
      assert.deepEqual([upgraded.token, upgraded.user_id, upgraded.user?.login], [token, ann!.id, ANN.login]);
      assert.equal((await sdk.users.update({full_name: 'Ann B'})).user['full_name'], 'Ann B');

      await sdk.logout();
      const downgraded = await sdk.getSession();
      assert.deepEqual([downgraded.token, downgraded.user_id, downgraded.user], [token, null, undefined]);
    });

    test('by the same calls of auth, and by e-mail address', async () => {
      const [ann] = await referee.addUsers([ANN]);
      await sdk.createSession();
      assert.equal((await sdk.auth.login(BY_EMAIL)).id, ann!.id);
      assert.equal((await sdk.auth.getSession()).user_id, ann!.id);
      await sdk.auth.logout();
      assert.equal((await sdk.auth.getSession()).user_id, null);
    });

    test('from one user to another', async () => {
      await referee.signInAnn();
      const [bob] = await referee.addUsers([{login: 'bob02', password: 'secret-pw'}]);
      await sdk.login({login: 'bob02', password: 'secret-pw'});
      assert.equal((await sdk.users.update({full_name: 'Bob'})).user.id, bob!.id);
    });

    test('and is told what is wrong', async () => {
      await referee.addUsers([ANN]);
      await assertRefused(sdk.login(BY_LOGIN), 401, ['Token is required']);
      await sdk.createSession();
      await assertRefused(sdk.login({...BY_LOGIN, password: 'wrong-pw'}), 401, ['Invalid password']);
      await assertRefused(sdk.login({login: ANN.login}), 422, {password: ['cannot be blank']});
      await assertRefused(sdk.users.update({full_name: 'X'}), 403, {base: ['Forbidden. Need user.']});
    });
  });
}
