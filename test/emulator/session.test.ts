import assert from 'node:assert/strict';
import {after, afterEach, before, beforeEach, describe, test} from 'node:test';
import {APP, DEMO, EmulatorClient, EXPIRED, HOUR, sessionOf, userOf} from './helpers/client.js';

let client: EmulatorClient;
before(async () => (client = await EmulatorClient.start()));
after(() => client.close());

describe('POST /session', () => {
  test('makes an application session', async () => {
    const answer = await client.post('/session', APP);
    const session = sessionOf(answer);
    assert.equal(answer.status, 201);
    assert.equal(answer.headers.get('content-type'), 'application/json; charset=utf-8');
    assert.match(session.token, /^[0-9A-F]{36}$/);
    assert.equal(session.user_id, null);
    assert.equal(session.application_id, 1);
    assert.ok(Number.isInteger(session.id));
    assert.equal('user' in session, false);
    assert.equal('nonce' in session, false);
  });

  test('takes the application id as a string, as Flutter sends it', async () => {
    assert.equal((await client.post('/session', {...APP, application_id: '1'})).status, 201);
  });

  for (const user of [
    DEMO,
    {email: 'demo@example.com', password: 'demo-password'},
    {login: 'DEMO', password: 'demo-password'},
    {email: 'Demo@Example.com', password: 'demo-password'},
    {login: 'demo', email: 'nobody@example.com', password: 'demo-password'},
  ]) {
    test(`signs in with ${JSON.stringify(user)}`, async () => {
      const session = await client.session(user);
      assert.equal(session.user?.login, 'demo');
      assert.equal(session.user_id, session.user.id);
      assert.equal(session.id, session.user.id);
    });
  }

  test('renders users made before 1970 with an id of 24 hexadecimal digits too', async (t) => {
    const advanceMs = -80 * 365 * 24 * HOUR;
    await client.advanceClock(advanceMs);
    t.after(() => client.advanceClock(-advanceMs));
    const {token} = await client.session();
    const answer = await client.post('/users', {user: {login: 'pioneer', password: 'secret-pw'}}, token);
    assert.match(String(userOf(answer)['_id']), /^[0-9a-f]{24}$/);
  });

  test('renders the user with every field and without the password', async () => {
    const {user} = await client.session(DEMO);
    const {_id: objectId, created_at: createdAt, updated_at: updatedAt, ...rest} = user!;
    assert.match(String(objectId), /^[0-9a-f]{24}$/);
    assert.match(String(createdAt), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    assert.equal(updatedAt, createdAt);
    assert.deepEqual(rest, {
      id: user!.id,
      last_request_at: null,
      login: 'demo',
      email: 'demo@example.com',
      full_name: 'Demo User',
      phone: null,
      website: null,
      external_id: null,
      external_user_id: null,
      facebook_id: null,
      twitter_id: null,
      custom_data: null,
      avatar: null,
      user_tags: null,
      timezone: null,
      is_guest: null,
    });
  });

  test('echoes the nonce and timestamp of a request', async () => {
    const session = sessionOf(await client.post('/session', {...APP, nonce: '7', timestamp: '1700000000'}));
    assert.equal(session.nonce, 7);
    assert.equal(session.ts, 1_700_000_000);
  });

  test('ignores the expired token that SDKs send along', async () => {
    assert.equal((await client.post('/session', APP, 'EXPIRED')).status, 201);
  });

  test('takes a form with bracket names', async () => {
    const answer = await client.send('/session', {
      method: 'POST',
      body: new URLSearchParams({
        application_id: '1',
        auth_key: 'emulator-auth-key',
        'user[login]': 'demo',
        'user[password]': 'demo-password',
      }),
    });
    assert.equal(sessionOf(answer).user?.login, 'demo');
  });

  test('does not understand bracket names as JSON keys', async () => {
    const answer = await client.post('/session', {
      ...APP,
      'user[login]': 'demo',
      'user[password]': 'demo-password',
    });
    assert.equal(sessionOf(answer).user_id, null);
  });

  test('takes a JSON body that is labelled as text', async () => {
    assert.equal((await client.send('/session', {method: 'POST', body: JSON.stringify(APP)})).status, 201);
  });

  const refusals: [string, object, number, object][] = [
    ['an unknown user', {...APP, user: {login: 'nobody', password: 'secret-pw'}}, 404, ['User not found']],
    ['a wrong password', {...APP, user: {login: 'demo', password: 'wrong-pw'}}, 401, ['Invalid password']],
    ['a missing password', {...APP, user: {login: 'demo'}}, 422, {password: ['cannot be blank']}],
    [
      'no identifier',
      {...APP, user: {password: 'secret-pw'}},
      422,
      ["Both user login and email can't be blank"],
    ],
    ['a user that is no object', {...APP, user: 'demo'}, 422, {user: ['should be an object']}],
    ['no application id', {auth_key: 'emulator-auth-key'}, 422, {application_id: ['cannot be blank']}],
    ['a null application id', {...APP, application_id: null}, 422, {application_id: ['cannot be blank']}],
    ['an unknown application', {...APP, application_id: 99}, 404, ['Application not found']],
    ['a wrong key', {...APP, auth_key: 'wrong'}, 401, ['Invalid auth key']],
    ['an unknown provider', {...APP, provider: 'x'}, 422, ['This way of signing in is not available']],
  ];
  for (const [what, body, status, errors] of refusals) {
    test(`refuses ${what}`, async () => {
      const answer = await client.post('/session', body);
      assert.equal(answer.status, status);
      assert.deepEqual(answer.body, {errors});
      assert.equal(answer.headers.get('cb-token-expirationdate'), null);
    });
  }
});

describe('GET and DELETE /session', () => {
  test('shows an application session and a user session', async () => {
    const application = await client.session();
    assert.deepEqual(sessionOf(await client.get('/session', application.token)), application);

    const ofUser = await client.session(DEMO);
    const shown = sessionOf(await client.get('/session', ofUser.token));
    assert.equal(shown.token, ofUser.token);
    assert.equal(shown.user?.login, 'demo');
  });

  test('ends the current session only', async () => {
    const {token} = await client.session(DEMO);
    const other = await client.session(DEMO);
    const answer = await client.delete('/session', token);
    assert.equal(answer.status, 200);
    assert.equal(answer.text, '');
    assert.deepEqual((await client.get('/session', token)).body, EXPIRED);
    assert.equal((await client.get('/session', other.token)).status, 200);
  });

  test('tells a missing token from an unknown one', async () => {
    for (const method of ['GET', 'DELETE']) {
      const missing = await client.request(method, '/session');
      assert.deepEqual([missing.status, missing.body], [401, {errors: ['Token is required']}]);
      const empty = await client.request(method, '/session', undefined, '');
      assert.deepEqual([empty.status, empty.body], [401, {errors: ['Token is required']}]);
      const unknown = await client.request(method, '/session', undefined, 'A'.repeat(36));
      assert.deepEqual([unknown.status, unknown.body], [401, EXPIRED]);
    }
  });
});

describe('the feature autoCreateUsers', () => {
  const stranger = {login: 'stranger', password: 'secret-pw'};
  const switchTo = (autoCreateUsers: boolean) =>
    client.control('PATCH', '/apps/1', {features: {autoCreateUsers}});
  beforeEach(() => switchTo(true));
  afterEach(() => switchTo(false));

  test('makes POST /session, and never POST /login, create an unknown user', async () => {
    const {token} = await client.session();
    const refused = await client.post('/login', stranger, token);
    assert.deepEqual([refused.status, refused.body], [404, {errors: ['User not found']}]);

    assert.equal((await client.session(stranger)).user?.login, 'stranger');
    assert.equal((await client.post('/login', stranger, token)).status, 202);
  });

  test('holds such users to the rules of a sign-up', async () => {
    const answer = await client.post('/session', {...APP, user: {login: 'xy', password: 'secret-pw'}});
    assert.deepEqual(
      [answer.status, answer.body],
      [422, {errors: {login: ['is too short (minimum is 3 characters)']}}],
    );
  });
});
