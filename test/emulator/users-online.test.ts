import assert from 'node:assert/strict';
import {after, afterEach, before, describe, test} from 'node:test';
import {DEMO, EmulatorClient, type WireUser} from './helpers/client.js';

const MINUTE = 60_000;

let client: EmulatorClient;
before(async () => (client = await EmulatorClient.start()));
afterEach(() => client.control('POST', '/reset'));
after(() => client.close());

/** Who is online, asked in an application session. */
async function online(query = '') {
  const {token} = await client.session();
  const answer = await client.get(`/users/online.json?${query}`, token);
  assert.equal(answer.status, 200, answer.text);
  return (answer.body as {users: WireUser[]}).users.map(({login}) => login);
}

async function countOnline() {
  const {token} = await client.session();
  return (await client.get('/users/online?count=true', token)).body;
}

describe('GET /users/online', () => {
  test('lists whoever has just signed in, without a wrapper', async () => {
    assert.deepEqual(await online(), []);
    assert.deepEqual(await countOnline(), {count: 0});
    const session = await client.session(DEMO);
    const answer = await client.get('/users/online', session.token);
    const {users} = answer.body as {users: WireUser[]};
    assert.deepEqual(
      users.map(({id, login, full_name: name}) => [id, login, name]),
      [[1, 'demo', 'Demo User']],
    );
    assert.deepEqual(await countOnline(), {count: 1});
  });

  test('knows a user of several sessions once', async () => {
    await client.session(DEMO);
    await client.session(DEMO);
    assert.deepEqual(await online(), ['demo']);
  });

  test('forgets whoever made no request for five minutes', async () => {
    const {token} = await client.session(DEMO);
    await client.advanceClock(4 * MINUTE);
    await client.get('/session', token);
    await client.advanceClock(4 * MINUTE);
    assert.deepEqual(await online(), ['demo']);
    await client.advanceClock(MINUTE);
    assert.deepEqual(await online(), []);
  });

  test('forgets whoever signed out', async () => {
    const {token} = await client.session(DEMO);
    await client.delete('/session', token);
    assert.deepEqual(await online(), []);

    const {token: other} = await client.newUser('leaving');
    assert.deepEqual(await online(), ['leaving']);
    await client.delete('/login', other);
    assert.deepEqual(await online(), []);
  });

  test('keeps apps apart', async () => {
    await client.session(DEMO);
    await client.control('POST', '/apps', {id: 2, authKey: 'other-key'});
    const other = await client.post('/session', {application_id: 2, auth_key: 'other-key'});
    const {session} = other.body as {session: {token: string}};
    assert.deepEqual((await client.get('/users/online', session.token)).body, {users: []});
  });

  test('pages by limit and offset, by id', async () => {
    for (const login of ['one', 'two', 'three']) await client.newUser(login);
    assert.deepEqual(await online(), ['one', 'two', 'three']);
    assert.deepEqual(await online('limit=2&offset=0'), ['one', 'two']);
    assert.deepEqual(await online('limit=100&offset=2'), ['three']);
    assert.deepEqual(await online('count=false'), ['one', 'two', 'three']);
  });

  for (const [query, error] of [
    ['limit=0', 'limit should be an integer from 1 to 100'],
    ['limit=101', 'limit should be an integer from 1 to 100'],
    ['limit=x&count=true', 'limit should be an integer from 1 to 100'],
    ['offset=-1', 'offset should be an integer of at least 0'],
  ]) {
    test(`refuses ${query}`, async () => {
      const {token} = await client.session();
      const answer = await client.get(`/users/online?${query}`, token);
      assert.deepEqual([answer.status, answer.body], [422, {errors: [error]}]);
    });
  }

  test('needs a token, and the permission of the app', async () => {
    assert.equal((await client.get('/users/online')).status, 401);
    await client.control('PATCH', '/apps/1', {features: {onlineUsers: false}});
    const {token} = await client.session();
    const answer = await client.get('/users/online', token);
    assert.equal(answer.status, 403);
    assert.deepEqual(answer.body, {
      errors: {base: ['Online users retrieving forbidden in admin panel, application permissions.']},
    });
  });
});
