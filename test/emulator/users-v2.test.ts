import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {EmulatorClient, EXPIRED, itemsOf} from './client.js';

let client: EmulatorClient;
before(async () => (client = await EmulatorClient.start()));
after(() => client.close());

describe('GET /users/v2', () => {
  for (const query of [
    'id=1',
    'login=demo',
    'login=DEMO',
    'email=demo%40example.com',
    'login=demo&email=demo@example.com&id=1',
  ]) {
    test(`finds by ${query}, with an application token too`, async () => {
      const {token} = await client.session();
      const answer = await client.get(`/users/v2.json?${query}`, token);
      assert.equal(answer.status, 200);
      const {limit, skip, total_entries: total} = answer.body as Record<string, unknown>;
      assert.deepEqual([limit, skip, total], [100, 0, 1]);
      assert.deepEqual(
        itemsOf(answer).map(({login}) => login),
        ['demo'],
      );
    });
  }

  for (const query of [
    'id=999999',
    'login=nobody',
    'login=demo&id=999999',
    'login=demo&email=nobody@example.com',
  ]) {
    test(`finds nobody by ${query}`, async () => {
      const {token} = await client.session();
      const answer = await client.get(`/users/v2?${query}`, token);
      assert.deepEqual(answer.body, {limit: 100, skip: 0, total_entries: 0, items: []});
    });
  }

  test('applies limit and offset', async () => {
    const {token} = await client.session();
    const answer = await client.get('/users/v2?login=demo&limit=5&offset=1', token);
    assert.deepEqual(answer.body, {limit: 5, skip: 1, total_entries: 1, items: []});
  });

  for (const query of [
    '',
    'limit=5',
    'id=abc',
    'id=0',
    'id=1&id=2',
    'login[start_with]=demo',
    'full_name=Demo User',
    'login=demo&sort_asc=id',
    'login=demo&limit=0',
    'login=demo&limit=101',
    'login=demo&limit=x',
    'login=demo&offset=-1',
    '%zz=1',
  ]) {
    test(`refuses the query "${query}"`, async () => {
      const {token} = await client.session();
      const answer = await client.get(`/users/v2?${query}`, token);
      assert.equal(answer.status, 422);
      const {errors} = answer.body as {errors: unknown};
      assert.ok(Array.isArray(errors) && errors.every((error) => typeof error === 'string' && error !== ''));
    });
  }

  test('needs a live token', async () => {
    assert.deepEqual((await client.get('/users/v2?id=1')).body, {errors: ['Token is required']});
    assert.deepEqual((await client.get('/users/v2?id=1', 'NOPE')).body, EXPIRED);
  });
});
