import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, test} from 'node:test';
import {APP, DEMO, EmulatorClient, sessionOf, userOf, type WireUser} from './helpers/client.js';
import {AnsweringService} from './helpers/service.js';

const ANN = {user: {id: 4711, email: 'ann@example.com', name: 'Ann Lee', photos: ['a.png', 'b.png']}};
const MAPPING = {uid: '#{user.id}', email: '#{user.email}', full_name: '#{user.name}'};
const CREDENTIALS = {login: 'ann', password: 'any-password'};

let client: EmulatorClient;
let service: AnsweringService;
before(async () => {
  client = await EmulatorClient.start();
  service = await AnsweringService.start();
});
beforeEach(async () => {
  service.answer = {status: 200, body: ANN};
  service.received.length = 0;
  await client.control('POST', '/reset');
  await configure();
});
after(async () => {
  await client.close();
  await service.close();
});

function configure(changes: object = {}): Promise<unknown> {
  const cidp = {url: `${service.url}/verify`, params: {token: '#{login}'}, mapping: MAPPING, ...changes};
  return client.control('PATCH', '/apps/1', {features: {cidp}});
}

async function signIn(credentials: object = CREDENTIALS): Promise<WireUser> {
  const answer = await client.post('/session', {...APP, user: credentials});
  assert.equal(answer.status, 201, answer.text);
  const {user} = sessionOf(answer);
  assert.ok(user);
  return user;
}

describe('a custom identity provider', () => {
  test('makes a user of what the service tells, and finds it again by the uid', async () => {
    const user = await signIn();
    assert.deepEqual(
      [user.login, user['email'], user['full_name'], user['external_id']],
      ['custom_4711', 'ann@example.com', 'Ann Lee', '4711'],
    );
    assert.equal((await signIn({login: 'another-token', password: 'x'})).id, user.id);
  });

  test('may tell a uid that is too long for a login of its own', async () => {
    service.answer = {status: 200, body: {user: {id: 'f'.repeat(64)}}};
    const user = await signIn();
    assert.match(String(user.login), /^user_[0-9a-f]{36}$/);
    assert.equal(user['external_id'], 'f'.repeat(64));
  });

  test('is asked by POST /login too', async () => {
    const {token} = await client.session();
    const answer = await client.post('/login', CREDENTIALS, token);
    assert.equal(answer.status, 202);
    assert.equal(userOf(answer).login, 'custom_4711');
    assert.equal(sessionOf(await client.get('/session', token)).user_id, userOf(answer).id);
  });

  test('decides alone: passwords and auto-creation of the app no longer count', async () => {
    await client.control('PATCH', '/apps/1', {features: {autoCreateUsers: true}});
    assert.equal((await signIn(DEMO)).login, 'custom_4711');
    service.answer = {status: 401, body: ''};
    assert.equal((await client.post('/session', {...APP, user: DEMO})).status, 422);
    assert.equal((await client.post('/session', {...APP, user: CREDENTIALS})).status, 422);
    await client.control('PATCH', '/apps/1', {features: {cidp: null}});
    assert.equal((await signIn(DEMO)).login, 'demo');
  });

  test('leaves application sessions alone', async () => {
    assert.equal((await client.session()).user_id, null);
    assert.deepEqual(service.received, []);
  });

  test('makes one user of sign-ins at the same time', async () => {
    const users = await Promise.all(Array.from({length: 5}, () => signIn()));
    assert.equal(new Set(users.map(({id}) => id)).size, 1);
  });

  test('may be the same emulator, with another app', async () => {
    await client.control('POST', '/apps', {id: 2, authKey: 'second'});
    await client.control('POST', '/users', {appId: 2, users: [{login: 'ann01', password: 'secret-pw'}]});
    const {token} = sessionOf(await client.post('/session', {application_id: 2, auth_key: 'second'}));
    await configure({
      url: `${client.emulator.url}/login`,
      method: 'POST',
      params: {login: '#{login}', password: '#{password}'},
      headers: {'CB-Token': token},
      mapping: {uid: '#{user._id}', login: '#{user.login}'},
    });
    assert.equal((await signIn({login: 'ann01', password: 'secret-pw'})).login, 'ann01');
  });
});

