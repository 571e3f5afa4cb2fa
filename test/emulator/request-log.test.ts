import assert from 'node:assert/strict';
import {after, beforeEach, before, test} from 'node:test';
import {APP, DEMO, EmulatorClient} from './helpers/client.js';

let client: EmulatorClient;
before(async () => (client = await EmulatorClient.start()));
beforeEach(() => client.control('POST', '/reset'));
after(() => client.close());

test('lists the requests with method, path, query, headers, status and time', async () => {
  const {token} = await client.session(DEMO);
  await client.get('/users/v2.json?login=demo&limit=5', token);
  const [session, search] = await client.logged();
  assert.deepEqual(
    [session?.method, session?.path, session?.query, session?.status],
    ['POST', '/session', '', 201],
  );
  assert.deepEqual(
    [search!.method, search!.path, search!.query, search!.status],
    ['GET', '/users/v2.json', 'login=demo&limit=5', 200],
  );
  assert.equal(search!.headers['cb-token'], token);
  assert.equal(search!.time, new Date(Date.parse(search!.time)).toISOString());
});

test('tells the time by the clock of the server', async () => {
  await client.get('/session');
  await client.advanceClock(3_600_000);
  await client.get('/session');
  const [first, second] = await client.logged();
  assert.ok(Date.parse(second?.time ?? '') - Date.parse(first?.time ?? '') >= 3_600_000);
});

test('lists refusals, unknown routes and pre-flights, but no control calls', async () => {
  await client.get('/session');
  await client.get('/nowhere');
  await client.request('OPTIONS', '/session.json');
  await client.request('OPTIONS', '/_emulator/clock');
  await client.advanceClock(0);
  assert.deepEqual(
    (await client.logged()).map(({method, path, status}) => [method, path, status]),
    [
      ['GET', '/session', 401],
      ['GET', '/nowhere', 404],
      ['OPTIONS', '/session.json', 204],
    ],
  );
});

test('shows a password nowhere', async () => {
  const secret = 'tell-nobody';
  await client.post('/session', {...APP, user: {login: 'demo', password: secret}});
  for (const query of [
    `password=${secret}`,
    `user[password]=${secret}`,
    `user%5Bold_p%61ssword%5D=${secret}`,
  ]) {
    await client.get(`/login?login=demo&${query}&x=1`);
  }
  await client.get(`/login;password=${secret}`);
  await client.send('/session', {
    headers: {
      Referer: `http://page.example/?password=${secret}`,
      Authorization: `Basic ${secret}`,
      'X-Password': secret,
    },
  });
  const requests = await client.logged();
  assert.equal(requests.length, 6);
  assert.doesNotMatch(JSON.stringify(requests), new RegExp(secret));
  assert.deepEqual(
    requests.slice(1, 4).map(({query}) => query),
    [
      'login=demo&password=***&x=1',
      'login=demo&user[password]=***&x=1',
      'login=demo&user%5Bold_p%61ssword%5D=***&x=1',
    ],
  );
});

test('shows the token of a reset link nowhere', async () => {
  const secret = 'as-good-as-a-password';
  for (const path of ['/user_email/password_reset', '/user%5femail/password_reset.json']) {
    await client.get(`${path}?x=1&token=${secret}&t%6fken=${secret}`);
  }
  await client.send('/session', {
    headers: {Referer: `http://page.example/user_email/password_reset?token=${secret}`},
  });
  const requests = await client.logged();
  assert.equal(requests.length, 3);
  assert.doesNotMatch(JSON.stringify(requests), new RegExp(secret));
  assert.equal(requests[0]?.query, 'x=1&token=***&t%6fken=***');
});

test('shows the token of a file, which is no secret to its owner', async () => {
  await client.get('/blobs/AB?token=shown');
  assert.equal((await client.logged())[0]?.query, 'token=shown');
});

test('is emptied by DELETE', async () => {
  await client.get('/session');
  assert.equal((await client.logged()).length, 1);
  await client.control('DELETE', '/requests');
  assert.deepEqual(await client.logged(), []);
});
