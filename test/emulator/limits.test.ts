import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {APP, DEMO, EmulatorClient, type Answer} from './helpers/client.js';
import {sendRaw} from './helpers/raw-request.js';

let client: EmulatorClient;
before(async () => (client = await EmulatorClient.start()));
after(() => client.close());

const JSON_TYPE = 'application/json';
const FORM = 'application/x-www-form-urlencoded';
const BLANK = {application_id: ['cannot be blank']};

function sendBody(
  body: string | Uint8Array<ArrayBuffer>,
  type: string,
  headers: Record<string, string> = {},
): Promise<Answer> {
  return client.send('/session', {method: 'POST', headers: {'Content-Type': type, ...headers}, body});
}

function assertRefused({status, body, headers}: Answer, expected: number, errors: unknown): void {
  assert.deepEqual([status, body], [expected, {errors}]);
  assert.equal(headers.get('access-control-allow-origin'), '*');
}

function list(count: number, text: (index: number) => string, separator: string): string {
  return Array.from({length: count}, (_, index) => text(index)).join(separator);
}

describe('the number of', () => {
  const tooMany = ['Too many parameters'];

  test('values in JSON is limited', async () => {
    const body = (count: number) => `{${list(count, (index) => `"k${index}":1`, ',')}}`;
    assertRefused(await sendBody(body(50_000), JSON_TYPE), 422, BLANK);
    assertRefused(await sendBody(body(50_001), JSON_TYPE), 422, tooMany);
    assertRefused(await sendBody(`{"a":[[${'0,'.repeat(50_000)}0]]}`, JSON_TYPE), 422, tooMany);
  });

  test('parameters in a form is limited', async () => {
    for (const parameter of ['a[]=1', 'a=1', 'a[b][]=1', '']) {
      assertRefused(
        await sendBody(
          list(1000, () => parameter, '&'),
          FORM,
        ),
        422,
        BLANK,
      );
      assertRefused(
        await sendBody(
          list(1001, () => parameter, '&'),
          FORM,
        ),
        422,
        tooMany,
      );
    }
    assertRefused(await sendBody('a[]=1&'.repeat(170_000), FORM), 422, tooMany);
  });

  test('parameters in an address is limited', async () => {
    assertRefused(await client.get(`/session?${list(1000, () => 'a', '&')}`), 401, ['Token is required']);
    assertRefused(await client.get(`/session?${list(1001, () => 'a', '&')}`), 422, tooMany);
    assertRefused(await client.get(`/nowhere?${'&'.repeat(1000)}`), 422, tooMany);
  });
});

describe('a body', () => {
  const notJson = ['Request body is not valid JSON'];
  const forbidden = ['Request body contains characters that are not allowed'];

  for (const [what, bytes, type] of [
    ['invalid UTF-8 in JSON', '7b2261223a22ff227d', JSON_TYPE],
    ['UTF-16', '7b002200610022003a0031007d00', 'application/json; charset=utf-16'],
    ['invalid UTF-8 in a form', '613dff', FORM],
    ['a bare NUL', '7b2261223a2200227d', JSON_TYPE],
  ] as const) {
    test(`is refused with ${what}`, async () => {
      assertRefused(await sendBody(Uint8Array.from(Buffer.from(bytes, 'hex')), type), 400, notJson);
    });
  }

  for (const [what, body, type] of [
    ['an escaped NUL', '{"user":{"login":"a\\u0000b"}}', JSON_TYPE],
    ['half a surrogate pair', '{"user":{"tag_list":["\\ud800"]}}', JSON_TYPE],
    ['a percent-encoded NUL', 'user[login]=a%00b', FORM],
  ] as const) {
    test(`is refused with ${what}`, async () => {
      assertRefused(await sendBody(body, type), 422, forbidden);
    });
  }

  test('is refused when compressed', async () => {
    for (const encoding of ['gzip', 'br', 'identity, gzip', 'nonsense']) {
      const answer = await sendBody('{}', JSON_TYPE, {'Content-Encoding': encoding});
      assertRefused(answer, 415, ['Unsupported Content-Encoding']);
    }
    assertRefused(await sendBody('{}', JSON_TYPE, {'Content-Encoding': 'identity'}), 422, BLANK);
  });

  test('is read as JSON whatever its type says, unless that is a form', async () => {
    const body = JSON.stringify({...APP, user: DEMO});
    for (const type of ['text/plain', 'application/xml', 'nonsense', 'application/json; charset=']) {
      assert.equal((await sendBody(body, type)).status, 201);
    }
    assertRefused(await sendBody('<a/>', 'application/xml'), 400, notJson);
    assertRefused(await sendBody('--x\r\n\r\n--x--', 'multipart/form-data; boundary=x'), 400, notJson);
    assertRefused(await sendBody(body, FORM), 422, BLANK);
  });

  test('may begin with a byte order mark, and hold astral characters', async () => {
    const full_name = '\u{1F600}';
    await client.control('POST', '/users', {
      appId: 1,
      users: [{login: 'astral', password: 'secret-pw', full_name}],
    });
    const {user} = await client.session({login: 'astral', password: 'secret-pw'});
    assert.equal(user?.['full_name'], full_name);
    assertRefused(await sendBody('\uFEFF{}', JSON_TYPE), 422, BLANK);
  });

  test('counts the last of two keys, and no number beyond the finite ones', async () => {
    const {application_id: id, auth_key: key} = APP;
    const twice = `{"application_id":9,"application_id":${id},"auth_key":"${key}"}`;
    assert.equal((await sendBody(twice, JSON_TYPE)).status, 201);
    const endless = `{"application_id":1e999,"auth_key":"${key}"}`;
    assertRefused(await sendBody(endless, JSON_TYPE), 404, ['Application not found']);
  });
});

describe('what Node itself refuses is answered in the shape of the platform', () => {
  for (const [what, text, status, errors] of [
    ['a long address', `GET /${'x'.repeat(20_000)} HTTP/1.1\r\n\r\n`, 431, 'Request header fields too large'],
    [
      'a long header',
      `GET /session HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
      431,
      'Request header fields too large',
    ],
    ['an unknown method', 'FOO /session HTTP/1.1\r\nHost: x\r\n\r\n', 400, 'Malformed request'],
    ['a NUL in the address', 'GET /\0 HTTP/1.1\r\nHost: x\r\n\r\n', 400, 'Malformed request'],
    [
      'a broken chunk',
      'POST /session HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
      400,
      'Malformed request',
    ],
    [
      'two lengths',
      'POST /session HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}',
      400,
      'Malformed request',
    ],
  ] as const) {
    test(what, async () => {
      const answer = await sendRaw(client.emulator.port, text);
      assert.deepEqual([answer.status, JSON.parse(answer.body)], [status, {errors: [errors]}]);
      assert.match(answer.head, /^access-control-allow-origin: \*$/im);
      assert.match(answer.head, /^connection: close$/im);
    });
  }
});

describe('the method', () => {
  for (const method of ['TRACE', 'PROPFIND', 'PATCH']) {
    test(`${method} finds no route`, async () => {
      const text = `${method} /session HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`;
      const {status, body} = await sendRaw(client.emulator.port, text);
      const errors = [`E_ROUTE_NOT_FOUND: Route not found ${method} /session`];
      assert.deepEqual([status, JSON.parse(body)], [404, {errors}]);
    });
  }

  test('HEAD is answered as GET, without a body', async () => {
    const {token} = await client.session();
    const answer = await client.request('HEAD', '/session', undefined, token);
    assert.deepEqual([answer.status, answer.text], [200, '']);
    assert.equal((await client.request('HEAD', '/session')).status, 401);
  });
});
