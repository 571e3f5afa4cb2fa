import assert from 'node:assert/strict';
import {after, beforeEach, before, describe, test} from 'node:test';
import {
  APP,
  DEMO,
  EmulatorClient,
  EXPIRED,
  itemsOf,
  sessionOf,
  userOf,
  type WireUser,
} from './helpers/client.js';

let client: EmulatorClient;
before(async () => (client = await EmulatorClient.start()));
beforeEach(() => client.control('POST', '/reset'));
after(() => client.close());

async function addUsers(body: object): Promise<WireUser[]> {
  const {users} = (await client.control('POST', '/users', body)) as {users: WireUser[]};
  return users;
}

describe('POST /_emulator/reset', () => {
  test('goes back to the starting state', async () => {
    const {token} = await client.session(DEMO);
    await client.put('/users/1', {user: {full_name: 'Changed'}}, token);
    await client.newUser('newcomer');
    await client.control('POST', '/apps', {id: 2, authKey: 'second'});
    await client.control('PATCH', '/apps/1', {features: {autoCreateUsers: true}});
    await client.control('POST', '/faults', {path: '/session', status: 500});
    await client.control('POST', '/reset');

    assert.deepEqual(await client.control('GET', '/requests'), {requests: []});
    assert.deepEqual((await client.get('/session', token)).body, EXPIRED);
    const {user} = await client.session(DEMO);
    assert.deepEqual([user?.id, user?.['full_name']], [1, 'Demo User']);
    const newcomer = {login: 'newcomer', password: 'secret-pw'};
    assert.equal((await client.post('/session', {...APP, user: newcomer})).status, 404);
    assert.equal((await client.post('/session', {application_id: 2, auth_key: 'second'})).status, 404);
  });
});

describe('POST and PATCH /_emulator/apps', () => {
  test('adds an app and changes its features one by one', async () => {
    const added = await client.control('POST', '/apps', {id: 2, authKey: 'second', authSecret: 's'});
    assert.deepEqual(added, {
      app: {
        id: 2,
        authKey: 'second',
        features: {
          autoCreateUsers: false,
          usersV1: false,
          passwordReset: true,
          onlineUsers: true,
          deleteOtherSessions: false,
          cidp: null,
          firebase: null,
        },
      },
    });
    const firebase = {projectId: 'demo', emulatorHost: '127.0.0.1:9099'};
    await client.control('PATCH', '/apps/2', {features: {usersV1: true, firebase}});
    const changed = await client.control('PATCH', '/apps/2', {features: {autoCreateUsers: true}});
    const {features} = (changed as {app: {features: Record<string, unknown>}}).app;
    assert.deepEqual([features['autoCreateUsers'], features['usersV1']], [true, true]);
    assert.deepEqual(features['firebase'], {...firebase, jwksUrl: null});

    const user = {login: 'made-on-the-fly', password: 'secret-pw'};
    assert.equal((await client.post('/session', {application_id: 2, auth_key: 'second', user})).status, 201);
  });

  test('keeps the data of two apps apart', async () => {
    await client.control('POST', '/apps', {id: 2, authKey: 'second'});
    const second = {application_id: 2, auth_key: 'second'};
    assert.equal((await client.post('/session', {...second, auth_key: APP.auth_key})).status, 401);
    assert.equal((await client.post('/session', {...second, user: DEMO})).status, 404);

    const {token} = sessionOf(await client.post('/session', second));
    assert.deepEqual(itemsOf(await client.get('/users/v2?id=1', token)), []);
    assert.equal((await client.post('/login', DEMO, token)).status, 404);

    const twin = {...DEMO, email: 'demo@example.com', password: 'other-password'};
    const user = userOf(await client.post('/users', {user: twin}, token));
    await client.post('/login', {login: 'demo', password: 'other-password'}, token);
    assert.equal((await client.put('/users/1', {user: {full_name: 'X'}}, token)).status, 404);
    assert.equal((await client.delete('/users/1', token)).status, 404);
    await client.delete(`/users/${user.id}`, token);
    assert.equal((await client.session(DEMO)).user?.['full_name'], 'Demo User');
  });

  test('signs up in the app of the authorization key', async () => {
    await client.control('POST', '/apps', {id: 2, authKey: 'second'});
    await client.send('/users', {
      method: 'POST',
      headers: {'CB-AuthKey': 'second'},
      body: JSON.stringify({user: {login: 'in-second', password: 'secret-pw'}}),
    });
    const user = {login: 'in-second', password: 'secret-pw'};
    assert.equal((await client.post('/session', {...APP, user})).status, 404);
    assert.equal((await client.post('/session', {application_id: 2, auth_key: 'second', user})).status, 201);
  });
});

describe('POST /_emulator/users', () => {
  test('adds the given users', async () => {
    const users = await addUsers({
      appId: 1,
      users: [
        {login: 'given', password: 'secret-pw', full_name: 'Given User', tag_list: ['a', 'b']},
        {email: 'given@example.com', password: 'secret-pw'},
      ],
    });
    assert.deepEqual(
      users.map(({login, user_tags: tags}) => [login, tags]),
      [
        ['given', 'a,b'],
        [null, null],
      ],
    );
    assert.equal((await client.session({login: 'given', password: 'secret-pw'})).user_id, users[0]?.id);
  });

  test('adds all of them or none', async () => {
    const good = {login: 'good', password: 'secret-pw'};
    const answer = await client.post('/_emulator/users', {appId: 1, users: [good, {...good, login: 'demo'}]});
    assert.deepEqual([answer.status, answer.body], [400, {error: 'users[1]: login has already been taken'}]);
    assert.equal((await client.post('/session', {...APP, user: good})).status, 404);
  });
});

