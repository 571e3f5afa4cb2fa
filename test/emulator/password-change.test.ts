import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {APP, EmulatorClient, EXPIRED, sessionOf} from './helpers/client.js';

let client: EmulatorClient;
before(async () => (client = await EmulatorClient.start()));
after(() => client.close());

const PASSWORD = 'secret-pw';

async function isLive(token: string): Promise<boolean> {
  return (await client.get('/session', token)).status === 200;
}

describe('a change of password', () => {
  test('needs the old one', async () => {
    const {user, token} = await client.newUser('password-changer');
    const path = `/users/${user.id}`;
    const missing = await client.put(path, {user: {password: 'another-pw'}}, token);
    assert.deepEqual([missing.status, missing.body], [422, {errors: {old_password: ['cannot be blank']}}]);
    const wrong = await client.put(path, {user: {password: 'another-pw', old_password: 'wrong-pw'}}, token);
    assert.deepEqual([wrong.status, wrong.body], [422, {errors: {old_password: ['is invalid']}}]);
    assert.ok(await client.session({login: 'password-changer', password: PASSWORD}));

    const change = {password: 'another-pw', old_password: PASSWORD, full_name: 'X'};
    assert.equal((await client.put(path, {user: change}, token)).status, 200);
    assert.ok(await client.session({login: 'password-changer', password: 'another-pw'}));
    const old = await client.post('/session', {
      ...APP,
      user: {login: 'password-changer', password: PASSWORD},
    });
    assert.equal(old.status, 401);

    const flutter = {password: 'third-password', oldPassword: 'another-pw'};
    assert.equal((await client.put(path, {user: flutter}, token)).status, 200);
  });

  test('is not one without a new password, which is told', async () => {
    const {user, token} = await client.newUser('forgetful');
    for (const password of ['', null, undefined]) {
      const change = {password, old_password: PASSWORD, full_name: 'X'};
      const answer = await client.put(`/users/${user.id}`, {user: change}, token);
      assert.deepEqual([answer.status, answer.body], [422, {errors: {password: ['cannot be blank']}}]);
    }
    const untouched = {password: '', old_password: '', full_name: 'X'};
    assert.equal((await client.put(`/users/${user.id}`, {user: untouched}, token)).status, 200);
  });

  test("ends the user's other sessions, and no others", async () => {
    const {user, token} = await client.newUser('ender');
    const credentials = {login: 'ender', password: PASSWORD};
    const second = await client.session(credentials);
    const upgraded = await client.session();
    await client.post('/login', credentials, upgraded.token);
    const signedOut = await client.session(credentials);
    await client.delete('/login', signedOut.token);
    const stranger = await client.newUser('bystander');

    const change = {password: 'another-pw', old_password: PASSWORD};
    const answer = await client.put(`/users/${user.id}`, {user: change}, token);
    assert.ok(answer.headers.get('cb-token-expirationdate'));
    for (const ended of [second, upgraded]) {
      assert.deepEqual((await client.get('/session', ended.token)).body, EXPIRED);
    }
    for (const kept of [token, signedOut.token, stranger.token]) assert.ok(await isLive(kept));
  });

  test('that is refused, and a change of something else, end none', async () => {
    const {user, token} = await client.newUser('keeper');
    const {token: second} = await client.session({login: 'keeper', password: PASSWORD});
    const send = (change: object) => client.put(`/users/${user.id}`, {user: change}, token);
    assert.equal((await send({password: 'another-pw', old_password: 'wrong-pw'})).status, 422);
    assert.equal((await send({password: 'short', old_password: PASSWORD})).status, 422);
    assert.equal((await send({full_name: 'X', password: ''})).status, 200);
    assert.ok(await isLive(second));
    assert.ok(await client.session({login: 'keeper', password: PASSWORD}));
  });

  test('sets a first one without an old one, where a provider has vouched so far', async () => {
    await client.control('POST', '/providers', {
      appId: 1,
      provider: 'facebook',
      token: 'FB',
      profile: {id: 'fb-1'},
    });
    const session = await client.post('/session', {...APP, provider: 'facebook', keys: {token: 'FB'}});
    const {token} = sessionOf(session);
    const named = await client.put('/users', {user: {login: 'by-provider', password: PASSWORD}}, token);
    assert.equal(named.status, 200);
    assert.ok(await client.session({login: 'by-provider', password: PASSWORD}));
    const second = await client.put('/users', {user: {password: 'another-pw'}}, token);
    assert.deepEqual([second.status, second.body], [422, {errors: {old_password: ['cannot be blank']}}]);
  });
});
