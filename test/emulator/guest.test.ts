import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, beforeEach, describe, test} from 'node:test';
import {startEmulator} from '../../demo/emulator/server.js';
import {APP, DEMO, EmulatorClient, EXPIRED, HOUR, itemsOf, sessionOf, userOf} from './helpers/client.js';
import {assertLives} from './helpers/lifetime.js';

const DAY = 24 * HOUR;
const MINUTE = HOUR / 60;

let client: EmulatorClient;
before(async () => (client = await EmulatorClient.start()));
beforeEach(() => client.control('POST', '/reset'));
after(() => client.close());

async function newGuest(fullName = 'Visitor One') {
  const session = await client.session({guest: '1', full_name: fullName});
  assert.ok(session.user);
  return {token: session.token, user: session.user};
}

describe('a guest', () => {
  test('is a temporary user with a session and a name', async () => {
    const answer = await client.post('/session', {...APP, user: {guest: '1', full_name: 'Visitor One'}});
    const {id, user_id: userId, token, user} = sessionOf(answer);
    assert.equal(answer.status, 201);
    assert.match(user?.login ?? '', /^guest_login_[0-9a-f]{36}$/);
    assert.deepEqual(
      [user?.['full_name'], user?.['is_guest'], user?.['email'], id, userId],
      ['Visitor One', true, null, user?.id, user?.id],
    );
    assert.equal(sessionOf(await client.get('/session', token)).user?.['is_guest'], true);
  });

  for (const guest of ['1', 1, 'true', true]) {
    test(`is asked for by ${JSON.stringify(guest)}`, async () => {
      const {user} = await client.session({guest});
      assert.deepEqual([user?.['is_guest'], user?.['full_name']], [true, null]);
    });
  }

  test('is asked for by a form', async () => {
    const answer = await client.send('/session', {
      method: 'POST',
      body: new URLSearchParams({
        application_id: '1',
        auth_key: 'emulator-auth-key',
        'user[guest]': '1',
        'user[full_name]': 'Visitor Two',
      }),
    });
    assert.equal(sessionOf(answer).user?.['full_name'], 'Visitor Two');
  });

  test('is somebody else each time', async () => {
    const [first, second] = [await newGuest(), await newGuest()];
    assert.notEqual(first.user.id, second.user.id);
    assert.notEqual(first.user.login, second.user.login);
  });

  for (const guest of ['0', 0, 'false', false, '', null]) {
    test(`is not asked for by ${JSON.stringify(guest)}`, async () => {
      const {user} = await client.session({...DEMO, guest});
      assert.deepEqual([user?.login, user?.['is_guest']], ['demo', null]);
    });
  }

  for (const guest of ['yes', 2, -1, 0.5, {}, ['1']]) {
    test(`is refused where it is asked for by ${JSON.stringify(guest)}`, async () => {
      const answer = await client.post('/session', {...APP, user: {guest}});
      assert.deepEqual([answer.status, answer.body], [422, {errors: {guest: ['is invalid']}}]);
    });
  }

  test('has a name of up to 200 characters', async () => {
    assert.equal((await newGuest('x'.repeat(200))).user['full_name'], 'x'.repeat(200));
    for (const [name, text] of [
      ['x'.repeat(201), 'is too long (maximum is 200 characters)'],
      [5, 'should be a string'],
    ] as const) {
      const answer = await client.post('/session', {...APP, user: {guest: '1', full_name: name}});
      assert.deepEqual([answer.status, answer.body], [422, {errors: {full_name: [text]}}]);
    }
  });

  test('brings a name and nothing else', async () => {
    const {user} = await client.session({...DEMO, guest: '1', email: 'x@example.com', avatar: 'x'});
    assert.match(user?.login ?? '', /^guest_login_/);
    assert.deepEqual([user?.['email'], user?.['avatar']], [null, null]);
  });

  test('signs in by no password, whatever the feature autoCreateUsers says', async () => {
    await client.control('PATCH', '/apps/1', {features: {autoCreateUsers: true}});
    const {user, token} = await newGuest();
    const credentials = {login: user.login, password: 'secret-pw'};
    for (const answer of [
      await client.post('/session', {...APP, user: credentials}),
      await client.post('/login', credentials, token),
    ]) {
      assert.deepEqual([answer.status, answer.body], [401, {errors: ['Invalid password']}]);
    }
  });

  test('signs in by no password either that a reset has set', async () => {
    const {user, token} = await newGuest();
    await client.put(`/users/${user.id}`, {user: {email: 'guest@example.com'}}, token);
    await client.post('/users/password/reset', {email: 'guest@example.com'}, token);
    const mails = await client.mails();
    const {origin, pathname, searchParams} = new URL(mails[0]?.link ?? '');
    const form = new URLSearchParams({token: searchParams.get('token') ?? '', password: 'secret-pw'});
    assert.equal(origin, client.emulator.url);
    assert.equal((await client.send(pathname, {method: 'POST', body: form})).status, 200);
    const credentials = {email: 'guest@example.com', password: 'secret-pw'};
    const answer = await client.post('/session', {...APP, user: credentials});
    assert.deepEqual([answer.status, answer.body], [401, {errors: ['Invalid password']}]);
  });

  test('changes the profile and the login, but gets no password and stays a guest', async () => {
    const {user, token} = await newGuest();
    const path = `/users/${user.id}`;
    const changed = userOf(await client.put(path, {user: {login: 'visitor', full_name: 'V'}}, token));
    assert.deepEqual([changed.login, changed['full_name'], changed['is_guest']], ['visitor', 'V', true]);
    const answer = await client.put(path, {user: {full_name: 'W', password: 'secret-pw'}}, token);
    assert.deepEqual(
      [answer.status, answer.body],
      [422, {errors: {password: ['cannot be set for a guest']}}],
    );
    await client.advanceClock(DAY);
    const {token: other} = await client.session();
    assert.deepEqual(itemsOf(await client.get('/users/v2?login=visitor', other)), []);
  });

  test('may leave early', async () => {
    const {user, token} = await newGuest();
    assert.equal((await client.delete(`/users/${user.id}`, token)).status, 200);
    assert.deepEqual((await client.get('/session', token)).body, EXPIRED);
  });
});

