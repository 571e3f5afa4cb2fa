import assert from 'node:assert/strict';
import {createHmac} from 'node:crypto';
import {after, before, beforeEach, describe, test} from 'node:test';
import {APP, EmulatorClient, HOUR, sessionOf} from './helpers/client.js';

const SECRET = 'sécret';
const SIGNED_APP = {application_id: 2, auth_key: 'signed-key'};
const USER = {email: 'ann+é@example.com', password: 'p&w=1 2'};
const UNEXPECTED = {errors: ['Unexpected signature']};
const INVALID_TIMESTAMP = {errors: {timestamp: ['invalid timestamp']}};
const USED_NONCE = {errors: {nonce: ['has already been used']}};

let client: EmulatorClient;
before(async () => (client = await EmulatorClient.start()));
beforeEach(async () => {
  await client.control('POST', '/reset');
  await client.control('POST', '/apps', {id: 2, authKey: 'signed-key', authSecret: SECRET});
  await client.control('POST', '/users', {appId: 2, users: [USER]});
});
after(() => client.close());

function hmac(message: string, algorithm = 'sha1'): string {
  return createHmac(algorithm, SECRET).update(message).digest('hex');
}

/** An application session's request as an older SDK signs it. */
function signed(timestamp: number, nonce = 7): object {
  const message = `application_id=2&auth_key=signed-key&nonce=${nonce}&timestamp=${timestamp}`;
  return {...SIGNED_APP, nonce, timestamp, signature: hmac(message)};
}

/** The emulator's time in seconds. */
async function serverTime(): Promise<number> {
  return Math.floor((await client.advanceClock(0)).getTime() / 1000);
}

describe('a signed request for a session', () => {
  test('is accepted, and its nonce and timestamp are echoed', async () => {
    const timestamp = await serverTime();
    const session = sessionOf(await client.post('/session', signed(timestamp)));
    assert.deepEqual([session.nonce, session.ts, session.user_id], [7, timestamp, null]);
  });

  for (const [algorithm, name] of [
    ['sha1', 'SHA-1'],
    ['sha256', 'SHA-256'],
  ] as const) {
    test(`signs in, with the values raw: ${name}`, async () => {
      const timestamp = await serverTime();
      const message =
        `application_id=2&auth_key=signed-key&nonce=7&timestamp=${timestamp}` +
        `&user[email]=${USER.email}&user[password]=${USER.password}`;
      // The order of the body is not that of the message.
      const body = {user: {password: USER.password, email: USER.email}, timestamp, nonce: 7, ...SIGNED_APP};
      const answer = await client.post('/session', {signature: hmac(message, algorithm), ...body});
      assert.equal(sessionOf(answer).user?.['email'], USER.email);
    });
  }

  test('may write its numbers as strings, as Flutter does', async () => {
    const timestamp = await serverTime();
    const strings = {application_id: '2', nonce: '2147483647', timestamp: String(timestamp)};
    const message = `application_id=2&auth_key=signed-key&nonce=2147483647&timestamp=${timestamp}`;
    const body = {...SIGNED_APP, ...strings, signature: hmac(message)};
    assert.equal(sessionOf(await client.post('/session', body)).nonce, 2_147_483_647);
  });

  test('may be a form', async () => {
    const timestamp = await serverTime();
    const message = `application_id=2&auth_key=signed-key&nonce=7&timestamp=${timestamp}&user[guest]=1`;
    const body = new URLSearchParams(`${message}&signature=${hmac(message)}`);
    const answer = await client.send('/session', {method: 'POST', body});
    assert.equal(sessionOf(answer).user?.['is_guest'], true);
  });

  test("signs a provider's keys too", async () => {
    await client.control('POST', '/providers', {
      appId: 2,
      provider: 'twitter',
      token: 'T',
      secret: 'S',
      profile: {id: '1'},
    });
    const timestamp = await serverTime();
    const message =
      'application_id=2&auth_key=signed-key&keys[secret]=S&keys[token]=T' +
      `&nonce=7&provider=twitter&timestamp=${timestamp}`;
    const body = {...SIGNED_APP, nonce: 7, timestamp, provider: 'twitter', keys: {token: 'T', secret: 'S'}};
    const answer = await client.post('/session', {...body, signature: hmac(message)});
    assert.equal(sessionOf(answer).user?.['twitter_id'], '1');
  });

  test('is refused with a signature of something else', async () => {
    const timestamp = await serverTime();
    const body = signed(timestamp) as {signature: string};
    const wrong = [
      {...body, nonce: 8},
      {...body, timestamp: timestamp + 1},
      {...body, user: USER},
      {...body, long: 0},
      {...body, signature: body.signature.toUpperCase()},
      {...body, signature: body.signature.slice(1)},
      {...body, signature: 'x'},
      {...body, signature: 'é'.repeat(40)},
      {...body, signature: ''},
      {...body, signature: 5},
      {...body, signature: {}},
      {...body, signature: [body.signature]},
      {...body, user: {toString: {}, login: [1], password: {valueOf: null}}},
      {...body, __proto__: null, toString: 5},
    ];
    for (const request of wrong) {
      const answer = await client.post('/session', request);
      assert.deepEqual([answer.status, answer.body], [422, UNEXPECTED], JSON.stringify(request));
    }
    assert.equal((await client.post('/session', body)).status, 201, 'none of them used up the nonce');
  });

  test('must have a nonce and a timestamp', async () => {
    const body = signed(await serverTime());
    for (const [change, errors] of [
      [{nonce: undefined}, {nonce: ['cannot be blank']}],
      [{timestamp: undefined}, {timestamp: ['cannot be blank']}],
      [
        {nonce: null, timestamp: ''},
        {timestamp: ['cannot be blank'], nonce: ['cannot be blank']},
      ],
      [{nonce: 'x'}, {nonce: ['should be an integer']}],
      [{nonce: {}}, {nonce: ['should be an integer']}],
      [{timestamp: 1.5}, {timestamp: ['should be an integer']}],
      [{timestamp: [1]}, {timestamp: ['should be an integer']}],
    ] as const) {
      const answer = await client.post('/session', {...body, ...change});
      assert.deepEqual([answer.status, answer.body], [422, {errors}]);
    }
  });
});

