import assert from 'node:assert/strict';
import {once} from 'node:events';
import type {ServerResponse} from 'node:http';
import {after, before, beforeEach, describe, test} from 'node:test';
import {APP, DEMO, EmulatorClient, sessionOf, type Answer} from './helpers/client.js';
import {startService, type Service} from './helpers/service.js';

const MAPPING = {uid: '#{uid}'};
const LIMIT = 1024 * 1024;

let client: EmulatorClient;
let service: Service;
let respond: (response: ServerResponse, path: string) => void;
before(async () => {
  client = await EmulatorClient.start();
  service = await startService((request, response) => respond(response, request.url ?? ''));
});
beforeEach(async () => {
  await client.control('POST', '/reset');
  await configure({});
});
after(async () => {
  await client.close();
  await service.close();
});

function configure(changes: object): Promise<unknown> {
  const cidp = {url: service.url, mapping: MAPPING, ...changes};
  return client.control('PATCH', '/apps/1', {features: {cidp}});
}

function signIn(): Promise<Answer> {
  return client.post('/session', {...APP, user: DEMO});
}

async function assertRefused(text: string | RegExp, answer?: Answer): Promise<void> {
  const {status, body} = answer ?? (await signIn());
  assert.equal(status, 422);
  const [error = ''] = (body as {errors: {base: string[]}}).errors.base;
  if (typeof text === 'string') assert.equal(error, `Custom Identity Provider ${text}`);
  else assert.match(error, text);
}

describe('a custom identity provider that fails', () => {
  for (const status of [300, 304, 400, 401, 404, 500, 503]) {
    test(`is quoted with status ${status}`, async () => {
      respond = (response) => response.writeHead(status).end(status === 304 ? '' : 'No "entry"');
      const text = status === 304 ? '' : 'No "entry"';
      await assertRefused(`responded with an error = "${text}". Status code = ${status}`);
    });
  }

  test('is quoted up to 500 characters', async () => {
    respond = (response) => response.writeHead(500).end('x'.repeat(2 * LIMIT));
    await assertRefused(`responded with an error = "${'x'.repeat(500)}". Status code = 500`);
  });

  for (const [what, body] of [
    ['nothing', ''],
    ['HTML', '<html></html>'],
    ['half of an object', '{"uid":'],
  ] as const) {
    test(`is refused if it answers with ${what}`, async () => {
      respond = (response) => response.end(body);
      await assertRefused('responded with no valid JSON');
    });
  }

  test('is refused above a megabyte, and not at it', async () => {
    const padded = (size: number) => `{"uid":1}`.padEnd(size);
    respond = (response) => response.end(padded(LIMIT));
    assert.equal((await signIn()).status, 201);
    respond = (response) => response.end(padded(LIMIT + 1));
    await assertRefused('responded with too much data');
  });

  test('is refused if it cuts the connection, before its answer or within', async () => {
    respond = (response) => response.destroy();
    await assertRefused(/^Custom Identity Provider is not available: .+/);
    respond = (response) => {
      response.writeHead(200, {'Content-Length': '100'}).write('{"uid":');
      response.destroy();
    };
    await assertRefused(/^Custom Identity Provider is not available: .+/);
  });

  test('is refused if it is not there', async () => {
    const gone = await startService(() => undefined);
    await gone.close();
    await configure({url: gone.url});
    await assertRefused(/is not available: .*ECONNREFUSED/);
    await configure({url: gone.url.replace('127.0.0.1', 'nowhere.invalid')});
    await assertRefused(/is not available: .+/);
  });

  test('is followed where it redirects, but not for ever', async () => {
    respond = (response, path) => {
      if (path === '/there') response.end('{"uid":1}');
      else response.writeHead(307, {Location: path === '/' ? '/there' : path}).end();
    };
    await configure({method: 'POST', params: {token: '#{login}'}});
    assert.equal((await signIn()).status, 201);
    await configure({url: `${service.url}/loop`});
    await assertRefused(/is not available: redirect/);
  });

  for (const [what, begin] of [
    ['with nothing', () => undefined],
    ['within its answer', (response: ServerResponse) => response.write('{"uid":')],
  ] as const) {
    test(`is given up after ten seconds, ${what}`, async (t) => {
      const asked = new Promise<void>((resolve) => {
        respond = (response) => {
          begin(response);
          resolve();
        };
      });
      t.mock.timers.enable({apis: ['setTimeout']});
      const answer = signIn();
      await asked;
      t.mock.timers.tick(10_000);
      await assertRefused('did not respond in time', await answer);
    });
  }

  test('may take its time up to then', async (t) => {
    const asked = new Promise<ServerResponse>((resolve) => (respond = resolve));
    t.mock.timers.enable({apis: ['setTimeout']});
    const answer = signIn();
    const response = await asked;
    t.mock.timers.tick(9_999);
    response.end('{"uid":1}');
    assert.equal((await answer).status, 201);
  });

  test('does no harm if it is, by mistake, the same app of the emulator', async () => {
    const {token} = await client.session();
    await configure({
      url: `${client.emulator.url}/login`,
      method: 'POST',
      params: {login: '#{login}', password: '#{password}'},
      headers: {'CB-Token': token},
    });
    await assertRefused(/^Custom Identity Provider .+/);
    await client.control('PATCH', '/apps/1', {features: {cidp: null}});
    assert.equal((await signIn()).status, 201);
  });

  test('signs nobody in to a world that was reset meanwhile', async () => {
    const asked = new Promise<ServerResponse>((resolve) => (respond = resolve));
    const answer = signIn();
    const response = await asked;
    await client.control('POST', '/reset');
    response.end('{"uid":1}');
    assert.deepEqual(
      [(await answer).status, (await answer).body],
      [404, {errors: ['Application not found']}],
    );
    assert.equal(sessionOf(await signIn()).user?.login, 'demo');
  });

  test('may answer after the client has gone', async () => {
    const asked = new Promise<ServerResponse>((resolve) => (respond = resolve));
    const leaving = new AbortController();
    const body = JSON.stringify({...APP, user: DEMO});
    const answer = client.send('/session', {method: 'POST', body, signal: leaving.signal});
    const response = await asked;
    leaving.abort();
    await assert.rejects(answer);
    response.end('{"uid":1}');
    await once(response, 'close');
    respond = (next) => next.end('{"uid":1}');
    assert.equal((await signIn()).status, 201);
  });
});

