import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {EmulatorClient, EXPIRED, itemsOf, userOf} from './helpers/client.js';

let client: EmulatorClient;
before(async () => (client = await EmulatorClient.start()));
after(() => client.close());

const PASSWORD = 'secret-pw';
const FORBIDDEN = {errors: {base: ['Forbidden. Need user.']}};

async function newFile(token: string): Promise<number> {
  const answer = await client.post('/blobs', {blob: {name: 'a', content_type: 'text/plain'}}, token);
  return (answer.body as {blob: {id: number}}).blob.id;
}

describe('DELETE /users/:id', () => {
  test('removes the account and ends all of its sessions', async () => {
    const {user, token} = await client.newUser('leaver');
    const second = await client.session({login: 'leaver', password: PASSWORD});
    const stranger = await client.newUser('stayer');

    const answer = await client.delete(`/users/${user.id}.json`, token);
    assert.deepEqual([answer.status, answer.text], [200, '']);
    for (const ended of [token, second.token]) {
      assert.deepEqual((await client.get('/session', ended)).body, EXPIRED);
    }
    assert.deepEqual(itemsOf(await client.get(`/users/v2?id=${user.id}`, stranger.token)), []);
    assert.equal((await client.newUser('leaver')).user.login, 'leaver');
  });

  test("removes the account's files, and nobody else's", async () => {
    const {user, token} = await client.newUser('file-leaver');
    const stranger = await client.newUser('file-keeper');
    const files = [await newFile(token), await newFile(token)];
    const kept = await newFile(stranger.token);
    await client.delete(`/users/${user.id}`, token);
    const observer = await client.newUser('observer');
    for (const id of files) {
      assert.equal((await client.get(`/blobs/${id}`, observer.token)).status, 404);
    }
    assert.equal((await client.get(`/blobs/${kept}`, stranger.token)).status, 200);
  });

  test("makes the account's reset link useless", async () => {
    const {user, token} = await client.newUser('forgetful');
    await client.put('/users', {user: {email: 'forgetful@example.com'}}, token);
    await client.post('/users/password/reset', {email: 'forgetful@example.com'}, token);
    const mails = await client.mails();
    const link = mails.find(({to}) => to === 'forgetful@example.com')?.link ?? '';
    const path = link.slice(new URL(link).origin.length);
    assert.equal((await client.get(path)).status, 200);
    await client.delete(`/users/${user.id}`, token);
    assert.equal((await client.get(path)).status, 404);
  });

  test('refuses an application token', async () => {
    const {token} = await client.session();
    const answer = await client.delete('/users/1', token);
    assert.deepEqual([answer.status, answer.body], [403, FORBIDDEN]);
  });
});

describe('DELETE /users/external/:external_user_id', () => {
  test('removes the account that has the id', async () => {
    const {token} = await client.newUser('external');
    await client.put('/users', {user: {external_user_id: 4711}}, token);
    const answer = await client.delete('/users/external/4711.json', token);
    assert.deepEqual([answer.status, answer.text], [200, '']);
    assert.deepEqual((await client.get('/session', token)).body, EXPIRED);
  });

  test("removes nobody else's", async () => {
    const {token} = await client.newUser('holder');
    userOf(await client.put('/users', {user: {external_user_id: 5}}, token));
    const {token: stranger, user} = await client.newUser('no-holder');
    const foreign = await client.delete('/users/external/5', stranger);
    assert.deepEqual([foreign.status, foreign.body], [403, {errors: {base: ['Forbidden. Need owner.']}}]);
    for (const id of [user.id + 1000, -1]) {
      const unknown = await client.delete(`/users/external/${id}`, stranger);
      assert.deepEqual([unknown.status, unknown.body], [404, {errors: ["Couldn't find user"]}]);
    }
    for (const id of ['abc', '1.5', '%20', '9'.repeat(30)]) {
      const invalid = await client.delete(`/users/external/${id}`, stranger);
      assert.deepEqual(
        [invalid.status, invalid.body],
        [422, {errors: {external_user_id: ['should be an integer']}}],
      );
    }
    assert.equal((await client.get('/session', token)).status, 200);
  });

  test('refuses an application token', async () => {
    const {token} = await client.session();
    const answer = await client.delete('/users/external/5', token);
    assert.deepEqual([answer.status, answer.body], [403, FORBIDDEN]);
  });
});
