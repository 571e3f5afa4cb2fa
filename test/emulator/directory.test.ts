import assert from 'node:assert/strict';
import {after, afterEach, before, describe, test} from 'node:test';
import {EmulatorClient, itemsOf, type WireUser} from './helpers/client.js';

let client: EmulatorClient;
before(async () => (client = await EmulatorClient.start()));
afterEach(() => client.control('POST', '/reset'));
after(() => client.close());

interface Range {
  count: number;
  firstId: number;
  lastId: number;
}

async function makeUp(count: number, seed: number, appId = 1): Promise<Range> {
  return (await client.control('POST', '/users', {appId, count, seed})) as Range;
}

/** The users of app 1 with these ids, at most 100. */
async function usersOf({firstId, lastId}: Range): Promise<WireUser[]> {
  const ids = Array.from({length: lastId - firstId + 1}, (_, index) => firstId + index);
  const {token} = await client.session();
  return itemsOf(await client.get(`/users/v2?id[in]=${String(ids)}`, token));
}

/** What makes a made-up user, without its id and what depends on the time of the call. */
const identify = ({login, email, full_name, phone, external_id, user_tags, timezone}: WireUser) => [
  login,
  email,
  full_name,
  phone,
  external_id,
  user_tags,
  timezone,
];

describe('POST /_emulator/users with a count', () => {
  test('answers with the ids, which follow one another', async () => {
    assert.deepEqual(await makeUp(30, 7), {count: 30, firstId: 2, lastId: 31});
    assert.deepEqual(await makeUp(1, 8), {count: 1, firstId: 32, lastId: 32});
  });

  test('makes up the same users for the same seed, and others for another', async () => {
    const first = (await usersOf(await makeUp(40, 7))).map(identify);
    await client.control('POST', '/reset');
    const other = (await usersOf(await makeUp(40, 8))).map(identify);
    const again = (await usersOf(await makeUp(10, 7))).map(identify);
    assert.equal(first.length, 40);
    assert.deepEqual(again, first.slice(0, 10));
    assert.equal(
      other.some(([login]) => first.some(([taken]) => taken === login)),
      false,
    );
  });

  test('gives them names of the world, and logins and addresses that can be typed everywhere', async () => {
    const users = await usersOf(await makeUp(100, 3));
    const names = users.map((user) => String(user['full_name']));
    assert.ok(new Set(names).size > 80);
    assert.ok(names.some((name) => /[à-ž]/i.test(name)));
    assert.ok(names.some((name) => /\p{Script=Cyrillic}/u.test(name)));
    for (const {login, email, phone} of users) {
      assert.match(String(login), /^[a-z]+\.[a-z]+\.3\.\d+$/);
      assert.equal(email, `${String(login)}@example.com`);
      assert.match(String(phone), /^\d{10,12}$/);
    }
    assert.equal(new Set(users.map(({login}) => login)).size, 100);
    assert.equal(new Set(users.map((user) => user['external_id'])).size, 100);
  });

  test('has some of them been here, after their accounts were made', async () => {
    const users = await usersOf(await makeUp(100, 3));
    const active = users.filter((user) => user['last_request_at'] !== null);
    assert.ok(active.length > 0 && active.length < 100);
    for (const user of active) assert.ok(String(user['last_request_at']) >= String(user['created_at']));
  });

  test('lets them sign in with the documented password', async () => {
    const [user] = await usersOf(await makeUp(1, 1));
    const session = await client.session({login: user?.login, password: 'made-up-password'});
    assert.equal(session.user_id, user?.id);
  });

  test('adds nobody if somebody cannot be added', async () => {
    const [, , third] = await usersOf(await makeUp(3, 5));
    await client.control('POST', '/reset');
    const {login, email} = third!;
    for (const taken of [{login}, {email}]) {
      await client.control('POST', '/users', {appId: 1, users: [{...taken, password: 'secret-pw'}]});
      const answer = await client.post('/_emulator/users', {appId: 1, count: 3, seed: 5});
      const [field] = Object.keys(taken);
      const error = `The ${field} of a made-up user is taken; use another seed.`;
      assert.deepEqual([answer.status, answer.body], [400, {error}]);
      assert.equal((await usersOf({count: 9, firstId: 1, lastId: 9})).length, 2);
      await client.control('POST', '/reset');
    }
  });

  test('refuses a second batch of the same seed, but in another app', async () => {
    await makeUp(2, 3);
    assert.equal((await client.post('/_emulator/users', {appId: 1, count: 1, seed: 3})).status, 400);
    await client.control('POST', '/apps', {id: 2, authKey: 'other-key'});
    assert.deepEqual(await makeUp(2, 3, 2), {count: 2, firstId: 4, lastId: 5});
  });
});
