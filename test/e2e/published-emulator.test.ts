import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {mkdtempSync} from 'node:fs';
import {readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import {promisify} from 'node:util';
import {end, EmulatorProcesses} from '../emulator/helpers/emulator-process.js';

// The package as npm publishes it, installed into an app that has nothing else.

const run = promisify(execFile);

const app = mkdtempSync(join(tmpdir(), 'cube-elements-app-'));
const emulators = new EmulatorProcesses(join(app, 'node_modules/.bin/cube-elements'), 'emulator');

before(async () => {
  const {stdout} = await run('npm', ['pack', '--silent', '--pack-destination', app]);
  await writeFile(join(app, 'package.json'), '{"private": true}');
  await run('npm', ['install', '--no-audit', '--no-fund', join(app, stdout.trim())], {cwd: app});
});
after(() => rm(app, {recursive: true}));

describe('npx cube-elements emulator', () => {
  test('needs no package beside those of the elements', async () => {
    const {dependencies} = JSON.parse(
      await readFile(join(app, 'node_modules/cube-elements/package.json'), 'utf8'),
    ) as {
      dependencies: object;
    };
    assert.deepEqual(Object.keys(dependencies).sort(), [
      '@firebase/app',
      '@firebase/auth',
      '@floating-ui/dom',
      '@lit/context',
      '@zxcvbn-ts/core',
      '@zxcvbn-ts/language-common',
      'idb-keyval',
      'ky',
      'libphonenumber-js',
      'lit',
    ]);
  });

  test('shows its own name in its help', async () => {
    const {stdout} = await run('npx', ['cube-elements', 'emulator', '--help'], {cwd: app});
    assert.match(stdout, /^Usage: npx cube-elements emulator \[options\]\n/);
  });

  test('says what to write where the command is missing', async () => {
    const refusal = run('npx', ['cube-elements', 'start'], {cwd: app});
    await assert.rejects(refusal, {code: 2, stdout: '', stderr: /Usage: npx cube-elements emulator/});
  });

  test('runs an emulator that signs in', async () => {
    const {child, client} = await emulators.listen('--port=0');
    assert.equal((await client.session({login: 'demo', password: 'demo-password'})).user?.login, 'demo');
    assert.deepEqual(await end(child, 'SIGTERM'), [0, null]);
  });
});
