import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {EmulatorClient, type WireUser} from './helpers/client.js';

const PEOPLE = [
  {
    login: 'ann01',
    email: 'ann+x@example.com',
    full_name: 'Ann Lee',
    phone: '+380 (00) 111-22-33',
    facebook_id: 'f1',
    twitter_id: 't1',
    external_user_id: 675373912,
    timezone: 60,
    tag_list: ['apple', 'iphone'],
  },
  {login: 'bob', full_name: 'Roseann Leeds', external_user_id: 5, tag_list: ['iphone']},
  {login: 'cat', full_name: 'Cat, Brown', tag_list: ['vip']},
];

let client: EmulatorClient;
let token: string;
before(async () => {
  client = await EmulatorClient.start();
  const users = PEOPLE.map((person) => ({...person, password: 'secret-pw'}));
  await client.control('POST', '/users', {appId: 1, users});
  await client.control('PATCH', '/apps/1', {features: {usersV1: true}});
  ({token} = await client.session());
});
after(() => client.close());

interface Page {
  items: {user: WireUser}[];
}

async function page(path: string) {
  const answer = await client.get(path, token);
  assert.equal(answer.status, 200, answer.text);
  const {items, ...envelope} = answer.body as Page;
  return {envelope, logins: items.map(({user}) => user.login)};
}

describe('one user by', () => {
  for (const path of [
    '2.json',
    '2',
    'by_login.json?login=ann01',
    'by_login?login=ANN01',
    'by_email?email=ann%2Bx%40example.com',
    'by_facebook_id?facebook_id=f1',
    'by_twitter_id?twitter_id=t1',
    'by_external_user_id?external_user_id=675373912',
    'by_phone?phone=380001112233',
    'external/675373912.json',
  ]) {
    test(`/users/${path}`, async () => {
      const answer = await client.get(`/users/${path}`, token);
      assert.equal(answer.status, 200, answer.text);
      const {user} = answer.body as {user: WireUser};
      assert.deepEqual([user.id, user.login, user['user_tags']], [2, 'ann01', 'apple,iphone']);
    });
  }

  for (const [path, error] of [
    ['999999', "Couldn't find user"],
    ['by_login?login=nobody', 'User not found'],
    ['by_email?email=nobody@example.com', 'User not found'],
    ['by_facebook_id?facebook_id=F1', 'User not found'],
    ['by_twitter_id?twitter_id=5', 'User not found'],
    ['by_external_user_id?external_user_id=6', 'User not found'],
    ['by_phone?phone=5', 'User not found'],
    ['external/6', 'User not found'],
  ] as const) {
    test(`/users/${path}: nobody`, async () => {
      const answer = await client.get(`/users/${path}`, token);
      assert.deepEqual([answer.status, answer.body], [404, {errors: [error]}]);
    });
  }

  for (const [path, errors] of [
    ['phone.json?phone=380001112233', {id: ['should be a positive integer']}],
    ['0', {id: ['should be a positive integer']}],
    ['%zz', {id: ['should be a positive integer']}],
    ['99999999999999999999', {id: ['should be a positive integer']}],
    ['by_login', {login: ['cannot be blank']}],
    ['by_email?email=', {email: ['cannot be blank']}],
    ['by_phone?phone=none', {phone: ['is invalid']}],
    ['by_external_user_id?external_user_id=x', {external_user_id: ['should be an integer']}],
    ['external/x', {external_user_id: ['should be an integer']}],
    ['by_full_name', {full_name: ['cannot be blank']}],
    ['by_tags?tags=,', {tags: ['cannot be blank']}],
    ['by_tags', {tags: ['cannot be blank']}],
  ] as const) {
    test(`/users/${path}: refused`, async () => {
      const answer = await client.get(`/users/${path}`, token);
      assert.deepEqual([answer.status, answer.body], [422, {errors}]);
    });
  }
});

describe('pages of users', () => {
  for (const [query, perPage, current, logins] of [
    ['', 10, 1, ['demo', 'ann01', 'bob', 'cat']],
    ['?page=1&per_page=3', 3, 1, ['demo', 'ann01', 'bob']],
    ['?page=2&per_page=3', 3, 2, ['cat']],
    ['?page=3&per_page=3', 3, 3, []],
    ['?per_page=100', 100, 1, ['demo', 'ann01', 'bob', 'cat']],
  ] as const) {
    test(`/users${query}`, async () => {
      const found = await page(`/users.json${query}`);
      assert.deepEqual(found.envelope, {current_page: current, per_page: perPage, total_entries: 4});
      assert.deepEqual(found.logins, logins);
    });
  }

  test('an empty answer is one of pages of nothing', async () => {
    const found = await page('/users/by_tags?tags=nothing');
    assert.deepEqual(found, {envelope: {current_page: 1, per_page: 0, total_entries: 0}, logins: []});
  });

  for (const [path, logins] of [
    ['/by_full_name.json?full_name=Ann%20Lee&page=1&per_page=20', ['ann01', 'bob']],
    ['/by_full_name?full_name=BROWN', ['cat']],
    ['/by_full_name?full_name=.*', []],
    ['/by_tags.json?tags[]=apple&tags[]=vip', ['ann01', 'cat']],
    ['/by_tags?tags=apple%2Ciphone', ['ann01', 'bob']],
    ['/by_tags?tags=vip&tags=apple', ['ann01', 'cat']],
    ['/by_tags?tags=iphone&per_page=1&page=2', ['bob']],
    ['?external_user_id=675373912', ['ann01']],
    ['?external_user_id=1', []],
  ] as const) {
    test(`/users${path}`, async () => assert.deepEqual((await page(`/users${path}`)).logins, logins));
  }

  for (const [query, error] of [
    ['page=0', 'page should be an integer of at least 1'],
    ['page=x', 'page should be an integer of at least 1'],
    ['per_page=0', 'per_page should be an integer from 1 to 100'],
    ['per_page=101', 'per_page should be an integer from 1 to 100'],
  ]) {
    test(`refuse ${query}`, async () => {
      const answer = await client.get(`/users?${query}`, token);
      assert.deepEqual([answer.status, answer.body], [422, {errors: [error]}]);
    });
  }
});