describe('POST /_emulator/sessions/expire', () => {
  test('expires one session', async () => {
    const {token} = await client.session(DEMO);
    const other = await client.session(DEMO);
    assert.deepEqual(await client.control('POST', '/sessions/expire', {token}), {expired: 1});
    assert.deepEqual((await client.get('/session', token)).body, EXPIRED);
    assert.equal((await client.get('/session', other.token)).status, 200);
    assert.deepEqual(await client.control('POST', '/sessions/expire', {token}), {expired: 0});
  });

  test('expires those of one user', async () => {
    const {user, token} = await client.newUser('expired-user');
    const other = await client.session(DEMO);
    assert.deepEqual(await client.control('POST', '/sessions/expire', {userId: user.id}), {expired: 1});
    assert.equal((await client.get('/session', token)).status, 401);
    assert.equal((await client.get('/session', other.token)).status, 200);
  });

  test('expires all', async () => {
    const tokens = [(await client.session()).token, (await client.session(DEMO)).token];
    assert.deepEqual(await client.control('POST', '/sessions/expire', {all: true}), {expired: 2});
    for (const token of tokens) assert.equal((await client.get('/session', token)).status, 401);
  });
});

describe('an invalid control call is answered with 400 and a message', () => {
  const ID = 'must be an integer from 1 to 9007199254740991.';
  const WHICH = 'Say which sessions: {token}, {userId} or {all: true}.';
  for (const [method, path, body, error] of [
    ['POST', '/apps', {authKey: 'x'}, `id ${ID}`],
    ['POST', '/apps', {id: '2', authKey: 'x'}, `id ${ID}`],
    ['POST', '/apps', {id: 2}, 'authKey must be a non-empty string.'],
    ['POST', '/apps', {id: 1, authKey: 'x'}, 'App 1 exists already.'],
    ['POST', '/apps', {id: 2, authKey: 'emulator-auth-key'}, 'Another app has this authKey already.'],
    ['POST', '/apps', {id: 2, authKey: 'x', authSecret: 5}, 'authSecret must be a non-empty string.'],
    ['POST', '/apps', {id: 2, authKey: 'x', features: []}, 'features must be an object.'],
    [
      'POST',
      '/apps',
      {id: 2, key: 'x'},
      'Unknown in the body: key. Known: id, authKey, authSecret, features.',
    ],
    ['PATCH', '/apps/1', {}, 'features must be an object.'],
    ['PATCH', '/apps/1', {features: {autoCreateUsers: 'yes'}}, 'autoCreateUsers must be true or false.'],
    ['PATCH', '/apps/99', {features: {}}, 'There is no app 99.'],
    ['PATCH', '/apps/x', {features: {}}, 'There is no app x.'],
    ['POST', '/users', {users: []}, `appId ${ID}`],
    ['POST', '/users', {appId: 99, users: []}, 'There is no app 99.'],
    ['POST', '/users', {appId: 1, users: {}}, 'users must be an array.'],
    ['POST', '/users', {appId: 1, users: ['x']}, 'users[0] must be an object.'],
    ['POST', '/users', {appId: 1, users: [{login: 'abc'}]}, 'users[0]: password cannot be blank'],
    ['POST', '/users', {appId: 1}, 'count must be an integer from 1 to 200000.'],
    ['POST', '/users', {appId: 1, count: 200_001, seed: 1}, 'count must be an integer from 1 to 200000.'],
    ['POST', '/users', {appId: 1, count: 1}, 'seed must be an integer from 0 to 2147483647.'],
    ['POST', '/sessions/expire', {}, WHICH],
    ['POST', '/sessions/expire', {all: false}, WHICH],
    ['POST', '/sessions/expire', {all: true, token: 'x'}, WHICH],
    ['POST', '/sessions/expire', {token: 5}, 'token must be a non-empty string.'],
    ['POST', '/sessions/expire', {userId: 'x'}, `userId ${ID}`],
    ['POST', '/clock', [], 'Request body should be an object'],
  ] as const) {
    test(`${method} ${path} ${JSON.stringify(body)}`, async () => {
      const answer = await client.request(method, `/_emulator${path}`, body);
      assert.deepEqual([answer.status, answer.body], [400, {error}]);
    });
  }

  for (const advanceMs of [undefined, '1000', 1.5, 1e300, -1e13]) {
    test(`POST /clock with ${advanceMs}`, async () => {
      const answer = await client.post('/_emulator/clock', {advanceMs});
      assert.equal(answer.status, 400);
      assert.match(
        (answer.body as {error: string}).error,
        /^advanceMs must be an integer from -\d+ to \d+\.$/,
      );
    });
  }

  test('malformed JSON', async () => {
    const answer = await client.send('/_emulator/clock', {method: 'POST', body: '{'});
    assert.deepEqual([answer.status, answer.body], [400, {error: 'Request body is not valid JSON'}]);
  });

  test('an unknown call is a 404', async () => {
    for (const path of ['/nowhere', '', '/reset/x']) {
      const answer = await client.post(`/_emulator${path}`, {});
      assert.deepEqual(
        [answer.status, answer.body],
        [404, {error: `There is no control call POST /_emulator${path}.`}],
      );
    }
  });
});
