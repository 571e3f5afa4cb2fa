import assert from 'node:assert/strict';
import {spawn, type ChildProcessByStdio} from 'node:child_process';
import {once} from 'node:events';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Readable} from 'node:stream';
import {text} from 'node:stream/consumers';
import {after, afterEach, before, describe, test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {startEmulator} from '../../demo/emulator/server.js';
import {EmulatorClient} from './client.js';

type Child = ChildProcessByStdio<null, Readable, Readable>;

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const children: Child[] = [];

let directory: string;
before(async () => (directory = await mkdtemp(join(tmpdir(), 'emulator-'))));
after(() => rm(directory, {recursive: true}));
afterEach(() => children.splice(0).forEach((child) => child.kill('SIGKILL')));

function run(...args: string[]): Child {
  const child = spawn(process.execPath, ['--import', 'tsx', 'demo/emulator/main.ts', ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  return child;
}

/** Runs to the end. */
async function finish(...args: string[]): Promise<{code: number | null; output: string; errors: string}> {
  const child = run(...args);
  const [output, errors, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  return {code, output, errors};
}

/** Runs until it listens. */
async function listen(...args: string[]): Promise<{child: Child; lines: string[]; client: EmulatorClient}> {
  const child = run(...args);
  let output = '';
  child.stdout.setEncoding('utf8');
  while (!output.includes('no production server')) {
    const [chunk] = (await once(child.stdout, 'data', {signal: AbortSignal.timeout(30_000)})) as [string];
    output += chunk;
  }
  const lines = output.split('\n');
  const url = lines[0]?.replace('ConnectyCube emulator listening on ', '') ?? '';
  const emulator = {url, port: Number(new URL(url).port), close: () => Promise.resolve()};
  return {child, lines, client: new EmulatorClient(emulator)};
}

async function end(child: Child, signal: NodeJS.Signals): Promise<unknown[]> {
  const exit = once(child, 'exit');
  child.kill(signal);
  return exit;
}

describe('npm run emulator', () => {
  test('says first where it listens, then the app, the user and that it is no production server', async () => {
    const {child, lines, client} = await listen('--port', '0');
    assert.match(lines[0] ?? '', /^ConnectyCube emulator listening on http:\/\/127\.0\.0\.1:[1-9]\d*$/);
    const rest = lines.slice(1).join('\n');
    for (const promised of ['1', 'emulator-auth-key', 'demo', 'demo-password', 'no production server']) {
      assert.ok(rest.includes(promised), promised);
    }
    assert.equal((await client.session({login: 'demo', password: 'demo-password'})).user?.login, 'demo');
    assert.deepEqual(await end(child, 'SIGTERM'), [0, null]);
  });

  test('ends at once on SIGINT, also with a client connected and a request waiting', async () => {
    const {child, client} = await listen('--port=0');
    await client.control('POST', '/faults', {path: '/session', delayMs: 600_000});
    const waiting = assert.rejects(client.get('/session'));
    await client.untilLogged((requests) => requests.length === 1);
    assert.deepEqual(await end(child, 'SIGINT'), [0, null]);
    await waiting;
  });

  test('listens on the host given', async () => {
    const {child, lines} = await listen('--port', '0', '--host', 'localhost');
    assert.match(lines[0] ?? '', /^ConnectyCube emulator listening on http:\/\/localhost:\d+$/);
    await end(child, 'SIGTERM');
  });

  test('keeps its data over a restart with --data', async () => {
    const args = ['--port', '0', '--data', join(directory, 'kept.json')];
    const first = await listen(...args);
    const {token} = await first.client.newUser('keeper');
    await end(first.child, 'SIGTERM');

    const second = await listen(...args);
    assert.equal((await second.client.get('/session', token)).status, 200);
    assert.ok(await second.client.session({login: 'keeper', password: 'secret-pw'}));
    await end(second.child, 'SIGTERM');
  });

  test('shows its options with --help', async () => {
    const {code, output, errors} = await finish('--help');
    assert.deepEqual([code, errors], [0, '']);
    for (const promised of ['--port', '--host', '--data', 'made-up-password'])
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
  ] as const) {
    test(`refuses ${args.join(' ')} in one line, with exit code 2`, async () => {
      assert.deepEqual(await finish(...args), {code: 2, output: '', errors: `${message}\n`});
    });
  }

  test('says in one line that the port is in use, with exit code 1', async () => {
    const emulator = await startEmulator();
    const {code, output, errors} = await finish('--port', String(emulator.port));
    await emulator.close();
    assert.deepEqual(
      [code, output, errors],
      [1, '', `Port ${emulator.port} on 127.0.0.1 is already in use.\n`],
    );
  });

  test('says in one line that the data file is corrupt, with exit code 1', async () => {
    const dataFile = join(directory, 'corrupt.json');
    await writeFile(dataFile, 'rubbish');
    const {code, output, errors} = await finish('--port', '0', '--data', dataFile);
    const message = `The data file ${dataFile} is corrupt: it is not valid JSON.\n`;
    assert.deepEqual([code, output, errors], [1, '', message]);
  });
});
