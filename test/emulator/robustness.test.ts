import assert from 'node:assert/strict';
import {connect} from 'node:net';
import {after, before, describe, test} from 'node:test';
import {APP, DEMO, EmulatorClient} from './helpers/client.js';
import {USER_FIELDS} from './helpers/hostile-values.js';
import {sendRaw} from './helpers/raw-request.js';

let client: EmulatorClient;
before(async () => (client = await EmulatorClient.start()));
after(async () => {
  assert.equal(
    (await client.post('/session', {...APP, user: DEMO})).status,
    201,
    'the emulator is still well',
  );
  await client.close();
});

function sendBody(method: string, path: string, body: string, token: string, type = 'application/json') {
  return client.send(path, {method, headers: {'Content-Type': type, 'CB-Token': token}, body});
}

describe('an unreadable body', () => {
  const deep = '{"a":'.repeat(10_000) + '1' + '}'.repeat(10_000);
  for (const [what, body, status, text] of [
    ['malformed JSON', '{"user":', 400, 'Request body is not valid JSON'],
    ['text', 'hello', 400, 'Request body is not valid JSON'],
    ['an array', '[]', 422, 'Request body should be an object'],
    ['null', 'null', 422, 'Request body should be an object'],
    ['a string', '"x"', 422, 'Request body should be an object'],
    ['deep nesting', deep, 422, 'Request body is nested too deeply'],
    ['more than a megabyte', JSON.stringify({a: 'x'.repeat(1024 * 1024)}), 413, 'Request entity too large'],
  ] as const) {
    test(`is refused: ${what}`, async () => {
      const {token} = await client.session(DEMO);
      for (const [method, path] of [
        ['POST', '/session'],
        ['POST', '/login'],
        ['POST', '/users'],
        ['PUT', '/users/1'],
      ] as const) {
        const answer = await sendBody(method, path, body, token);
        assert.deepEqual([answer.status, answer.body], [status, {errors: [text]}]);
      }
    });
  }

  test('is refused as too large without a declared length too', async () => {
    const init = {
      method: 'POST',
      body: new ReadableStream({
        start(controller) {
          for (let sent = 0; sent <= 16; sent++) controller.enqueue(new Uint8Array(64 * 1024));
          controller.close();
        },
      }),
      duplex: 'half',
    };
    assert.equal((await client.send('/session', init)).status, 413);
  });

  test('does no harm where nobody reads it', async () => {
    const large = {login: 'x'.repeat(3 * 1024 * 1024)};
    assert.equal((await client.post('/login', large)).status, 401);
    assert.equal((await client.post('/nowhere', large)).status, 404);
  });

  test('is refused as a deeply nested form', async () => {
    const answer = await sendBody(
      'POST',
      '/session',
      `a${'[b]'.repeat(1000)}=1`,
      '',
      'application/x-www-form-urlencoded',
    );
    assert.deepEqual([answer.status, answer.body], [422, {errors: ['Request body is nested too deeply']}]);
  });
});

describe('an odd form', () => {
  for (const body of [
    '%zz=%zz&user[login=x&user]login[=x',
    '__proto__[login]=x&constructor[prototype][x]=y',
    'user=x&user[login]=demo&user[login][]=a&user[]=b',
    '[]=1&[a]=2&=3&&&',
    '\u0000=\uFFFF',
  ]) {
    test(`is read or refused: ${JSON.stringify(body)}`, async () => {
      const answer = await sendBody('POST', '/session', body, '', 'application/x-www-form-urlencoded');
      assert.deepEqual([answer.status, answer.body], [422, {errors: {application_id: ['cannot be blank']}}]);
      assert.equal('login' in {}, false);
    });
  }
});

describe('a wrong type in any field is a refusal in the shape of the platform', () => {
  for (const field of USER_FIELDS) {
    test(field, async () => {
      const {user, token} = await client.newUser(`typed-${field}`);
      for (const value of [true, {a: 1}, [[1]], 1.5]) {
        const answer = await client.put(`/users/${user.id}`, {user: {[field]: value}}, token);
        assert.equal(answer.status, 422);
        const {errors} = answer.body as {errors: Record<string, string[]>};
        assert.equal(errors[field]?.length, 1);
      }
    });
  }

  for (const body of [
    {...APP, application_id: {}},
    {...APP, application_id: null},
    {...APP, application_id: 1.5},
    {...APP, application_id: [1]},
    {...APP, auth_key: {}},
    {...APP, auth_key: null},
    {...APP, user: 5},
    {...APP, user: []},
    {...APP, user: {login: {}, password: 'secret-pw'}},
    {...APP, user: {login: 'demo', password: {}}},
    {...APP, user: {login: 'demo', password: 5}},
    {...APP, user: {email: ['x'], password: 'secret-pw'}},
    {...APP, provider: 5},
  ]) {
    test(`POST /session ${JSON.stringify(body)}`, async () => {
      const answer = await client.post('/session', body);
      assert.ok([401, 404, 422].includes(answer.status), `answered ${answer.status}`);
      assert.ok((answer.body as {errors?: unknown}).errors);
    });
  }

  test('odd values of what is ignored are ignored', async () => {
    const answer = await client.post('/session', {
      ...APP,
      user: null,
      nonce: {},
      timestamp: 'x',
      signature: [],
    });
    assert.equal(answer.status, 201);
  });
});

describe('an odd request target', () => {
  for (const [method, path, status] of [
    ['GET', '/users/%zz', 401],
    ['PUT', '/users/%zz', 401],
    ['PUT', '/users/%E0%A4%A', 401],
    ['GET', '/%', 404],
    ['GET', '//session', 404],
    ['GET', '/session/', 404],
    ['GET', '/session.json.json', 404],
    ['GET', '/.json', 404],
    ['GET', '/', 404],
    ['PATCH', '/session', 404],
    ['GET', '/users/v2?%zz=%zz&[]=1', 401],
    ['GET', '/session?__proto__=x', 401],
    ['DELETE', '/users/99999999999999999999', 401],
  ] as const) {
    test(`${method} ${path} is answered with ${status}`, async () => {
      const answer = await client.request(method, path);
      assert.equal(answer.status, status);
      assert.ok((answer.body as {errors?: unknown}).errors);
    });
  }

  test('an unknown route is named in the answer', async () => {
    const answer = await client.get('/nowhere.json?x=1');
    assert.deepEqual(answer.body, {errors: ['E_ROUTE_NOT_FOUND: Route not found GET /nowhere.json']});
  });

  for (const [what, text] of [
    ['a bad Host', 'GET /session HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n'],
    ['a backslash in the path', 'GET /a\\b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
    ['an authority as the target', 'GET x:y HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
    ['no HTTP at all', 'hello\r\n\r\n'],
  ] as const) {
    test(`${what} is a bad request`, async () => {
      const {status, head, body} = await sendRaw(client.emulator.port, text);
      assert.deepEqual([status, JSON.parse(body)], [400, {errors: ['Malformed request']}]);
      assert.match(head, /^access-control-allow-origin: \*$/im);
    });
  }

  test('a client that hangs up within its body does no harm', async () => {
    await client.control('DELETE', '/requests');
    const socket = connect(client.emulator.port, '127.0.0.1');
    socket.write('POST /session HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"appl');
    await client.untilLogged((requests) => requests.length > 0);
    socket.destroy();
    await client.untilLogged(([request]) => request?.status !== null);
    assert.equal((await client.logged())[0]?.status, 400);
  });
});