describe('filters', () => {
  for (const [query, logins] of [
    ['filter[]=number%20id%20in%202%2C3', ['ann01', 'bob']],
    ['filter[]=number+id+in+3,2', ['ann01', 'bob']],
    ['filter%5B%5D=number+id+gt+2', ['bob', 'cat']],
    ['filter[gt]=number+id+gt+2', ['bob', 'cat']],
    ['filter[]=number+id+ge+2', ['ann01', 'bob', 'cat']],
    ['filter[]=number+id+lt+2', ['demo']],
    ['filter[]=number+id+le+2', ['demo', 'ann01']],
    ['filter[]=number+id+eq+2', ['ann01']],
    ['filter[]=number+id+ne+2', ['demo', 'bob', 'cat']],
    ['filter[]=number+id+between+2,3', ['ann01', 'bob']],
    ['filter[]=number+external_user_id+gt+5', ['ann01']],
    ['filter[]=number+timezone+eq+60', ['ann01']],
    ['filter[]=string+login+eq+ANN01', ['ann01']],
    ['filter[]=string+login+between+b,c', ['bob']],
    ['filter[]=string+full_name+eq+ann+lee', ['ann01']],
    ['filter[]=string+full_name+eq+Cat,+Brown', ['cat']],
    ['filter[]=string+user_tags+in+vip,apple', ['ann01', 'cat']],
    ['filter[]=string+login+in+cat,bob&filter[]=number+id+gt+3', ['cat']],
    ['filter[]=string+id+in+2', []],
    ['filter[]=number+login+eq+5', []],
    ['filter[]=date+login+eq+2020-01-01', []],
    ['filter[]=date+created_at+gt+2018-12-06&filter[]=string+login+eq+ann01', ['ann01']],
    ['filter[]=date+created_at+lt+2018.12.06', []],
    ['filter[]=date+created_at+between+2018-12-06,2999-01-01&per_page=1', ['demo']],
  ] as const) {
    test(query, async () => assert.deepEqual((await page(`/users?${query}`)).logins, logins));
  }

  for (const [filter, error] of [
    ['', 'Invalid filter: '],
    ['number+id', 'Invalid filter: number id'],
    ['text+login+eq+x', 'Invalid filter: text login eq x'],
    ['string+password+eq+x', "Users can't be filtered by password"],
    ['string+custom_data+eq+x', "Users can't be filtered by custom_data"],
    ['string+__proto__+eq+x', "Users can't be filtered by __proto__"],
    ['number+id+like+1', 'Operator like is not supported'],
    ['number+id+eq+x', "id can't be compared with x"],
    ['number+id+in+1,x', "id can't be compared with x"],
    ['number+id+between+1', 'id should be between two values'],
    ['number+id+between+1,2,3', 'id should be between two values'],
    ['date+created_at+gt+soon', "created_at can't be compared with soon"],
  ]) {
    test(`refuse "${filter}"`, async () => {
      const answer = await client.get(`/users?filter[]=${filter}`, token);
      assert.deepEqual([answer.status, answer.body], [422, {errors: [error]}]);
    });
  }
});

describe('order', () => {
  for (const [order, logins] of [
    ['desc%20string%20id', ['cat', 'bob', 'ann01', 'demo']],
    ['asc+string+login', ['ann01', 'bob', 'cat', 'demo']],
    ['desc+integer+external_user_id', ['ann01', 'bob', 'demo', 'cat']],
    ['desc+string+created_at&filter[]=number+id+eq+3', ['bob']],
  ] as const) {
    test(order, async () => assert.deepEqual((await page(`/users?order=${order}`)).logins, logins));
  }

  for (const order of ['', 'desc', 'down+string+id', 'desc+string+password', 'desc+string+id+id']) {
    test(`refuses "${order}"`, async () => {
      const answer = await client.get(`/users?order=${order}`, token);
      const text = `Invalid order: ${order.replaceAll('+', ' ')}`;
      assert.deepEqual([answer.status, answer.body], [422, {errors: [text]}]);
    });
  }
});

describe('where the switch is off', () => {
  const BASE =
    'Users retrieving forbidden in admin panel, application settings. ' +
    'Setup it here https://admin.connectycube.com/apps/2/service/users/settings';

  test('every one of these lookups is refused, but for a missing token', async () => {
    await client.control('POST', '/apps', {id: 2, authKey: 'other-key'});
    const other = await client.post('/session', {application_id: 2, auth_key: 'other-key'});
    const {session} = other.body as {session: {token: string}};
    for (const path of [
      '',
      '/1',
      '/phone',
      '/by_login?login=a',
      '/by_full_name?full_name=a',
      '/external/5',
    ]) {
      const answer = await client.get(`/users${path}`, session.token);
      assert.deepEqual([answer.status, answer.body], [403, {errors: {base: [BASE]}}], path);
      assert.equal((await client.get(`/users${path}`)).status, 401, path);
    }
  });
});
