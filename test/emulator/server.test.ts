import assert from 'node:assert/strict';
import {mkdtemp, readdir, readFile, rm, stat, writeFile} from 'node:fs/promises';
import {Agent, get} from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import {startEmulator} from '../../demo/emulator/server.js';
import {APP, DEMO, EmulatorClient, HOUR} from './client.js';

describe('startEmulator', () => {
  test('picks a port, listens on loopback and starts with app 1 and the demo user', async () => {
    const client = await EmulatorClient.start();
    try {
      assert.equal(client.emulator.url, `http://127.0.0.1:${client.emulator.port}`);
      assert.ok(client.emulator.port > 0);
      const {user} = await client.session(DEMO);
      assert.deepEqual(
        [user?.login, user?.['email'], user?.['full_name']],
        ['demo', 'demo@example.com', 'Demo User'],
      );
    } finally {
      await client.close();
    }
  });

  test('runs several at once, each with its own world', async () => {
    const [one, two] = await Promise.all([EmulatorClient.start(), EmulatorClient.start()]);
    try {
      const {token} = await one.session();
      assert.equal((await two.get('/session', token)).status, 401);
    } finally {
      await Promise.all([one.close(), two.close()]);
    }
  });

  test('rejects where the port is in use', async () => {
    const emulator = await startEmulator();
    await assert.rejects(startEmulator({port: emulator.port}), {code: 'EADDRINUSE'});
    await emulator.close();
  });

  test('close() ends idle and waiting connections at once and frees the port', async () => {
    const client = await EmulatorClient.start();
    const {port} = client.emulator;
    const agent = new Agent({keepAlive: true});
    await new Promise((resolve, reject) => {
      get({port, host: '127.0.0.1', path: '/session', agent}, (response) =>
        response.resume().on('end', resolve),
      ).on('error', reject);
    });
    await client.control('POST', '/faults', {path: '/users', delayMs: 600_000});
    const waiting = assert.rejects(client.get('/users/v2?id=1'));
    await client.untilLogged((requests) => requests.length === 2);

    await client.close();
    await waiting;
    agent.destroy();
    await (await startEmulator({port})).close();
  });
});

describe('dataFile', () => {
  let directory: string;
  before(async () => (directory = await mkdtemp(join(tmpdir(), 'emulator-'))));
  after(() => rm(directory, {recursive: true}));

  async function restart(dataFile: string, use: (client: EmulatorClient) => Promise<void>): Promise<void> {
    const client = new EmulatorClient(await startEmulator({dataFile}));
    try {
      await use(client);
    } finally {
      await client.close();
    }
  }

  test('keeps users, sessions, apps, features and the clock', async () => {
    const dataFile = join(directory, 'kept.json');
    let token = '';
    let userId = 0;
    let now = '';
    await restart(dataFile, async (client) => {
      await client.control('POST', '/apps', {id: 2, authKey: 'second', features: {autoCreateUsers: true}});
      ({now} = (await client.control('POST', '/clock', {advanceMs: 1000 * HOUR})) as {now: string});
      ({
        user: {id: userId},
        token,
      } = await client.newUser('keeper'));
      await client.put(`/users/${userId}`, {user: {tag_list: ['a', 'b'], timezone: 60}}, token);
    });

    await restart(dataFile, async (client) => {
      const answer = await client.get('/session', token);
      const {user} = (answer.body as {session: {user: Record<string, unknown>}}).session;
      assert.deepEqual([user['login'], user['user_tags'], user['timezone']], ['keeper', 'a,b', 60]);
      assert.ok(Date.parse(answer.headers.get('date') ?? '') >= Date.parse(now) - 1000);
      assert.ok(await client.session({login: 'KEEPER', password: 'secret-pw'}));
      const stranger = {login: 'stranger', password: 'secret-pw'};
      const second = await client.post('/session', {application_id: 2, auth_key: 'second', user: stranger});
      assert.equal(second.status, 201);
      assert.ok((await client.newUser('later')).user.id > userId);
    });
  });

  test('holds no password, is readable for its owner only, and leaves no temporary file', async () => {
    const dataFile = join(directory, 'secret.json');
    await restart(dataFile, async (client) => {
      await client.newUser('secretive');
    });
    assert.doesNotMatch(await readFile(dataFile, 'utf8'), /secret-pw|demo-password/);
    assert.equal((await stat(dataFile)).mode & 0o077, 0);
    assert.deepEqual(
      (await readdir(directory)).filter((name) => name.endsWith('.tmp')),
      [],
    );
  });

  test('a reset is kept too', async () => {
    const dataFile = join(directory, 'reset.json');
    await restart(dataFile, async (client) => {
      await client.newUser('forgotten');
      await client.control('POST', '/reset');
    });
    await restart(dataFile, async (client) => {
      const user = {login: 'forgotten', password: 'secret-pw'};
      assert.equal((await client.post('/session', {...APP, user})).status, 404);
    });
  });

  for (const [what, content, message] of [
    ['half a file', '{"version":1,"apps":[', /is corrupt: it is not valid JSON\.$/],
    ['an empty file', '', /is corrupt: it is not valid JSON\.$/],
    ['another version', '{"version":2}', /is corrupt: it holds no emulator data of version 1\.$/],
    ['other JSON', '[]', /is corrupt: it holds no emulator data of version 1\.$/],
  ] as const) {
    test(`refuses ${what} and leaves it alone`, async () => {
      const dataFile = join(directory, 'corrupt.json');
      await writeFile(dataFile, content);
      await assert.rejects(startEmulator({dataFile}), {name: 'DataFileError', message});
      assert.equal(await readFile(dataFile, 'utf8'), content);
    });
  }

  for (const [right, wrong] of [
    ['"login":"demo"', '"login":5'],
    ['"passwordHash"', '"hash"'],
    ['"user_tags":[]', '"user_tags":"a"'],
    ['"authKey":"emulator-auth-key"', '"authKey":null'],
    ['"clockOffset":0', '"clockOffset":"0"'],
    ['"sessions":[]', '"sessions":[{"token":"x"}]'],
  ] as const) {
    test(`refuses data with ${wrong}`, async () => {
      const dataFile = join(directory, 'damaged.json');
      await rm(dataFile, {force: true});
      await restart(dataFile, () => Promise.resolve());
      const good = await readFile(dataFile, 'utf8');
      assert.ok(good.includes(right));
      await writeFile(dataFile, good.replace(right, wrong));
      await assert.rejects(startEmulator({dataFile}), {name: 'DataFileError'});
    });
  }

  test('refuses a file that cannot be written', async () => {
    await assert.rejects(startEmulator({dataFile: join(directory, 'nowhere', 'x.json')}), {
      name: 'DataFileError',
      message: /^Cannot write the data file /,
    });
  });
});