describe("a guest's session", () => {
  test('lives for the whole day without being used', async () => {
    const {token} = await newGuest();
    await client.advanceClock(DAY - MINUTE);
    assert.equal(sessionOf(await client.get('/session', token)).user?.['is_guest'], true);
  });

  test('ends with the day however often it is used, as every answer announces', async () => {
    const created = await client.post('/session', {...APP, user: {guest: '1'}});
    const {token} = sessionOf(created);
    const end = created.headers.get('cb-token-expirationdate');
    assertLives(created, DAY / 1000);
    for (let hour = 1; hour < 24; hour++) {
      await client.advanceClock(HOUR);
      const answer = await client.get('/session', token);
      assert.equal(answer.headers.get('cb-token-expirationdate'), end);
    }
    await client.advanceClock(HOUR);
    const answer = await client.get('/session', token);
    assert.deepEqual([answer.status, answer.body], [401, EXPIRED]);
  });

  test('becomes like any other with another user, and without one', async () => {
    for (const change of [
      (token: string) => client.post('/login', DEMO, token),
      (token: string) => client.delete('/login', token),
    ]) {
      const {token} = await newGuest();
      assertLives(await change(token), (2 * HOUR) / 1000);
      for (let hour = 1; hour < 26; hour++) {
        await client.advanceClock(HOUR);
        assert.equal((await client.get('/session', token)).status, 200);
      }
    }
  });
});

describe('the end of the day', () => {
  test('deletes the guest for everybody, also where the session ended before', async () => {
    const {user, token} = await newGuest();
    await client.delete('/session', token);
    const {token: observer} = await client.session({guest: '1'});
    const find = (as: string) => client.get(`/users/v2?id=${user.id}`, as);

    await client.advanceClock(DAY - MINUTE);
    assert.equal(itemsOf(await find(observer))[0]?.id, user.id);
    await client.advanceClock(MINUTE);
    const {token: later} = await client.session(DEMO);
    assert.deepEqual(itemsOf(await find(later)), []);
  });

  test('deletes no guest of a later day and nobody who is no guest', async () => {
    const early = await newGuest();
    await client.advanceClock(DAY / 2);
    const late = await newGuest();
    await client.advanceClock(DAY / 2);
    assert.deepEqual((await client.get('/session', early.token)).body, EXPIRED);
    assert.equal((await client.get('/session', late.token)).status, 200);
    assert.equal((await client.session(DEMO)).user?.login, 'demo');
  });

  test("frees the guest's login and deletes the guest's files", async () => {
    const {user, token} = await newGuest();
    await client.put(`/users/${user.id}`, {user: {login: 'free-again'}}, token);
    const created = await client.post('/blobs', {blob: {name: 'a', content_type: 'text/plain'}}, token);
    const {blob} = created.body as {blob: {id: number}};
    await client.advanceClock(DAY);
    const {token: later} = await client.newUser('free-again');
    assert.equal((await client.get(`/blobs/${blob.id}`, later)).status, 404);
  });

  test('comes also to a guest whose emulator was restarted meanwhile', async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'guests-'));
    const dataFile = join(folder, 'data.json');
    const first = new EmulatorClient(await startEmulator({dataFile}));
    const {user, token} = await first.session({guest: '1'});
    await first.close();

    const second = new EmulatorClient(await startEmulator({dataFile}));
    t.after(async () => {
      await second.close();
      await rm(folder, {recursive: true});
    });
    const {token: observer} = await second.session({guest: '1'});
    assert.equal((await second.get('/session', token)).status, 200);
    await second.control('POST', '/clock', {advanceMs: DAY - MINUTE});
    assert.equal(itemsOf(await second.get(`/users/v2?id=${user?.id}`, observer)).length, 1);
    await second.control('POST', '/clock', {advanceMs: MINUTE});
    const {token: later} = await second.session(DEMO);
    assert.deepEqual(itemsOf(await second.get(`/users/v2?id=${user?.id}`, later)), []);
  });
});
