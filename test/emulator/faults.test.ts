import assert from 'node:assert/strict';
import {after, beforeEach, before, describe, test} from 'node:test';
import {APP, DEMO, EmulatorClient} from './helpers/client.js';

let client: EmulatorClient;
before(async () => (client = await EmulatorClient.start()));
beforeEach(() => client.control('POST', '/reset'));
after(() => client.close());

function addFault(fault: object) {
  return client.control('POST', '/faults', fault);
}

async function lastStatus(): Promise<unknown> {
  return (await client.logged()).at(-1)?.status;
}

/** The code of the socket error by which a fetch failed. */
async function failure(pending: Promise<unknown>): Promise<string> {
  const error: unknown = await pending.then(
    () => assert.fail('answered'),
    (reason: unknown) => reason,
  );
  const cause = (error as Error).cause as {code?: string} | undefined;
  return cause?.code ?? String(error);
}

describe('a made-up answer', () => {
  test('has the status, headers and JSON body asked for, and is readable for every origin', async () => {
    await addFault({
      path: '/session',
      status: 429,
      headers: {'Retry-After': '3', 'Access-Control-Expose-Headers': 'Retry-After'},
      body: {errors: ['Too many']},
    });
    const answer = await client.post('/session', APP);
    assert.deepEqual([answer.status, answer.body], [429, {errors: ['Too many']}]);
    assert.equal(answer.headers.get('retry-after'), '3');
    assert.equal(answer.headers.get('content-type'), 'application/json; charset=utf-8');
    assert.equal(answer.headers.get('access-control-allow-origin'), '*');
    assert.equal(answer.headers.get('access-control-expose-headers'), 'Retry-After');
    assert.equal(await lastStatus(), 429);
  });

  test('sends a string as it is', async () => {
    await addFault({
      path: '/session',
      body: '<h1>Bad gateway</h1>',
      status: 502,
      headers: {'content-type': 'text/html'},
    });
    const answer = await client.get('/session');
    assert.deepEqual([answer.status, answer.text], [502, '<h1>Bad gateway</h1>']);
    assert.equal(answer.headers.get('content-type'), 'text/html');
  });

  test('is empty where only a status is given', async () => {
    await addFault({path: '/session', status: 503});
    const answer = await client.get('/session');
    assert.deepEqual([answer.status, answer.text], [503, '']);
  });

  test('is a 200 where only a body is given, also null', async () => {
    await addFault({path: '/session', body: {errors: ['x']}});
    assert.deepEqual((await client.get('/session')).status, 200);
    await addFault({path: '/session', body: null});
    assert.equal((await client.get('/session')).text, 'null');
  });

  test('reaches routes that do not exist', async () => {
    await addFault({path: '/blobs', status: 500});
    assert.equal((await client.get('/blobs/1.json')).status, 500);
  });
});

describe('a fault meets', () => {
  test('one request, unless told otherwise', async () => {
    await addFault({path: '/session', status: 500});
    assert.equal((await client.post('/session', APP)).status, 500);
    assert.equal((await client.post('/session', APP)).status, 201);

    await addFault({path: '/session', status: 500, times: 2});
    const statuses = [];
    for (let round = 0; round < 3; round++) statuses.push((await client.post('/session', APP)).status);
    assert.deepEqual(statuses, [500, 500, 201]);
  });

  test('the paths that begin so, with and without .json', async () => {
    await addFault({path: '/users', status: 500, times: 3});
    assert.equal((await client.get('/users/v2.json?id=1')).status, 500);
    assert.equal((await client.put('/users/1', {})).status, 500);
    assert.equal((await client.get('/session')).status, 401);
    assert.equal((await client.post('/users.json', {})).status, 500);
  });

  test('the method given', async () => {
    await addFault({method: 'get', path: '/session', status: 500});
    assert.equal((await client.post('/session', APP)).status, 201);
    assert.equal((await client.get('/session')).status, 500);
  });

  test('no pre-flight and no control call', async () => {
    await addFault({path: '/', status: 500});
    assert.equal((await client.request('OPTIONS', '/session')).status, 204);
    assert.equal((await client.get('/_emulator/requests')).status, 200);
    assert.equal((await client.get('/session')).status, 500);
  });

  test('its requests in the order in which faults were added', async () => {
    await addFault({path: '/session', status: 500});
    await addFault({path: '/session', status: 503});
    assert.equal((await client.get('/session')).status, 500);
    assert.equal((await client.get('/session')).status, 503);
  });

  test('nobody after DELETE /_emulator/faults', async () => {
    await addFault({path: '/session', status: 500, times: 9});
    await client.control('DELETE', '/faults');
    assert.equal((await client.post('/session', APP)).status, 201);
  });
});

