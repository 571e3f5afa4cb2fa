import assert from 'node:assert/strict';
import {before, describe, test} from 'node:test';
import {createApplication} from '../../demo/emulator/application.js';
import type {User} from '../../demo/emulator/state/user.js';
import type {Users} from '../../demo/emulator/state/users.js';
import {World} from '../../demo/emulator/world.js';

const COUNT = 100_000;

const world = new World();
const application = createApplication(world);
let token: string;
let users: Users;
let everybody: User[];

async function send(method: string, path: string, body?: unknown) {
  const response = await application.request(path, {
    method,
    headers: {'Content-Type': 'application/json', 'CB-Token': token},
    ...(body === undefined ? {} : {body: JSON.stringify(body)}),
  });
  const text = await response.text();
  assert.ok(response.ok, `${response.status} ${text}`);
  return JSON.parse(text) as Record<string, unknown>;
}

const find = (query: string) => send('GET', `/users/v2?${query}`);

/** The user in the middle of the directory. */
const middle = () => everybody[COUNT / 2]!;

before(async () => {
  token = '';
  await send('POST', '/_emulator/users', {appId: 1, count: COUNT, seed: 1});
  await send('PATCH', '/_emulator/apps/1', {features: {usersV1: true}});
  const {session} = await send('POST', '/session', {application_id: 1, auth_key: 'emulator-auth-key'});
  ({token} = session as {token: string});
  ({users} = world.apps.byId(1)!);
  everybody = [...users.all()];
  const fields = {facebook_id: 'f-1', twitter_id: 't-1', external_user_id: 99};
  users.update(middle(), fields, world.clock.now());
  users.all = () => {
    throw new Error('All users were gone through');
  };
});

describe('in a directory of 100,000 users a lookup goes through none but those it finds', () => {
  test('whole values of fields with one holder', async () => {
    const {id, fields} = middle();
    for (const [name, value] of Object.entries({...fields, id})) {
      if (!['id', 'login', 'email', 'external_id', 'facebook_id', 'twitter_id'].includes(name)) continue;
      const found = await find(`${name}=${encodeURIComponent(String(value))}`);
      assert.deepEqual([found['total_entries'], (found['items'] as User[])[0]?.id], [1, id], name);
    }
  });

  for (const [name, matches, query] of [
    [
      'phone',
      (user: User) => user.fields.phone === middle().fields.phone,
      () => `phone=%2B${middle().fields.phone}`,
    ],
    ['full_name', ({fields}: User) => fields.full_name === 'Ann Kim', () => 'full_name=ann kim'],
    ['user_tags', ({fields}: User) => fields.user_tags.includes('vip'), () => 'user_tags=vip'],
    [
      'lists of tags',
      ({fields}: User) => ['vip', 'guest'].some((tag) => fields.user_tags.includes(tag)),
      () => 'user_tags[in]=vip,guest',
    ],
    ['lists of ids', ({id}: User) => [5, 50_000, 99_999].includes(id), () => 'id[in]=99999,5,50000'],
    [
      'beginnings of names',
      ({fields}: User) => /^chlo/i.test(String(fields.full_name)),
      () => 'full_name[start_with]=chlo',
    ],
    [
      'beginnings of names in other scripts',
      ({fields}: User) => String(fields.full_name).startsWith('Олена'),
      () => `full_name[start_with]=${encodeURIComponent('ОЛЕНА')}`,
    ],
    [
      'beginnings of logins',
      ({fields}: User) => /^zoe\.k/.test(String(fields.login)),
      () => 'login[start_with]=zoe.k',
    ],
    [
      'beginnings of e-mail addresses',
      ({fields}: User) => /^sigr/.test(String(fields.email)),
      () => 'email[start_with]=sigr',
    ],
    [
      'beginnings of phones',
      ({fields}: User) => /^3801/.test(String(fields.phone)),
      () => 'phone[start_with]=3801',
    ],
    [
      'beginnings of external ids',
      ({fields}: User) => /^1234/.test(String(fields.external_id)),
      () => 'external_id[start_with]=1234',
    ],
    [
      'tags, and a date beside them',
      ({createdAt, fields}: User) =>
        fields.user_tags.includes('vip') && createdAt < middle().createdAt - (middle().createdAt % 1000),
      () => `user_tags=vip&created_at[lt]=${Math.floor(middle().createdAt / 1000)}&sort_desc=created_at`,
    ],
  ] as const) {
    test(name, async () => {
      const expected = everybody.filter(matches);
      const found = await find(query());
      assert.ok(expected.length > 0);
      assert.equal(found['total_entries'], expected.length);
      const ids = new Set(expected.map(({id}) => id));
      const items = found['items'] as User[];
      assert.equal(items.length, Math.min(expected.length, Number(found['limit'])));
      assert.ok(items.every(({id}) => ids.has(id)));
    });
  }

  test('the deprecated lookups of one user', async () => {
    const {id, fields} = middle();
    for (const path of [
      `${id}`,
      `by_login?login=${fields.login}`,
      `by_email?email=${fields.email}`,
      `by_phone?phone=${fields.phone}`,
      'by_facebook_id?facebook_id=f-1',
      'by_twitter_id?twitter_id=t-1',
      'by_external_user_id?external_user_id=99',
      'external/99',
    ]) {
      const {user} = await send('GET', `/users/${path}`);
      assert.equal((user as User).id, id, path);
    }
    const listed = await send('GET', `/users?filter[]=number+id+eq+${id}`);
    assert.equal(listed['total_entries'], 1);
    assert.equal((await send('GET', '/users/by_tags?tags=vip'))['current_page'], 1);
  });

  test('signing in, signing up, changing and deleting an account', async () => {
    const app = {application_id: 1, auth_key: 'emulator-auth-key'};
    await send('POST', '/users', {user: {login: 'newcomer', password: 'secret-pw'}});
    const {session} = await send('POST', '/session', {
      ...app,
      user: {login: 'newcomer', password: 'secret-pw'},
    });
    const mine = session as {token: string; user_id: number};
    token = mine.token;
    await send('PUT', `/users/${mine.user_id}`, {user: {full_name: 'Quite New'}});
    assert.equal((await find('full_name[start_with]=quite'))['total_entries'], 1);
    assert.deepEqual(await send('GET', '/users/online?count=true'), {count: 1});
    const response = await application.request(`/users/${mine.user_id}`, {
      method: 'DELETE',
      headers: {'CB-Token': token},
    });
    assert.equal(response.status, 200);
    assert.equal(users.byField('login', 'newcomer'), undefined);
  });
});
