import assert from 'node:assert/strict';
import type {ServerResponse} from 'node:http';
import {after, before, beforeEach, describe, test} from 'node:test';
import {APP, assertAnswer, DEMO, EmulatorClient, EXPIRED, userOf, type Answer} from './helpers/client.js';
import {completeFile, CONTENT, createFile, fileOf, PICTURE, upload} from './helpers/files-client.js';
import {startService} from './helpers/service.js';
import {slowBody} from './helpers/slow-body.js';

let client: EmulatorClient;
before(async () => (client = await EmulatorClient.start()));
beforeEach(() => client.control('POST', '/reset'));
after(() => client.close());

const PASSWORD = 'secret-pw';
const WITH_KEY = {'CB-AuthKey': APP.auth_key};
const NOT_FOUND = {errors: ['Blob not found']};

function withToken(token: string): Record<string, string> {
  return {'CB-Token': token};
}

function reset(): Promise<unknown> {
  return client.control('POST', '/reset');
}

/** Sends a request of which the body arrives only after something else has happened. */
async function sendSlowly(
  [method, path]: [string, string],
  value: object,
  headers: Record<string, string>,
  happen: () => Promise<unknown>,
): Promise<Answer> {
  const {body, finish} = slowBody(value);
  const answering = client.send(path, {method, headers, ...body});
  await client.untilLogged((requests) =>
    requests.some((request) => request.path === path && !request.status),
  );
  await happen();
  finish();
  return answering;
}

/** Somebody new with two tokens, so that one can end the other. */
async function newUser(login: string) {
  const {user, token} = await client.newUser(login);
  return {user, token, other: (await client.session({login, password: PASSWORD})).token};
}

describe('while the body of POST /users arrives', () => {
  const SIGN_UP = {user: {login: 'newcomer', password: PASSWORD}};

  test('the session may end: nobody is signed up', async () => {
    const {token} = await client.session();
    const end = () => client.delete('/session', token);
    assertAnswer(await sendSlowly(['POST', '/users'], SIGN_UP, withToken(token), end), 401, EXPIRED);
    assert.equal((await client.newUser('newcomer')).user.id, 2);
  });

  test('a reset may come: it ends the session', async () => {
    const {token} = await client.session();
    assertAnswer(await sendSlowly(['POST', '/users'], SIGN_UP, withToken(token), reset), 401, EXPIRED);
    assert.equal((await client.newUser('newcomer')).user.id, 2);
  });

  test('a reset may come: with an authorization key the user is one of the new world', async () => {
    const {id} = userOf(await sendSlowly(['POST', '/users'], SIGN_UP, WITH_KEY, reset));
    assert.equal(id, 2);
    assert.equal((await client.session(SIGN_UP.user)).user_id, id);
  });
});

describe('while the body of PUT /users/:id arrives', () => {
  test('the token may become somebody else’s, whose profile stays', async () => {
    const {user, token} = await newUser('changer');
    const path = `/users/${user.id}`;
    const answer = await sendSlowly(['PUT', path], {user: {full_name: 'X'}}, withToken(token), () =>
      client.post('/login', DEMO, token),
    );
    assertAnswer(answer, 403, {errors: {base: ['Forbidden. Need owner.']}});
    assert.equal((await client.session(DEMO)).user?.['full_name'], 'Demo User');
  });
});

describe('while the body of POST /users/password/reset arrives', () => {
  const RESET: [string, string] = ['POST', '/users/password/reset'];

  async function haveUser(email: string): Promise<void> {
    const user = {login: 'somebody', email, password: PASSWORD};
    assert.equal(userOf(await client.send('/users', asJson({user}))).id, 2);
  }

  function asJson(body: object): RequestInit {
    return {method: 'POST', headers: WITH_KEY, body: JSON.stringify(body)};
  }

  test('a reset may come: nobody gets a link for whoever has their id now', async () => {
    await haveUser('old@example.com');
    const answer = await sendSlowly(RESET, {email: 'old@example.com'}, WITH_KEY, async () => {
      await reset();
      await haveUser('new@example.com');
    });
    assertAnswer(answer, 404, {errors: ['User not found']});
    assert.deepEqual(await client.mails(), []);
  });

  test('the session may end: no mail is sent', async () => {
    const {token} = await client.session();
    const end = () => client.delete('/session', token);
    const answer = await sendSlowly(RESET, {email: 'demo@example.com'}, withToken(token), end);
    assertAnswer(answer, 401, EXPIRED);
    assert.deepEqual(await client.mails(), []);
  });
});

describe('while the body of POST /blobs arrives', () => {
  test('the account may be deleted: there is no file then', async () => {
    const {user, token, other} = await newUser('owner');
    const leave = () => client.delete(`/users/${user.id}`, other);
    const answer = await sendSlowly(['POST', '/blobs'], {blob: PICTURE}, withToken(token), leave);
    assertAnswer(answer, 401, EXPIRED);
    const {token: later} = await client.newUser('later');
    assert.equal((await createFile(client, later)).id, 1);
  });
});

for (const [what, value] of [
  ['', {blob: {name: 'new name'}}],
  ['/complete', {size: CONTENT.length}],
] as const) {
  describe(`while the body of PUT /blobs/:id${what} arrives`, () => {
    test('the file may be deleted', async () => {
      const {token, other} = await newUser('owner');
      const {id} = await createFile(client, token);
      const remove = () => client.delete(`/blobs/${id}`, other);
      const answer = await sendSlowly(['PUT', `/blobs/${id}${what}`], value, withToken(token), remove);
      assertAnswer(answer, 404, NOT_FOUND);
    });

    test('the session may end: the file stays as it is', async () => {
      const {token, other} = await newUser('owner');
      const file = await createFile(client, token);
      await upload(client, file);
      const end = () => client.delete('/session', token);
      const answer = await sendSlowly(['PUT', `/blobs/${file.id}${what}`], value, withToken(token), end);
      assertAnswer(answer, 401, EXPIRED);
      const {name, size} = fileOf(await client.get(`/blobs/${file.id}.json`, other));
      assert.deepEqual([name, size], [PICTURE.name, null]);
    });

    test('a reset may come: a file of the new world with the same id stays as it is', async () => {
      const {token} = await newUser('owner');
      const {id} = await createFile(client, token);
      let later = '';
      const answer = await sendSlowly(['PUT', `/blobs/${id}${what}`], value, withToken(token), async () => {
        await reset();
        ({token: later} = await client.newUser('later'));
        assert.equal((await completeFile(client, later)).id, id);
      });
      assertAnswer(answer, 401, EXPIRED);
      assert.equal(fileOf(await client.get(`/blobs/${id}.json`, later)).name, PICTURE.name);
    });
  });
}

test('a sign-in that a reset overtakes takes no id of the new world', async (t) => {
  let asked: (response: ServerResponse) => void = () => {};
  const asking = new Promise<ServerResponse>((resolve) => (asked = resolve));
  const service = await startService((_, response) => asked(response));
  t.after(() => service.close());
  await client.control('PATCH', '/apps/1', {features: {cidp: {url: service.url, mapping: {uid: '#{uid}'}}}});
  const answering = client.post('/session', {...APP, user: {login: 'stranger', password: PASSWORD}});
  const response = await asking;
  await reset();
  response.end('{"uid":"1"}');
  assertAnswer(await answering, 404, {errors: ['Application not found']});
  assert.equal((await client.newUser('newcomer')).user.id, 2);
});
