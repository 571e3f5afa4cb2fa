import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {APP, DEMO, EmulatorClient, type Answer} from './helpers/client.js';
import {completeFile, createFile, formOf, partsOf, sendParts, storageError} from './helpers/files-client.js';
import {encode, HOSTILE_TEXTS, HOSTILE_VALUES, USER_FIELDS} from './helpers/hostile-values.js';

let client: EmulatorClient;
let tokens: {application: string; user: string};
before(async () => {
  client = await EmulatorClient.start();
  await client.control('PATCH', '/apps/1', {
    features: {
      autoCreateUsers: true,
      usersV1: true,
      deleteOtherSessions: true,
      firebase: {projectId: 'fuzz', emulatorHost: '127.0.0.1:9099'},
    },
  });
  await client.control('POST', '/users', {appId: 1, count: 50, seed: 1});
  tokens = {application: (await client.session()).token, user: (await client.newUser('fuzzer')).token};
});
after(async () => {
  assert.equal((await client.session(DEMO)).user?.login, 'demo', 'the emulator is still well');
  assert.equal('polluted' in {}, false);
  await client.close();
});

/** Whether an answer is one of the platform: a success, a redirect, or a refusal that says why. */
function isProper({status, body, text}: Answer): boolean {
  if (status < 400) return true;
  if (status >= 500) return false;
  const {errors} = (body ?? {}) as {errors?: unknown};
  // The storage answers XML, and the page people.
  return (typeof errors === 'object' && errors !== null) || /<Error><Code>|^<!doctype html>/.test(text);
}

/** Sends these requests, a few at a time, and asserts that each is answered properly. */
async function assertProper(requests: [what: string, send: () => Promise<Answer>][]): Promise<void> {
  const improper: string[] = [];
  for (let start = 0; start < requests.length; start += 16) {
    await Promise.all(
      requests.slice(start, start + 16).map(async ([what, send]) => {
        const answer = await send();
        if (!isProper(answer)) improper.push(`${what}: ${answer.status} ${answer.text.slice(0, 200)}`);
      }),
    );
  }
  assert.deepEqual(improper, []);
}

/** `{user: {login: …}}` for `user.login`, beside the rest of the body. */
function withField(body: object, path: string, value: unknown): object {
  const copy = structuredClone(body) as Record<string, unknown>;
  const names = path.split('.');
  let target = copy;
  for (const name of names.slice(0, -1)) target = (target[name] ??= {}) as Record<string, unknown>;
  target[names.at(-1) ?? ''] = value;
  return copy;
}

describe('hostile values in the body of', () => {
  const inUser = [...USER_FIELDS, 'id', 'is_guest'].map((field) => `user.${field}`);
  const keys = ['provider', 'keys', 'keys.token', 'keys.secret', 'firebase_phone', 'firebase_email'];
  const firebase = ['firebase_phone.project_id', 'firebase_phone.access_token'];
  const legacy = ['nonce', 'timestamp', 'signature'];

  const routes: [method: string, path: string, body: object, fields: string[]][] = [
    ['POST', '/session', APP, ['application_id', 'auth_key', 'user', ...legacy, ...keys]],
    ['POST', '/session', {...APP, user: DEMO}, ['user.login', 'user.email', 'user.password', ...legacy]],
    ['POST', '/session', {...APP, user: {guest: '1'}}, ['user.guest', 'user.full_name']],
    ['POST', '/session', {...APP, provider: 'facebook', keys: {token: 'x'}}, keys],
    ['POST', '/session', {...APP, provider: 'twitter', keys: {token: 'x', secret: 'y'}}, keys],
    ['POST', '/session', {...APP, provider: 'firebase_phone'}, [...keys, ...firebase]],
    ['POST', '/login', DEMO, ['login', 'email', 'password']],
    ['POST', '/login', {provider: 'firebase_phone'}, [...keys, ...firebase]],
    ['POST', '/login', {provider: 'twitter'}, keys],
    ['POST', '/users', {user: {login: 'fuzzed', password: 'secret-pw'}}, ['user', ...inUser]],
    ['PUT', '/users/OWN', {user: {}}, ['user', ...inUser]],
    ['PUT', '/users', {user: {}}, ['user', 'user.login', 'user.avatar']],
    ['POST', '/users/password/reset', {}, ['email']],
    [
      'POST',
      '/user_email/password_reset',
      {token: 'x', password: 'secret-pw'},
      ['token', 'password', 'email'],
    ],
    ['POST', '/blobs', {blob: {name: 'a', content_type: 'b/c'}}, ['blob', 'blob.name', 'blob.content_type']],
    ['POST', '/blobs', {blob: {name: 'a', content_type: 'b/c'}}, ['blob.public', 'blob.id', 'blob.size']],
    ['PUT', '/blobs/FILE', {blob: {}}, ['blob', 'blob.name', 'blob.public', 'blob.content_type']],
    ['PUT', '/blobs/FILE/complete', {}, ['size', 'blob', 'blob.size']],
    ['POST', '/blobs/FILE/complete', {}, ['size', 'blob', 'blob.size']],
  ];
  for (const [method, path, body, fields] of routes) {
    test(`${method} ${path} ${JSON.stringify(body)}`, async () => {
      const own = await client.session({login: 'fuzzer', password: 'secret-pw'});
      const file = await createFile(client, own.token);
      const target = path.replace('OWN', String(own.id)).replace('FILE', String(file.id));
      await assertProper(
        fields.flatMap((field) =>
          HOSTILE_VALUES.flatMap((value) =>
            [tokens.application, own.token].map((token): [string, () => Promise<Answer>] => [
              `${field} = ${JSON.stringify(value).slice(0, 60)}`,
              () => client.request(method, target, withField(body, field, value), token),
            ]),
          ),
        ),
      );
    });
  }
});

