import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {EmulatorClient, itemsOf} from './helpers/client.js';

const DAY = 24 * 60 * 60 * 1000;

let client: EmulatorClient;
let token: string;
/** When `early` was made, to the second; `late` was made two days after it. */
let made: number;
before(async () => {
  client = await EmulatorClient.start();
  const addUser = (login: string) =>
    client.control('POST', '/users', {
      appId: 1,
      users: [{login, password: 'secret-pw', tag_list: ['dated']}],
    });
  await addUser('early');
  await client.advanceClock(2 * DAY);
  await addUser('late');
  ({token} = await client.session());
  const [early] = itemsOf(await client.get('/users/v2?login=early', token));
  made = Date.parse(String(early?.['created_at']));
});
after(() => client.close());

async function find(filters: Record<string, string>) {
  const answer = await client.get(`/users/v2?${String(new URLSearchParams(filters))}`, token);
  assert.equal(answer.status, 200, answer.text);
  return itemsOf(answer).map(({login}) => login);
}

const iso = (milliseconds: number) => new Date(milliseconds).toISOString();
const day = (milliseconds: number) => iso(milliseconds).slice(0, 10);

describe('dates in GET /users/v2', () => {
  for (const [notation, write] of [
    ['ISO 8601', iso],
    ['ISO 8601 without fractions', (date: number) => iso(date).replace(/\.\d+/, '')],
    ['ISO 8601 without a zone, in UTC', (date: number) => iso(date).slice(0, 19)],
    ['ISO 8601 with an offset', (date: number) => `${iso(date + 2 * 3600_000).slice(0, 19)}+02:00`],
    [
      'ISO 8601 with an offset without a colon',
      (date: number) => `${iso(date - 90 * 60_000).slice(0, 19)}-0130`,
    ],
    ['Unix timestamps', (date: number) => String(date / 1000)],
    ["JavaScript's own notation", (date: number) => String(new Date(date))],
  ] as const) {
    test(`as ${notation}`, async () => {
      const user_tags = 'dated';
      assert.deepEqual(await find({user_tags, 'created_at[gt]': write(made)}), ['late']);
      assert.deepEqual(await find({user_tags, 'created_at[gt]': write(made - 1000)}), ['early', 'late']);
      assert.deepEqual(await find({user_tags, 'created_at[gte]': write(made)}), ['early', 'late']);
      assert.deepEqual(await find({user_tags, 'created_at[gte]': write(made + 1000)}), ['late']);
      assert.deepEqual(await find({user_tags, 'created_at[lt]': write(made)}), []);
      assert.deepEqual(await find({user_tags, 'created_at[lt]': write(made + 1000)}), ['early']);
      assert.deepEqual(await find({user_tags, 'created_at[lte]': write(made)}), ['early']);
      assert.deepEqual(await find({user_tags, 'created_at[lte]': write(made - 1000)}), []);
      assert.deepEqual(await find({user_tags, created_at: write(made)}), ['early']);
      assert.deepEqual(await find({user_tags, created_at: write(made + 1000)}), []);
    });
  }

  test('as a day, which is all of it', async () => {
    const user_tags = 'dated';
    assert.deepEqual(await find({user_tags, created_at: day(made)}), ['early']);
    assert.deepEqual(await find({user_tags, created_at: day(made + DAY)}), []);
    assert.deepEqual(await find({user_tags, 'created_at[gt]': day(made)}), ['late']);
    assert.deepEqual(await find({user_tags, 'created_at[gte]': day(made)}), ['early', 'late']);
    assert.deepEqual(await find({user_tags, 'created_at[lt]': day(made)}), []);
    assert.deepEqual(await find({user_tags, 'created_at[lte]': day(made)}), ['early']);
    assert.deepEqual(await find({user_tags, 'created_at[in]': `${day(made)},${day(made + DAY)}`}), ['early']);
    assert.deepEqual(await find({user_tags, 'created_at[nin]': day(made)}), ['late']);
  });

  test('from and until', async () => {
    const filters = {'created_at[gte]': iso(made), 'created_at[lt]': iso(made + DAY)};
    assert.deepEqual(await find({user_tags: 'dated', ...filters}), ['early']);
  });

  test('of the last request and the last change', async () => {
    const mine = await client.newUser('active');
    await client.get('/session', mine.token);
    assert.deepEqual(await find({login: 'active', 'last_request_at[gt]': iso(made)}), ['active']);
    assert.deepEqual(await find({login: 'early', 'last_request_at[gt]': '0'}), []);
    assert.deepEqual(await find({login: 'early', 'last_request_at[nin]': '0'}), ['early']);

    const changedAfter = {login: 'active', 'updated_at[gt]': iso(made + 3 * DAY)};
    assert.deepEqual(await find(changedAfter), []);
    await client.advanceClock(DAY + 3600_000);
    ({token} = await client.session());
    const again = await client.session({login: 'active', password: 'secret-pw'});
    await client.put(`/users/${mine.user.id}`, {user: {full_name: 'Changed'}}, again.token);
    assert.deepEqual(await find(changedAfter), ['active']);
  });
});