describe('the timestamp of a signed request', () => {
  test('may be an hour off', async () => {
    const now = await serverTime();
    assert.equal((await client.post('/session', signed(now + 3600))).status, 201);
    assert.equal((await client.post('/session', signed(now - 3540))).status, 201);
  });

  test('may be no more than an hour off', async () => {
    const now = await serverTime();
    for (const timestamp of [now + 3660, now - 3601, now * 1000, 0, -1]) {
      const answer = await client.post('/session', signed(timestamp));
      assert.deepEqual([answer.status, answer.body], [422, INVALID_TIMESTAMP]);
    }
  });

  test("is measured by the emulator's clock", async () => {
    const before = await serverTime();
    await client.advanceClock(5 * HOUR);
    assert.deepEqual((await client.post('/session', signed(before))).body, INVALID_TIMESTAMP);
    assert.equal((await client.post('/session', signed(before + 5 * 3600))).status, 201);
  });
});

describe('a timestamp and nonce', () => {
  test('are accepted once', async () => {
    const now = await serverTime();
    assert.equal((await client.post('/session', signed(now, 1))).status, 201);
    const again = await client.post('/session', signed(now, 1));
    assert.deepEqual([again.status, again.body], [422, USED_NONCE]);
    assert.equal((await client.post('/session', signed(now, 2))).status, 201);
    assert.equal((await client.post('/session', signed(now - 1, 1))).status, 201);
  });

  test('are remembered as long as the timestamp is accepted', async () => {
    const future = (await serverTime()) + 3600;
    await client.post('/session', signed(future));
    await client.advanceClock(1.9 * HOUR);
    await client.post('/session', signed(await serverTime()));
    assert.deepEqual((await client.post('/session', signed(future))).body, USED_NONCE);
    await client.advanceClock(HOUR);
    assert.deepEqual((await client.post('/session', signed(future))).body, INVALID_TIMESTAMP);
  });

  test('are used up also where the credentials are refused', async () => {
    const now = await serverTime();
    const message = `application_id=2&auth_key=signed-key&nonce=7&timestamp=${now}&user[login]=x&user[password]=y`;
    const body = {...SIGNED_APP, nonce: 7, timestamp: now, user: {login: 'x', password: 'y'}};
    const request = {...body, signature: hmac(message)};
    assert.equal((await client.post('/session', request)).status, 404);
    assert.deepEqual((await client.post('/session', request)).body, USED_NONCE);
  });

  test('are those of one app', async () => {
    const now = await serverTime();
    await client.control('POST', '/apps', {id: 3, authKey: 'third-key', authSecret: SECRET});
    const message = `application_id=3&auth_key=third-key&nonce=7&timestamp=${now}`;
    const third = {application_id: 3, auth_key: 'third-key', nonce: 7, timestamp: now};
    assert.equal((await client.post('/session', signed(now))).status, 201);
    assert.equal((await client.post('/session', {...third, signature: hmac(message)})).status, 201);
  });
});

describe('a signature is not asked for', () => {
  test('where the request has none, as of todays SDKs', async () => {
    for (const body of [
      SIGNED_APP,
      {...SIGNED_APP, timestamp: 1, nonce: 1},
      {...SIGNED_APP, signature: null},
    ]) {
      assert.equal((await client.post('/session', body)).status, 201);
    }
    assert.equal(
      sessionOf(await client.post('/session', {...SIGNED_APP, user: USER})).user?.['email'],
      USER.email,
    );
  });

  test('by an app without a secret', async () => {
    for (const signature of ['x', 5, {}]) {
      assert.equal((await client.post('/session', {...APP, signature})).status, 201);
    }
  });
});