describe('the request to the service', () => {
  test('is a GET with the parameters as a query beside that of the URL', async () => {
    await configure({
      url: `${service.url}/verify?version=2&token=none`,
      params: {token: '#{login}', secret: '#{ password }', by: 'login:#{login}/#{email}'},
    });
    await signIn({login: 'a&b=c #é', password: 'p%20w'});
    assert.equal(service.received[0]?.method, 'GET');
    assert.deepEqual(service.received[0].query, {
      version: '2',
      token: 'a&b=c #é',
      secret: 'p%20w',
      by: 'login:a&b=c #é/',
    });
  });

  test('is a POST with the parameters as JSON if so configured', async () => {
    await configure({method: 'POST', params: {login: '#{login}', email: '#{email}', token: '#{token}'}});
    await signIn({email: 'ann@example.com', password: 'any-password'});
    const [request] = service.received;
    assert.deepEqual([request?.method, request?.query], ['POST', {}]);
    assert.equal(request?.headers['content-type'], 'application/json');
    assert.deepEqual(JSON.parse(request.body), {login: '', email: 'ann@example.com', token: ''});
  });

  test('carries the headers, with the login as the token', async () => {
    await configure({headers: {Authorization: 'Bearer #{token}', 'X-Kind': 'fixed'}});
    await signIn({login: 'a.b.c', password: 'any-password'});
    const headers = service.received[0]?.headers;
    assert.deepEqual([headers?.['authorization'], headers?.['x-kind']], ['Bearer a.b.c', 'fixed']);
  });

  test('takes replacement patterns and templates among the credentials as plain text', async () => {
    await configure({params: {token: '#{login}#{password}'}});
    await signIn({login: "$&$1$'#{password}", password: '#{login}'});
    assert.equal(service.received[0]?.query['token'], "$&$1$'#{password}#{login}");
  });

  test('is not sent where a header cannot carry the credentials', async () => {
    await configure({headers: {Authorization: 'Bearer #{token}'}});
    for (const login of ['a\r\nX-Admin: 1', 'line\n', 'Олена']) {
      const answer = await client.post('/session', {...APP, user: {login, password: 'any-password'}});
      const text = 'Custom Identity Provider header authorization cannot carry these credentials';
      assert.deepEqual([answer.status, answer.body], [422, {errors: {base: [text]}}]);
    }
    assert.deepEqual(service.received, []);
  });

  for (const [what, user, errors] of [
    ['a blank password', {login: 'ann', password: ''}, {password: ['cannot be blank']}],
    ['no password', {login: 'ann'}, {password: ['cannot be blank']}],
    ['nobody', {password: 'any-password'}, ["Both user login and email can't be blank"]],
    ['a login that is no text', {login: {}, password: 'any-password'}, {login: ['should be a string']}],
  ] as const) {
    test(`is not sent for ${what}`, async () => {
      const answer = await client.post('/session', {...APP, user});
      assert.deepEqual([answer.status, answer.body], [422, {errors}]);
      assert.deepEqual(service.received, []);
    });
  }
});

describe('the mapping', () => {
  test('reaches into objects and arrays, and joins texts', async () => {
    const mapping = {
      uid: 'tenant-#{user.id}',
      login: 'ann.#{user.id}',
      avatar: '#{user.photos.1}',
      website: 'https://example.com/#{user.id}/#{user.name}',
    };
    await configure({mapping});
    const user = await signIn();
    assert.deepEqual(
      [user['external_id'], user.login, user['avatar'], user['website']],
      ['tenant-4711', 'ann.4711', 'b.png', 'https://example.com/4711/Ann Lee'],
    );
  });

  test('takes an answer that is an array, behind a byte order mark', async () => {
    service.answer = {status: 200, body: '\ufeff[{"uid":true}]'};
    await configure({mapping: {uid: '#{0.uid}'}});
    assert.equal((await signIn()).login, 'custom_true');
  });

  test('brings a known user up to date, and leaves alone what the service does not tell', async () => {
    const user = await signIn();
    await client.advanceClock(60_000);
    assert.equal((await signIn())['updated_at'], user['updated_at']);

    service.answer = {status: 200, body: {user: {id: '4711', email: null, name: 'Ann Brown'}}};
    const changed = await signIn();
    assert.deepEqual(
      [changed.id, changed['full_name'], changed['email'], changed.login],
      [user.id, 'Ann Brown', 'ann@example.com', 'custom_4711'],
    );
    assert.notEqual(changed['updated_at'], user['updated_at']);
  });

  test('leaves out what another user has already', async () => {
    const taken = {login: 'custom_4711', email: 'Ann@Example.com', password: 'secret-pw'};
    await client.control('POST', '/users', {appId: 1, users: [taken]});
    const user = await signIn();
    assert.match(String(user.login), /^user_[0-9a-f]{36}$/);
    assert.deepEqual([user['email'], user['full_name']], [null, 'Ann Lee']);
    await configure({mapping: {...MAPPING, login: 'demo'}});
    const again = await signIn();
    assert.deepEqual([again.id, again.login], [user.id, user.login]);
  });

  for (const [what, body] of [
    ['an object without it', {user: {}}],
    ['nothing there', {}],
    ['an empty uid', {user: {id: ''}}],
    ['null', {user: {id: null}}],
    ['an object', {user: {id: {a: 1}}}],
    ['a number that JavaScript cannot hold', '{"user":{"id":9007199254740993}}'],
    ['a list', []],
    ['a text', '"x"'],
    ['null as a whole', 'null'],
    ['what every object inherits', '{"user":{"__proto__":{"id":1}}}'],
  ] as const) {
    test(`refuses an answer without a uid: ${what}`, async () => {
      service.answer = {status: 200, body};
      const answer = await client.post('/session', {...APP, user: CREDENTIALS});
      const errors = {base: ['Custom Identity Provider uid is required']};
      assert.deepEqual([answer.status, answer.body], [422, {errors}]);
    });
  }

  for (const [what, told, errors] of [
    [
      'a name that is too long',
      {name: 'x'.repeat(201)},
      {full_name: ['is too long (maximum is 200 characters)']},
    ],
    ['a name with half a character', {name: 'Ann \ud800'}, {full_name: ['is invalid']}],
    ['an e-mail address that is none', {email: 'ann'}, {email: ['should look like an email address']}],
  ] as const) {
    test(`refuses ${what}, of a new user and of a known one`, async () => {
      service.answer = {status: 200, body: {user: {...ANN.user, ...told}}};
      const answer = await client.post('/session', {...APP, user: CREDENTIALS});
      assert.deepEqual([answer.status, answer.body], [422, {errors}]);
      service.answer = {status: 200, body: ANN};
      await signIn();
      service.answer = {status: 200, body: {user: {...ANN.user, ...told}}};
      assert.deepEqual((await client.post('/session', {...APP, user: CREDENTIALS})).body, {errors});
    });
  }
});
