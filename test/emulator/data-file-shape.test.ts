import assert from 'node:assert/strict';
import {readFile, writeFile} from 'node:fs/promises';
import {before, describe, test} from 'node:test';
import {startEmulator} from '../../demo/emulator/server.js';
import {runOn, temporaryFolder} from './helpers/data-files.js';

const path = temporaryFolder();

/** A data file with one of everything. */
let good: Record<string, Record<string, unknown>[]>;
const UID = 'AB'.repeat(18);
const PROVIDER_TOKEN = {
  appId: 1,
  provider: 'facebook',
  token: 't',
  secret: null,
  profileId: 'p',
  fields: {full_name: 'Ann'},
};
const NONCE = {appId: 1, timestamp: 1, nonce: 1};
const FILE = {
  id: 1,
  uid: UID,
  appId: 1,
  ownerId: 1,
  name: 'a.png',
  contentType: 'image/png',
  isPublic: true,
  size: null,
  createdAt: 0,
  updatedAt: 0,
  completedAt: null,
};

before(async () => {
  await runOn(path('good.json'), async (client) => {
    const {token} = await client.session();
    await client.post('/users/password/reset', {email: 'demo@example.com'}, token);
  });
  const data = JSON.parse(await readFile(path('good.json'), 'utf8')) as object;
  good = {
    ...data,
    lastFileId: 1,
    files: [FILE],
    providerTokens: [PROVIDER_TOKEN],
    nonces: [NONCE],
  } as unknown as typeof good;
});

async function start(text: string): Promise<void> {
  await writeFile(path('data.json'), text);
  await (await startEmulator({dataFile: path('data.json')})).close();
}

test('takes data with one of everything, and writes it as it was', async () => {
  await start(JSON.stringify(good));
  assert.deepEqual(JSON.parse(await readFile(path('data.json'), 'utf8')), good);
});

for (const [what, content, message] of [
  ['half a file', '{"version":1,"apps":[', /is corrupt: it is not valid JSON\.$/],
  ['an empty file', '', /is corrupt: it is not valid JSON\.$/],
  ['a later version', '{"version":2}', /is of version 2, from a newer emulator; this one reads version 1\.$/],
  ['an unknown version', '{"version":0}', /is corrupt: it holds no emulator data of version 1\.$/],
  ['other JSON', '[]', /is corrupt: it holds no emulator data of version 1\.$/],
] as const) {
  test(`refuses ${what} and leaves it alone`, async () => {
    await assert.rejects(start(content), {name: 'DataFileError', message});
    assert.equal(await readFile(path('data.json'), 'utf8'), content);
  });
}

const WRONG: Record<string, [name: string, value: unknown][]> = {
  apps: [
    ['id', '1'],
    ['authKey', null],
    ['authSecret', 5],
    ['features', []],
    ['users', {}],
  ],
  users: [
    ['id', 2],
    ['id', -1],
    ['createdAt', 1e300],
    ['lastRequestAt', '2026'],
    ['passwordHash', 5],
    ['guestUntil', 0.5],
    ['fields', {}],
  ],
  fields: [
    ['login', 5],
    ['timezone', '0'],
    ['user_tags', 'a'],
    ['user_tags', [1]],
  ],
  features: [
    ['usersV1', 1],
    ['usersV3', true],
    ['cidp', {}],
    ['cidp', {url: 'nonsense', method: 'GET', params: {}, headers: {}, mapping: {}}],
    ['cidp', {url: 'http://x', method: 'PUT', params: {}, headers: {}, mapping: {}}],
    ['firebase', {projectId: 'x'}],
    ['firebase', {projectId: 'x', emulatorHost: null, jwksUrl: 'nonsense'}],
  ],
  sessions: [
    ['token', null],
    ['userId', '1'],
    ['expiresAt', null],
    ['endsAt', 'never'],
  ],
  files: [
    ['id', 2],
    ['uid', '../../escape'],
    ['uid', UID.toLowerCase()],
    ['size', -1],
    ['isPublic', 'yes'],
    ['completedAt', 'now'],
  ],
  passwordResets: [
    ['token', 5],
    ['expiresAt', undefined],
  ],
  providerTokens: [
    ['provider', 'other'],
    ['secret', undefined],
    ['fields', {login: 5}],
    ['fields', {unknown: 'x'}],
    ['fields', {toString: 'x'}],
  ],
  outbox: [
    ['link', undefined],
    ['to', ['x']],
  ],
  nonces: [
    ['timestamp', '1'],
    ['nonce', undefined],
  ],
};

describe('refuses data with', () => {
  for (const [part, faults] of Object.entries(WRONG)) {
    for (const [name, value] of faults) {
      test(`${part}: ${name} ${JSON.stringify(value)}`, async () => {
        const data = structuredClone(good);
        partOf(data, part)[name] = value;
        await assert.rejects(start(JSON.stringify(data)), {name: 'DataFileError'});
      });
    }
  }

  for (const part of [
    'clockOffset',
    'lastUserId',
    'lastFileId',
    'storageSecret',
    'apps',
    'files',
    'outbox',
    'sessions',
    'nonces',
  ]) {
    test(`no ${part}`, async () => {
      await assert.rejects(start(JSON.stringify({...good, [part]: undefined})), {name: 'DataFileError'});
      await assert.rejects(start(JSON.stringify({...good, [part]: {}})), {name: 'DataFileError'});
    });
  }
});

test('takes a feature that it lacks for what it is in a new app', async () => {
  const data = structuredClone(good);
  partOf(data, 'apps')['features'] = {usersV1: true};
  await start(JSON.stringify(data));
  const kept = JSON.parse(await readFile(path('data.json'), 'utf8')) as typeof good;
  const {usersV1, onlineUsers} = partOf(kept, 'features');
  assert.deepEqual([usersV1, onlineUsers], [true, true]);
});

for (const part of ['apps', 'users', 'files']) {
  test(`refuses ${part} with the same id`, async () => {
    const data = structuredClone(good);
    const list = part === 'users' ? partOf(data, 'apps')['users'] : data[part];
    (list as unknown[]).push(structuredClone(partOf(data, part)));
    await assert.rejects(start(JSON.stringify(data)), {name: 'DataFileError'});
  });
}

/** The first of a list, the first app's first user, or what lies in them. */
function partOf(data: typeof good, part: string): Record<string, unknown> {
  const [app] = data['apps'] as [Record<string, unknown>];
  const [user] = app['users'] as [Record<string, unknown>];
  if (part === 'users') return user;
  if (part === 'fields') return user['fields'] as Record<string, unknown>;
  if (part === 'features') return app['features'] as Record<string, unknown>;
  const [first] = data[part] ?? [];
  assert.ok(first, `there is one of ${part}`);
  return first;
}
