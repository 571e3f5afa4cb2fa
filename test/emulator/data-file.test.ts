import assert from 'node:assert/strict';
import {createHmac} from 'node:crypto';
import {mkdir, readdir, readFile, rename, rm, stat, symlink, writeFile} from 'node:fs/promises';
import {dirname} from 'node:path';
import {describe, test} from 'node:test';
import {startEmulator} from '../../demo/emulator/server.js';
import {APP, EmulatorClient, HOUR, sessionOf} from './helpers/client.js';
import {runOn, temporaryFolder} from './helpers/data-files.js';

const path = temporaryFolder();

describe('a restart keeps', () => {
  test('users, sessions, apps, features and the clock', async () => {
    const dataFile = path('kept.json');
    let token = '';
    let userId = 0;
    let now = new Date(0);
    await runOn(dataFile, async (client) => {
      await client.control('POST', '/apps', {id: 2, authKey: 'second', features: {autoCreateUsers: true}});
      now = await client.advanceClock(1000 * HOUR);
      ({
        user: {id: userId},
        token,
      } = await client.newUser('keeper'));
      await client.put(`/users/${userId}`, {user: {tag_list: ['a', 'b'], timezone: 60}}, token);
    });

    await runOn(dataFile, async (client) => {
      const answer = await client.get('/session', token);
      const {user} = sessionOf(answer);
      assert.deepEqual([user?.login, user?.['user_tags'], user?.['timezone']], ['keeper', 'a,b', 60]);
      assert.ok(Date.parse(answer.headers.get('date') ?? '') >= now.getTime() - 1000);
      assert.ok(await client.session({login: 'KEEPER', password: 'secret-pw'}));
      const stranger = {login: 'stranger', password: 'secret-pw'};
      const second = await client.post('/session', {application_id: 2, auth_key: 'second', user: stranger});
      assert.equal(second.status, 201);
      assert.ok((await client.newUser('later')).user.id > userId);
    });
  });

  test('mails, and their links', async () => {
    const dataFile = path('mails.json');
    let sent: object[] = [];
    await runOn(dataFile, async (client) => {
      const {token} = await client.session();
      await client.post('/users/password/reset', {email: 'demo@example.com'}, token);
      sent = await client.mails();
      assert.equal(sent.length, 1);
    });
    await runOn(dataFile, async (client) => {
      const [mail] = await client.mails();
      assert.deepEqual([mail], sent);
      const {pathname, search} = new URL(mail?.link ?? '');
      assert.equal((await client.get(pathname + search)).status, 200);
    });
  });

  test('which signed requests have been used', async () => {
    const dataFile = path('signed.json');
    const app = {application_id: 2, auth_key: 'signed-key'};
    const timestamp = Math.floor(Date.now() / 1000);
    const message = `application_id=2&auth_key=signed-key&nonce=1&timestamp=${timestamp}`;
    const signature = createHmac('sha1', 'secret').update(message).digest('hex');
    const request = {...app, nonce: 1, timestamp, signature};
    await runOn(dataFile, async (client) => {
      await client.control('POST', '/apps', {id: 2, authKey: app.auth_key, authSecret: 'secret'});
      assert.equal((await client.post('/session', request)).status, 201);
    });
    await runOn(dataFile, async (client) => {
      assert.equal((await client.post('/session', request)).status, 422);
    });
  });

  test('a reset to the starting state', async () => {
    const dataFile = path('reset.json');
    await runOn(dataFile, async (client) => {
      await client.newUser('forgotten');
      await client.control('POST', '/reset');
    });
    await runOn(dataFile, async (client) => {
      const user = {login: 'forgotten', password: 'secret-pw'};
      assert.equal((await client.post('/session', {...APP, user})).status, 404);
    });
  });
});

test('holds no password, is readable for its owner only, and leaves no temporary file', async () => {
  const dataFile = path('secret.json');
  await runOn(dataFile, async (client) => {
    await client.newUser('secretive');
  });
  assert.doesNotMatch(await readFile(dataFile, 'utf8'), /secret-pw|demo-password/);
  assert.equal((await stat(dataFile)).mode & 0o077, 0);
  assert.deepEqual(await temporaryFiles(), []);
});

test('removes what a killed write has left, and nothing of others', async () => {
  const dataFile = path('tidy.json');
  await writeFile(`${dataFile}.0123456789ab.tmp`, '{"half":');
  await writeFile(path('others.0123456789ab.tmp'), 'not ours');
  await runOn(dataFile, async (client) => {
    await client.session();
    assert.deepEqual(await temporaryFiles(), ['others.0123456789ab.tmp']);
  });
  await rm(path('others.0123456789ab.tmp'));
});

