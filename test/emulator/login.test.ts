import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {DEMO, EmulatorClient, EXPIRED, sessionOf, userOf} from './helpers/client.js';
import {slowBody} from './helpers/slow-body.js';

let client: EmulatorClient;
before(async () => (client = await EmulatorClient.start()));
after(() => client.close());

describe('POST /login', () => {
  test('turns the same token into a user session', async () => {
    const {token} = await client.session();
    const answer = await client.post('/login', DEMO, token);
    const user = userOf(answer);
    assert.equal(answer.status, 202);
    assert.deepEqual(Object.keys(answer.body as object), ['user']);

    const session = sessionOf(await client.get('/session', token));
    assert.deepEqual(
      [session.token, session.id, session.user_id, session.user?.id],
      [token, user.id, user.id, user.id],
    );
  });

  test('takes an e-mail address', async () => {
    const {token} = await client.session();
    const answer = await client.post('/login', {email: 'demo@example.com', password: 'demo-password'}, token);
    assert.equal(userOf(answer).login, 'demo');
  });

  test('takes a form', async () => {
    const {token} = await client.session();
    const answer = await client.send('/login', {
      method: 'POST',
      headers: {'CB-Token': token},
      body: new URLSearchParams(DEMO),
    });
    assert.equal(userOf(answer).login, 'demo');
  });

  test('replaces the user of a user session', async () => {
    const {user, token} = await client.newUser('second');
    await client.post('/login', DEMO, token);
    const session = sessionOf(await client.get('/session', token));
    assert.equal(session.user?.login, 'demo');
    assert.notEqual(session.user_id, user.id);
  });

  const refusals: [string, unknown, number, object][] = [
    ['an unknown user', {login: 'nobody', password: 'secret-pw'}, 404, ['User not found']],
    ['a wrong password', {login: 'demo', password: 'wrong-pw'}, 401, ['Invalid password']],
    ['a missing password', {login: 'demo'}, 422, {password: ['cannot be blank']}],
    ['an empty password', {login: 'demo', password: ''}, 422, {password: ['cannot be blank']}],
    ['nothing', {}, 422, ["Both user login and email can't be blank"]],
    ['a login that is no text', {login: 5, password: 'secret-pw'}, 422, {login: ['should be a string']}],
    ['a password that is no text', {login: 'demo', password: [1]}, 422, {password: ['should be a string']}],
    ['an unknown provider', {provider: 'x'}, 422, ['This way of signing in is not available']],
    ['a guest', {guest: '1', full_name: 'Visitor'}, 422, ["Both user login and email can't be blank"]],
  ];
  for (const [what, body, status, errors] of refusals) {
    test(`refuses ${what} and leaves the session as it was`, async () => {
      const {token} = await client.session();
      const answer = await client.post('/login', body, token);
      assert.deepEqual([answer.status, answer.body], [status, {errors}]);
      assert.equal(sessionOf(await client.get('/session', token)).user_id, null);
    });
  }

  test('finds the session ended that was deleted while the credentials arrived', async () => {
    const {token} = await client.session();
    const {body, finish} = slowBody(DEMO);
    const answering = client.send('/login', {method: 'POST', headers: {'CB-Token': token}, ...body});
    await client.untilLogged((requests) => requests.some(({path, status}) => path === '/login' && !status));
    await client.delete('/session', token);
    finish();
    const answer = await answering;
    assert.deepEqual([answer.status, answer.body], [401, EXPIRED]);
    assert.deepEqual((await client.get('/session', token)).body, EXPIRED);
  });

  test('needs a live token', async () => {
    const missing = await client.post('/login', DEMO);
    assert.deepEqual([missing.status, missing.body], [401, {errors: ['Token is required']}]);
    const unknown = await client.post('/login', DEMO, 'NOPE');
    assert.deepEqual([unknown.status, unknown.body], [401, EXPIRED]);
  });
});

describe('DELETE /login', () => {
  test('turns the same token into an application session', async () => {
    const {token} = await client.session(DEMO);
    const answer = await client.delete('/login', token);
    assert.deepEqual([answer.status, answer.text], [200, '']);
    assert.ok(answer.headers.get('cb-token-expirationdate'));

    const session = sessionOf(await client.get('/session', token));
    assert.deepEqual([session.user_id, session.user], [null, undefined]);
    const write = await client.put('/users/1', {user: {full_name: 'X'}}, token);
    assert.equal(write.status, 403);
  });

  test('needs a live token', async () => {
    assert.deepEqual((await client.delete('/login')).body, {errors: ['Token is required']});
    assert.deepEqual((await client.delete('/login', 'NOPE')).body, EXPIRED);
  });
});
