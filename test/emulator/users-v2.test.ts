import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {EmulatorClient, EXPIRED, itemsOf} from './helpers/client.js';

let client: EmulatorClient;
before(async () => {
  client = await EmulatorClient.start();
  await client.control('POST', '/users', {
    appId: 1,
    users: ['cat', 'Ann', 'bob', 'dan', 'eve', 'fay'].map((login, index) => ({
      login,
      password: 'secret-pw',
      full_name: `Team member ${6 - index}`,
      ...(index < 3 ? {phone: `+38 (050) 00${index}`} : {}),
      tag_list: ['team'],
    })),
  });
});
after(() => client.close());

async function find(query: string) {
  const {token} = await client.session();
  const answer = await client.get(`/users/v2?${query}`, token);
  assert.equal(answer.status, 200, answer.text);
  return answer;
}

async function findLogins(query: string) {
  return itemsOf(await find(query)).map(({login}) => login);
}

describe('GET /users/v2', () => {
  test('answers with bare users, and with what was asked for', async () => {
    const {token} = await client.session();
    const answer = await client.get('/users/v2.json?login=demo', token);
    const {items, ...page} = answer.body as {items: object[]};
    assert.deepEqual(page, {limit: 100, skip: 0, total_entries: 1});
    assert.equal(items.length, 1);
    const {id, login, full_name: name, user_tags: tags} = itemsOf(answer)[0]!;
    assert.deepEqual([id, login, name, tags], [1, 'demo', 'Demo User', null]);
  });

  test('finds nobody of another app', async () => {
    await client.control('POST', '/apps', {id: 2, authKey: 'other-key'});
    const other = await client.post('/session', {application_id: 2, auth_key: 'other-key'});
    const {session} = other.body as {session: {token: string}};
    const answer = await client.get('/users/v2?id[in]=1,2,3', session.token);
    assert.deepEqual(answer.body, {limit: 100, skip: 0, total_entries: 0, items: []});
  });

  test('needs a live token', async () => {
    assert.deepEqual((await client.get('/users/v2?id=1')).body, {errors: ['Token is required']});
    assert.deepEqual((await client.get('/users/v2?id=1', 'NOPE')).body, EXPIRED);
  });
});

describe('pages', () => {
  test('of limit, from offset on, with the number of all that match', async () => {
    const answer = await find('user_tags=team&limit=2&offset=3');
    const {limit, skip, total_entries: total} = answer.body as Record<string, unknown>;
    assert.deepEqual([limit, skip, total], [2, 3, 6]);
    assert.deepEqual(
      itemsOf(answer).map(({login}) => login),
      ['dan', 'eve'],
    );
  });

  test('beyond the end are empty', async () => {
    const answer = await find('login=demo&offset=9007199254740991');
    assert.deepEqual(answer.body, {limit: 100, skip: 9007199254740991, total_entries: 1, items: []});
  });

  test('of 1 to 100', async () => {
    assert.equal((await findLogins('user_tags=team&limit=1')).length, 1);
    assert.equal((await findLogins('user_tags=team&limit=100')).length, 6);
  });

  test('of 5 where a beginning is looked for, whatever the limit', async () => {
    for (const limit of ['', '&limit=1', '&limit=100']) {
      const answer = await find(`full_name[start_with]=team${limit}`);
      const {items, ...page} = answer.body as {items: object[]};
      assert.deepEqual(page, {limit: 5, skip: 0, total_entries: 6});
      assert.equal(items.length, 5);
    }
    assert.deepEqual(await findLogins('full_name[start_with]=team&offset=5'), ['cat']);
  });
});

describe('order', () => {
  for (const [query, logins] of [
    ['user_tags=team', ['cat', 'Ann', 'bob', 'dan', 'eve', 'fay']],
    ['id[in]=4,2,3', ['cat', 'Ann', 'bob']],
    ['login[in]=fay,bob,cat', ['cat', 'bob', 'fay']],
    ['full_name[start_with]=team', ['fay', 'eve', 'dan', 'bob', 'Ann']],
    ['user_tags=team&sort_asc=id', ['cat', 'Ann', 'bob', 'dan', 'eve', 'fay']],
    ['user_tags=team&sort_desc=id', ['fay', 'eve', 'dan', 'bob', 'Ann', 'cat']],
    ['user_tags=team&sort_asc=login', ['Ann', 'bob', 'cat', 'dan', 'eve', 'fay']],
    ['user_tags=team&sort_desc=full_name&limit=2', ['cat', 'Ann']],
    ['full_name[start_with]=team&sort_asc=id', ['cat', 'Ann', 'bob', 'dan', 'eve']],
    ['user_tags=team&sort_desc=phone', ['bob', 'Ann', 'cat', 'dan', 'eve', 'fay']],
    ['user_tags=team&sort_asc=phone', ['cat', 'Ann', 'bob', 'dan', 'eve', 'fay']],
    ['user_tags=team&sort_asc=last_request_at', ['cat', 'Ann', 'bob', 'dan', 'eve', 'fay']],
  ] as const) {
    test(query, async () => assert.deepEqual(await findLogins(query), logins));
  }

  test('by the date of creation', async () => {
    await client.advanceClock(5000);
    await client.control('POST', '/users', {
      appId: 1,
      users: [{login: 'latest', password: 'secret-pw', tag_list: ['team']}],
    });
    assert.equal((await findLogins('user_tags=team&sort_desc=created_at'))[0], 'latest');
    assert.equal((await findLogins('user_tags=team&sort_asc=created_at')).at(-1), 'latest');
  });
});