describe('delayMs', () => {
  test('alone lets the real answer through, later', async () => {
    await addFault({path: '/session', delayMs: 1000});
    const delayed = client.post('/session', APP);
    const first = await Promise.race([
      delayed.then(() => 'delayed'),
      client.get('/users/v2').then(() => 'undelayed'),
    ]);
    assert.equal(first, 'undelayed');
    assert.equal((await delayed).status, 201);
  });

  test('goes with a made-up answer', async () => {
    await addFault({path: '/session', delayMs: 1, status: 503});
    assert.equal((await client.post('/session', APP)).status, 503);
  });

  test('carries nothing out for a client that has gone', async () => {
    await addFault({path: '/users', delayMs: 1000});
    const {token} = await client.session();
    const abort = new AbortController();
    const signUp = client.send('/users', {
      method: 'POST',
      headers: {'CB-Token': token},
      body: JSON.stringify({user: {login: 'gone', password: 'secret-pw'}}),
      signal: abort.signal,
    });
    await client.untilLogged((requests) => requests.at(-1)?.path === '/users');
    abort.abort();
    await assert.rejects(signUp);

    // A request with a longer delay is answered after the abandoned one would have been.
    await addFault({path: '/users/v2', delayMs: 1200});
    const answer = await client.get('/users/v2?login=gone', token);
    assert.equal((answer.body as {total_entries: number}).total_entries, 0);
  });
});

describe('reset', () => {
  test('cuts the connection without an answer and carries nothing out', async () => {
    const {token} = await client.session();
    await addFault({method: 'POST', path: '/users', reset: true});
    const user = {login: 'cut-off', password: 'secret-pw'};
    assert.equal(await failure(client.post('/users', {user}, token)), 'ECONNRESET');
    assert.equal(await lastStatus(), null);
    assert.equal((await client.post('/users', {user}, token)).status, 201);
  });
});

describe('truncate', () => {
  test('sends the length of the whole body and half of it', async () => {
    const body = {errors: ['x'.repeat(100)]};
    await addFault({path: '/session', status: 500, body, truncate: true});
    const response = await fetch(`${client.emulator.url}/session`);
    assert.equal(response.status, 500);
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
    assert.equal(Number(response.headers.get('content-length')), JSON.stringify(body).length);
    let received = '';
    const reading = (async () => {
      for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) received += chunk;
    })();
    assert.equal(await failure(reading), 'UND_ERR_SOCKET');
    assert.equal(received, JSON.stringify(body).slice(0, JSON.stringify(body).length / 2));
    assert.equal(await lastStatus(), 500);
  });

  test('alone cuts the real answer, which has been carried out', async () => {
    const {token} = await client.session(DEMO);
    await addFault({method: 'PUT', path: '/users', truncate: true});
    assert.equal(await failure(client.put('/users/1', {user: {full_name: 'Done'}}, token)), 'UND_ERR_SOCKET');
    assert.equal((await client.session(DEMO)).user?.['full_name'], 'Done');
  });

  test('alone cuts an empty answer too', async () => {
    const {token} = await client.session(DEMO);
    await addFault({method: 'DELETE', path: '/session', truncate: true});
    assert.equal(await failure(client.delete('/session', token)), 'UND_ERR_SOCKET');
    assert.equal((await client.get('/session', token)).status, 401);
  });
});

describe('a fault is refused', () => {
  for (const [fault, message] of [
    [{}, 'path must be a non-empty string.'],
    [{path: '/session'}, 'Say what is to happen: status, headers, body, delayMs, reset or truncate.'],
    [{path: 'session', status: 500}, 'path must begin with / and not end in .json.'],
    [{path: '/session.json', status: 500}, 'path must begin with / and not end in .json.'],
    [{path: '/session', status: 199}, 'status must be an integer from 200 to 599.'],
    [{path: '/session', status: '500'}, 'status must be an integer from 200 to 599.'],
    [{path: '/session', status: 204, body: 'x'}, 'An answer with status 204 has no body.'],
    [{path: '/session', status: 500, times: 0}, 'times must be an integer from 1 to 1000000.'],
    [{path: '/session', delayMs: -1}, 'delayMs must be an integer from 0 to 600000.'],
    [{path: '/session', reset: 'yes'}, 'reset must be true or false.'],
    [{path: '/session', reset: true, status: 500}, 'reset leaves no answer to describe.'],
    [{path: '/session', truncate: true, status: 500}, 'truncate needs a body to cut.'],
    [{path: '/session', status: 500, headers: {'a b': 'x'}}, 'headers: a b is no valid header.'],
    [{path: '/session', status: 500, headers: {a: 'x\n'}}, 'headers: a is no valid header.'],
    [{path: '/session', status: 500, headers: {a: 1}}, 'headers: a is no valid header.'],
    [{path: '/session', status: 500, headers: 'x'}, 'headers must be an object.'],
    [
      {path: '/session', status: 500, method: 'OPTIONS'},
      'method must be one of GET, POST, PUT, PATCH, DELETE.',
    ],
    [
      {path: '/session', delayMS: 5},
      `Unknown in the body: delayMS. Known: method, path, times, status, headers, body, delayMs, reset, truncate.`,
    ],
  ] as const) {
    test(`for ${JSON.stringify(fault)}`, async () => {
      const answer = await client.post('/_emulator/faults', fault);
      assert.deepEqual([answer.status, answer.body], [400, {error: message}]);
    });
  }
});
