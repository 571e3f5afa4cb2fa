import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {EmulatorClient, EXPIRED, itemsOf, sessionOf, userOf} from './helpers/client.js';
import {slowBody} from './helpers/slow-body.js';

let client: EmulatorClient;
before(async () => (client = await EmulatorClient.start()));
after(() => client.close());

const FORBIDDEN = {errors: {base: ['Forbidden. Need user.']}};
const PASSWORD = 'secret-pw';

describe('PUT /users/:id', () => {
  test('changes the sent fields and no others', async () => {
    const {user, token} = await client.newUser('changer');
    const answer = await client.put(
      `/users/${user.id}`,
      {user: {full_name: 'Changed', tag_list: 'a,b'}},
      token,
    );
    assert.equal(answer.status, 200);
    assert.ok(answer.headers.get('cb-token-expirationdate'));
    const changed = userOf(answer);
    assert.deepEqual(
      [changed.login, changed['full_name'], changed['user_tags']],
      ['changer', 'Changed', 'a,b'],
    );
    assert.deepEqual(
      userOf(await client.put(`/users/${user.id}`, {user: {}}, token))['full_name'],
      'Changed',
    );
  });

  test('clears a field with null or an empty text', async () => {
    const {user, token} = await client.newUser('clearer');
    await client.put(`/users/${user.id}`, {user: {avatar: 'UID', custom_data: 'x', tag_list: ['a']}}, token);
    const cleared = userOf(
      await client.put(`/users/${user.id}`, {user: {avatar: null, custom_data: '', tag_list: []}}, token),
    );
    assert.deepEqual([cleared['avatar'], cleared['custom_data'], cleared['user_tags']], [null, null, null]);
  });

  test('follows a change of login: the new one signs in, the old one is free', async () => {
    const {user, token} = await client.newUser('old-login');
    await client.put(`/users/${user.id}`, {user: {login: 'new-login'}}, token);
    assert.equal((await client.session({login: 'new-login', password: PASSWORD})).user_id, user.id);
    assert.equal((await client.newUser('old-login')).user.login, 'old-login');
  });

  test("refuses somebody else's login, but not one's own in another case", async () => {
    const {user, token} = await client.newUser('casing');
    const taken = await client.put(`/users/${user.id}`, {user: {login: 'Demo'}}, token);
    assert.deepEqual([taken.status, taken.body], [422, {errors: {login: ['has already been taken']}}]);
    assert.equal(
      userOf(await client.put(`/users/${user.id}`, {user: {login: 'Casing'}}, token)).login,
      'Casing',
    );
  });

  test('leaves nobody without login and e-mail address', async () => {
    const {user, token} = await client.newUser('nameless');
    const answer = await client.put(`/users/${user.id}`, {user: {login: null}}, token);
    assert.deepEqual(
      [answer.status, answer.body],
      [422, {errors: ["Both user login and email can't be blank"]}],
    );
  });

  test('refuses an application token', async () => {
    const {token} = await client.session();
    const answer = await client.put('/users/1', {user: {full_name: 'X'}}, token);
    assert.deepEqual([answer.status, answer.body], [403, FORBIDDEN]);
  });

  test('changes nothing where one of several fields is refused', async () => {
    const {user, token} = await client.newUser('all-or-none');
    const answer = await client.put(`/users/${user.id}`, {user: {full_name: 'X', login: 'x'}}, token);
    assert.equal(answer.status, 422);
    assert.equal(sessionOf(await client.get('/session', token)).user?.['full_name'], null);
  });

  test('does not bring back an account that was deleted while the changes arrived', async () => {
    const {user, token} = await client.newUser('slow-changer');
    const second = await client.session({login: 'slow-changer', password: PASSWORD});
    const path = `/users/${user.id}`;
    const {body, finish} = slowBody({user: {full_name: 'X'}});
    const answering = client.send(path, {method: 'PUT', headers: {'CB-Token': token}, ...body});
    await client.untilLogged((requests) => requests.some((request) => request.path === path));
    await client.delete(path, second.token);
    finish();
    const answer = await answering;
    assert.deepEqual([answer.status, answer.body], [401, EXPIRED]);
    assert.equal((await client.newUser('slow-changer')).user.login, 'slow-changer');
  });

  for (const method of ['PUT', 'DELETE']) {
    test(`${method} works on one's own user only`, async () => {
      const {token} = await client.newUser(`own-only-${method}`);
      const send = (id: string) => client.request(method, `/users/${id}`, {user: {full_name: 'X'}}, token);
      const foreign = await send('1');
      assert.deepEqual([foreign.status, foreign.body], [403, {errors: {base: ['Forbidden. Need owner.']}}]);
      const unknown = await send('999999');
      assert.deepEqual([unknown.status, unknown.body], [404, {errors: ["Couldn't find user"]}]);
      for (const id of ['abc', '0', '-1', '1.5']) {
        const invalid = await send(id);
        assert.deepEqual(
          [invalid.status, invalid.body],
          [422, {errors: {id: ['should be a positive integer']}}],
        );
      }
      const demo = itemsOf(await client.get('/users/v2?id=1', token));
      assert.equal(demo[0]?.['full_name'], 'Demo User');
    });
  }
});

describe('PUT /users', () => {
  test("changes the session's user, whose id an SDK with a mere token does not know", async () => {
    const {user, token} = await client.newUser('token-only');
    const answer = await client.put('/users.json', {user: {full_name: 'X'}}, token);
    assert.deepEqual([answer.status, userOf(answer).id, userOf(answer)['full_name']], [200, user.id, 'X']);
  });

  test('needs a user session', async () => {
    const {token} = await client.session();
    const application = await client.put('/users', {user: {full_name: 'X'}}, token);
    assert.deepEqual([application.status, application.body], [403, FORBIDDEN]);
    const missing = await client.put('/users', {user: {full_name: 'X'}});
    assert.deepEqual([missing.status, missing.body], [401, {errors: ['Token is required']}]);
  });
});
