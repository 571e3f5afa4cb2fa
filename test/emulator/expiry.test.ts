import assert from 'node:assert/strict';
import {after, beforeEach, before, describe, test} from 'node:test';
import {APP, DEMO, EmulatorClient, EXPIRED, HOUR, sessionOf, type Answer} from './helpers/client.js';
import {assertLives} from './helpers/lifetime.js';

const MINUTE = HOUR / 60;

let client: EmulatorClient;
before(async () => (client = await EmulatorClient.start()));
beforeEach(() => client.control('POST', '/reset'));
after(() => client.close());

const assertTwoHours = (answer: Answer) => assertLives(answer, 2 * 60 * 60);

describe('a token', () => {
  test('lives for two hours, as every successful answer announces', async () => {
    const created = await client.post('/session', {...APP, user: DEMO});
    const {token} = sessionOf(created);
    assertTwoHours(created);
    assertTwoHours(await client.get('/session', token));
    assertTwoHours(await client.get('/users/v2?id=1', token));
    assertTwoHours(await client.put('/users/1', {user: {full_name: 'X'}}, token));
    assertTwoHours(await client.delete('/login', token));
    assertTwoHours(await client.post('/login', DEMO, token));
    assertTwoHours(await client.post('/users', {user: {login: 'newcomer', password: 'secret-pw'}}, token));
  });

  test('expires after two hours without a request, with exactly the answer that SDKs recognise', async () => {
    const {token} = await client.session(DEMO);
    await client.advanceClock(2 * HOUR);
    const answer = await client.get('/session', token);
    assert.equal(answer.status, 401);
    assert.equal(answer.text, '{"errors":{"base":["Required session does not exist"]}}');
    assert.equal(answer.headers.get('cb-token-expirationdate'), null);
  });

  test('is extended by each request', async () => {
    const {token} = await client.session(DEMO);
    for (let round = 0; round < 3; round++) {
      await client.advanceClock(2 * HOUR - MINUTE);
      const answer = await client.get('/users/v2?id=1', token);
      assert.equal(answer.status, 200);
      assertTwoHours(answer);
    }
    await client.advanceClock(2 * HOUR);
    assert.equal((await client.get('/users/v2?id=1', token)).status, 401);
  });

  test('does not come back when the clock goes back', async () => {
    const {token} = await client.session(DEMO);
    await client.advanceClock(2 * HOUR);
    assert.deepEqual((await client.get('/session', token)).body, EXPIRED);
    await client.advanceClock(-2 * HOUR);
    assert.deepEqual((await client.get('/session', token)).body, EXPIRED);
  });

  test('gets no announcement with a refusal', async () => {
    const {token} = await client.session();
    const answer = await client.put('/users/1', {user: {}}, token);
    assert.equal(answer.status, 403);
    assert.equal(answer.headers.get('cb-token-expirationdate'), null);
  });

  test('gets no announcement with the answer that ends it', async () => {
    const {token} = await client.session();
    assert.equal((await client.delete('/session', token)).headers.get('cb-token-expirationdate'), null);
    const {user, token: leaving} = await client.newUser('leaver');
    const answer = await client.delete(`/users/${user.id}`, leaving);
    assert.equal(answer.headers.get('cb-token-expirationdate'), null);
  });
});

describe('the clock', () => {
  test('dates every answer: API, refusal, unknown route, pre-flight and control call', async () => {
    const before = Date.parse((await client.get('/nowhere')).headers.get('date') ?? '');
    await client.advanceClock(1000 * HOUR);
    const answers = [
      await client.post('/session', APP),
      await client.get('/session'),
      await client.get('/nowhere'),
      await client.request('OPTIONS', '/session'),
      await client.get('/_emulator/requests'),
    ];
    for (const {headers} of answers) {
      assert.ok(Date.parse(headers.get('date') ?? '') >= before + 1000 * HOUR);
    }
  });

  test('stamps sessions and users', async () => {
    await client.advanceClock(1000 * HOUR);
    const created = await client.post('/session', {...APP, user: DEMO});
    const {created_at: createdAt, ts} = sessionOf(created) as unknown as {created_at: string; ts: number};
    const serverTime = Date.parse(created.headers.get('date') ?? '');
    assert.ok(Math.abs(Date.parse(createdAt) - serverTime) < MINUTE);
    assert.ok(Math.abs(ts * 1000 - serverTime) < MINUTE);
  });

  test('tells where it is and goes back to real time with a reset', async () => {
    const moved = await client.advanceClock(1000 * HOUR);
    await client.control('POST', '/reset');
    const afterReset = await client.advanceClock(0);
    assert.ok(moved.getTime() - afterReset.getTime() > 999 * HOUR);
  });
});