describe('a write', () => {
  test('has happened before what changed something is answered', async () => {
    const dataFile = path('before.json');
    await runOn(dataFile, async (client) => {
      const {token} = await client.session();
      assert.ok((await readFile(dataFile, 'utf8')).includes(token));
      await client.control('POST', '/users', {appId: 1, users: [{login: 'added', password: 'secret-pw'}]});
      assert.ok((await readFile(dataFile, 'utf8')).includes('"added"'));
      await client.get('/users/password/reset?email=demo@example.com', token);
      assert.ok((await readFile(dataFile, 'utf8')).includes('password_reset?token='));
    });
  });

  test('has happened too where a fault spoils the answer', async () => {
    const dataFile = path('fault.json');
    await runOn(dataFile, async (client) => {
      await client.control('POST', '/faults', {path: '/users', truncate: true});
      const user = {login: 'unheard', password: 'secret-pw'};
      const headers = {'Content-Type': 'application/json', 'CB-AuthKey': APP.auth_key};
      await assert.rejects(client.send('/users', {method: 'POST', headers, body: JSON.stringify({user})}));
      assert.ok((await readFile(dataFile, 'utf8')).includes('"unheard"'));
    });
  });

  test('happens only where something changed', async () => {
    const dataFile = path('unchanged.json');
    await runOn(dataFile, async (client) => {
      const {ino, mtimeMs} = await stat(dataFile);
      await client.advanceClock(0);
      await client.control('DELETE', '/requests');
      await client.get('/session');
      await client.post('/session', {...APP, auth_key: 'wrong'});
      const later = await stat(dataFile);
      assert.deepEqual([later.ino, later.mtimeMs], [ino, mtimeMs]);
    });
  });

  test('is shared by changes at the same time, which all are in it', async () => {
    const dataFile = path('shared.json');
    await runOn(dataFile, async (client) => {
      const sessions = await Promise.all(Array.from({length: 50}, () => client.session()));
      const text = await readFile(dataFile, 'utf8');
      for (const {token} of sessions) assert.ok(text.includes(token));
    });
  });

  test('that fails is told, and loses neither the answer nor a later save', async () => {
    const dataFile = path('away/data.json');
    await mkdir(dirname(dataFile));
    const warnings = watchWarnings();
    await runOn(dataFile, async (client) => {
      await rename(path('away'), path('elsewhere'));
      const first = await client.session();
      assert.equal((await client.get('/session', first.token)).status, 200);
      await client.session();
      await rename(path('elsewhere'), path('away'));
      const later = await client.session();
      const text = await readFile(dataFile, 'utf8');
      assert.ok(text.includes(first.token) && text.includes(later.token));
    });
    assert.equal(warnings().length, 1);
  });

  test('is refused and told where another emulator writes to the file, and harms nothing there', async () => {
    const dataFile = path('contested.json');
    const warnings = watchWarnings();
    const first = await startEmulator({dataFile});
    await runOn(dataFile, async (second) => {
      const {token: kept} = await second.session();
      const {token: lost} = await new EmulatorClient(first).session();
      const text = await readFile(dataFile, 'utf8');
      assert.deepEqual([text.includes(kept), text.includes(lost)], [true, false]);
    });
    await assert.rejects(first.close(), {message: /another program writes to it/});
    assert.match(warnings()[0] ?? '', /another program writes to it/);
  });

  test('reaches the file behind a link', async () => {
    await symlink(path('target.json'), path('link.json'));
    await writeFile(path('target.json'), await readFile(path('kept.json')));
    let token = '';
    await runOn(path('link.json'), async (client) => {
      ({token} = await client.session());
    });
    assert.ok((await readFile(path('target.json'), 'utf8')).includes(token));
  });
});

test('a second start on a port that is taken leaves the file alone', async () => {
  const dataFile = path('taken.json');
  const {port, close} = await startEmulator({dataFile});
  const before = await stat(dataFile);
  await assert.rejects(startEmulator({port, dataFile}), {code: 'EADDRINUSE'});
  assert.equal((await stat(dataFile)).ino, before.ino);
  await close();
});

describe('refuses', () => {
  test('a file that cannot be written', async () => {
    await assert.rejects(startEmulator({dataFile: path('nowhere/x.json')}), {
      name: 'DataFileError',
      message: /^Cannot write the data file /,
    });
  });

  test('a file that cannot be read', async () => {
    await mkdir(path('folder.json'));
    await assert.rejects(startEmulator({dataFile: path('folder.json')}), {
      name: 'DataFileError',
      message: /^Cannot read the data file /,
    });
  });
});

/** Notes what is told of data files from now on; returns what came so far, and stops with the test file's process. */
function watchWarnings(): () => string[] {
  const warnings: string[] = [];
  process.on('warning', ({message}) => {
    if (message.startsWith('Cannot write the data file ')) warnings.push(message);
  });
  return () => warnings;
}

async function temporaryFiles(): Promise<string[]> {
  return (await readdir(path('.'))).filter((name) => name.endsWith('.tmp'));
}