describe('the settings of a custom identity provider', () => {
  const VALID = {url: 'http://127.0.0.1:9/', mapping: MAPPING};
  for (const [what, cidp, error] of [
    ['a text', 'http://127.0.0.1:9/', /cidp must be an object/],
    ['no URL', {mapping: MAPPING}, /url must be/],
    ['a relative URL', {...VALID, url: '/verify'}, /url must be an absolute URL/],
    ['a URL with credentials', {...VALID, url: 'http://a:b@localhost/'}, /without credentials/],
    ['another method', {...VALID, method: 'PUT'}, /method must be GET or POST/],
    ['no mapping', {url: VALID.url}, /mapping must be an object/],
    ['a mapping without a uid', {...VALID, mapping: {login: '#{login}'}}, /uid must name a value/],
    ['a uid that is the same for all', {...VALID, mapping: {uid: '{uid}'}}, /uid must name a value/],
    ['an unknown user field', {...VALID, mapping: {...MAPPING, name: '#{x}'}}, /Unknown in mapping: name/],
    [
      'the field that keeps the uid',
      {...VALID, mapping: {...MAPPING, external_id: '#{x}'}},
      /Unknown in mapping/,
    ],
    ['a parameter that is no text', {...VALID, params: {token: 5}}, /token must be/],
    [
      'an unknown value',
      {...VALID, params: {token: '#{tokn}'}},
      /Unknown in params: #\{tokn\}. Known: login/,
    ],
    ['an unknown value in a header', {...VALID, headers: {a: '#{uid}'}}, /Unknown in headers: #\{uid\}/],
    ['a header that is none', {...VALID, headers: {'a b': 'x'}}, /headers: a b is no valid header/],
    ['a line break in a header', {...VALID, headers: {a: 'x\r\nb: y'}}, /headers: a is no valid header/],
    ['an unknown field', {...VALID, timeout: 5}, /Unknown in cidp: timeout/],
  ] as const) {
    test(`refuse ${what}`, async () => {
      const answer = await client.request('PATCH', '/_emulator/apps/1', {features: {cidp}});
      assert.equal(answer.status, 400);
      assert.match((answer.body as {error: string}).error, error);
    });
  }
});
