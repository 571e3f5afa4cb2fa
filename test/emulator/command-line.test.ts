import assert from 'node:assert/strict';
import {once} from 'node:events';
import type {IncomingMessage} from 'node:http';
import {get} from 'node:https';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import {startEmulator} from '../../demo/emulator/server.js';
import {makeCertificate} from './helpers/certificate.js';
import {end, EmulatorProcesses} from './helpers/emulator-process.js';

const emulators = new EmulatorProcesses();

let directory: string;
before(async () => (directory = await mkdtemp(join(tmpdir(), 'emulator-'))));
after(() => rm(directory, {recursive: true}));

describe('npm run emulator', () => {
  test('says first where it listens, then the app, the user and that it is no production server', async () => {
    const {child, lines, client} = await emulators.listen('--port', '0');
    assert.match(lines[0] ?? '', /^ConnectyCube emulator listening on http:\/\/127\.0\.0\.1:[1-9]\d*$/);
    const rest = lines.slice(1).join('\n');
    for (const promised of ['1', 'emulator-auth-key', 'demo', 'demo-password', 'no production server']) {
      assert.ok(rest.includes(promised), promised);
    }
    assert.equal((await client.session({login: 'demo', password: 'demo-password'})).user?.login, 'demo');
    assert.deepEqual(await end(child, 'SIGTERM'), [0, null]);
  });

  test('ends at once on SIGINT, also with a client connected and a request waiting', async () => {
    const {child, client} = await emulators.listen('--port=0');
    await client.control('POST', '/faults', {path: '/session', delayMs: 600_000});
    const waiting = assert.rejects(client.get('/session'));
    await client.untilLogged((requests) => requests.length === 1);
    assert.deepEqual(await end(child, 'SIGINT'), [0, null]);
    await waiting;
  });

  test('listens on the host given', async () => {
    const {child, lines} = await emulators.listen('--port', '0', '--host', 'localhost');
    assert.match(lines[0] ?? '', /^ConnectyCube emulator listening on http:\/\/localhost:\d+$/);
    await end(child, 'SIGTERM');
  });

  test('listens by https with --cert and --key', async () => {
    const {cert, key} = await makeCertificate();
    const files = {cert: join(directory, 'cert.pem'), key: join(directory, 'key.pem')};
    await writeFile(files.cert, cert);
    await writeFile(files.key, key);
    const {child, lines} = await emulators.listen('--port=0', '--cert', files.cert, '--key', files.key);
    const url = lines[0]?.replace('ConnectyCube emulator listening on ', '') ?? '';
    assert.match(url, /^https:/);
    assert.equal(await statusOf(`${url}/session`, cert), 401);
    await end(child, 'SIGTERM');
  });

  test('keeps its data over a restart with --data', async () => {
    const args = ['--port', '0', '--data', join(directory, 'kept.json')];
    const first = await emulators.listen(...args);
    const {token} = await first.client.newUser('keeper');
    await end(first.child, 'SIGTERM');

    const second = await emulators.listen(...args);
    assert.equal((await second.client.get('/session', token)).status, 200);
    assert.ok(await second.client.session({login: 'keeper', password: 'secret-pw'}));
    await end(second.child, 'SIGTERM');
  });

  test('shows its options with --help', async () => {
    const {code, output, errors} = await emulators.finish('--help');
    assert.deepEqual([code, errors], [0, '']);
    for (const promised of ['npm run emulator', '--port', '--host', '--data', '--cert', '--key', 'made-up'])
      assert.ok(output.includes(promised));
  });

  for (const [args, message] of [
    [['--nonsense'], "Unknown option '--nonsense'"],
    [['nonsense'], "Unexpected argument 'nonsense'. This command does not take positional arguments"],
    [['--port'], "Option '--port <value>' argument missing"],
    [['--port', 'x'], '--port must be a number from 0 to 65535, not "x".'],
    [['--port', '65536'], '--port must be a number from 0 to 65535, not "65536".'],
    [['--port', '1.5'], '--port must be a number from 0 to 65535, not "1.5".'],
    [['--host='], '--host must not be empty.'],
    [['--data='], '--data must not be empty.'],
    [['--cert', 'a.pem'], '--cert and --key go together.'],
    [['--key', 'a.pem'], '--cert and --key go together.'],
    [['--cert=', '--key=a.pem'], '--cert must not be empty.'],
  ] as const) {
    test(`refuses ${args.join(' ')} in one line, with exit code 2`, async () => {
      assert.deepEqual(await emulators.finish(...args), {code: 2, output: '', errors: `${message}\n`});
    });
  }

  test('says in one line that the port is in use, with exit code 1', async () => {
    const emulator = await startEmulator();
    const {code, output, errors} = await emulators.finish('--port', String(emulator.port));
    await emulator.close();
    assert.deepEqual(
      [code, output, errors],
      [1, '', `Port ${emulator.port} on 127.0.0.1 is already in use.\n`],
    );
  });

  test('says in one line that a certificate cannot be read, with exit code 1', async () => {
    const missing = join(directory, 'missing.pem');
    const {code, output, errors} = await emulators.finish('--port=0', '--cert', missing, '--key', missing);
    assert.deepEqual([code, output], [1, '']);
    assert.match(errors, /^ENOENT.*missing\.pem'\n$/);
  });

  test('says in one line that a certificate is none, with exit code 1', async () => {
    const rubbish = join(directory, 'rubbish.pem');
    await writeFile(rubbish, 'rubbish');
    const {code, output, errors} = await emulators.finish('--port=0', '--cert', rubbish, '--key', rubbish);
    assert.deepEqual([code, output], [1, '']);
    assert.match(errors, /^No valid certificate and key in PEM: \w+\.\n$/);
  });

  test('says in one line that the data file is corrupt, with exit code 1', async () => {
    const dataFile = join(directory, 'corrupt.json');
    await writeFile(dataFile, 'rubbish');
    const {code, output, errors} = await emulators.finish('--port', '0', '--data', dataFile);
    const message = `The data file ${dataFile} is corrupt: it is not valid JSON.\n`;
    assert.deepEqual([code, output, errors], [1, '', message]);
  });
});

/** The status of a GET request that trusts this certificate. */
async function statusOf(url: string, ca: string): Promise<number | undefined> {
  const [response] = (await once(get(url, {ca}), 'response')) as [IncomingMessage];
  response.resume();
  return response.statusCode;
}