describe('hostile parameters of', () => {
  const lookups = [
    ...USER_FIELDS,
    'id',
    'is_guest',
    'user_tags',
    'created_at',
    'updated_at',
    'last_request_at',
  ];
  const paging = ['limit', 'offset', 'page', 'per_page', 'sort_asc', 'sort_desc', 'order', 'count'];
  const routes: [path: string, names: string[]][] = [
    ['/users/v2?', lookups],
    ['/users/v2?login=demo&', paging],
    ['/users/online?', paging],
    ['/users?', ['filter[]', 'filter', 'login', ...paging]],
    ['/users/by_login?', ['login']],
    ['/users/by_email?', ['email']],
    ['/users/by_full_name?', ['full_name', ...paging]],
    ['/users/by_facebook_id?', ['facebook_id']],
    ['/users/by_twitter_id?', ['twitter_id']],
    ['/users/by_phone?', ['phone']],
    ['/users/phone?', ['phone']],
    ['/users/by_tags?', ['tags', 'tags[]', ...paging]],
    ['/users/password/reset?', ['email']],
    ['/blobs?', paging],
    ['/user_email/password_reset?', ['token']],
    ['/s3.amazonaws.com/cube-emulator?', ['key', 'x-amz-signature', 'x-amz-date', 'x-amz-expires']],
  ];
  for (const [path, names] of routes) {
    test(`GET ${path}`, async () => {
      const suffixes = path.startsWith('/users/v2')
        ? ['', '[]', '[in][]', '[gte]', '[__proto__]']
        : ['', '[x]'];
      await assertProper(
        names.flatMap((name) =>
          suffixes.flatMap((suffix) =>
            HOSTILE_TEXTS.map((text): [string, () => Promise<Answer>] => [
              `${name}${suffix}=${text.slice(0, 60)}`,
              () => client.get(`${path}${name}${suffix}=${encode(text)}`, tokens.user),
            ]),
          ),
        ),
      );
    });
  }

  test('filters of v1', async () => {
    const types = ['number', 'string', 'date', 'x', ''];
    const fields = ['id', 'login', 'created_at', 'user_tags', '__proto__', ''];
    const operators = ['eq', 'in', 'gt', 'between', 'x', ''];
    await assertProper(
      types.flatMap((type) =>
        fields.flatMap((field) =>
          operators.flatMap((operator) =>
            ['', '1', '1,2', '2026-01-01', 'x'.repeat(2000), '\u0000', 'a b'].map(
              (value): [string, () => Promise<Answer>] => {
                const filter = `${type} ${field} ${operator} ${value}`;
                return [filter, () => client.get(`/users?filter[]=${encode(filter)}`, tokens.user)];
              },
            ),
          ),
        ),
      ),
    );
  });
});

describe('hostile parts of the path of', () => {
  for (const [method, before, after] of [
    ['GET', '/users/', ''],
    ['PUT', '/users/', ''],
    ['DELETE', '/users/', ''],
    ['GET', '/users/external/', ''],
    ['DELETE', '/users/external/', ''],
    ['DELETE', '/session/', ''],
    ['GET', '/blobs/', ''],
    ['GET', '/blobs/', '/download'],
    ['GET', '/blobs/', '/object?download_url=1'],
    ['PUT', '/blobs/', ''],
    ['PUT', '/blobs/', '/complete'],
    ['DELETE', '/blobs/', ''],
    ['GET', '/s3.amazonaws.com/cube-emulator/', ''],
  ] as const) {
    test(`${method} ${before}…${after}`, async () => {
      const body = method === 'PUT' ? {} : undefined;
      await assertProper(
        HOSTILE_TEXTS.flatMap((text) =>
          [tokens.application, tokens.user].map((token): [string, () => Promise<Answer>] => [
            text.slice(0, 60),
            () => client.request(method, before + encode(text) + after, body, token),
          ]),
        ),
      );
    });
  }
});

test('hostile fields of an upload', async () => {
  const {token} = await client.newUser('uploader');
  const {path, fields} = formOf(await createFile(client, token));
  await assertProper(
    Object.keys(fields).flatMap((name) =>
      HOSTILE_TEXTS.map((text): [string, () => Promise<Answer>] => [
        `${name}=${text.slice(0, 60)}`,
        () => sendParts(client, path, partsOf({...fields, [name]: text})),
      ]),
    ),
  );
  assert.equal(storageError(await sendParts(client, path, []))[0] >= 400, true);
  assert.ok(await completeFile(client, token));
});
