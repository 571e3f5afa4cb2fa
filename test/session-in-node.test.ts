import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {resolve} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {pathToFileURL} from 'node:url';
import {startEmulator, type Emulator} from '../demo/emulator/server.js';

const app = {id: 7, authKey: 'a-key'};
const core = pathToFileURL(resolve('src/core.ts')).href;

/** Ends a script that hangs; far more time than one needs. */
const timeout = 60_000;

let emulator: Emulator;

/** Runs a script in a Node process of its own. Resolves to what it has printed, once it has ended by itself. */
const run = (script: string): Promise<{output: string; errors: string}> =>
  new Promise((succeed, fail) => {
    const beginning = `
      import {SessionStore} from ${JSON.stringify(core)};
      const app = {appId: ${app.id}, authKey: '${app.authKey}', endpoint: '${emulator.url}'};
      const demo = {login: 'demo', password: 'demo-password'};
      const other = {login: 'other', password: 'other-password'};
    `;
    const options = ['--import', 'tsx', '--input-type=module', '--eval', beginning + script];
    execFile(process.execPath, options, {timeout}, (error, output, errors) => {
      if (error) fail(new Error(`The script failed: ${error.message}\n${errors}`));
      else succeed({output: output.trim(), errors});
    });
  });

async function control(path: string, body: object): Promise<void> {
  const answer = await fetch(`${emulator.url}/_emulator/${path}`, {
    method: 'POST',
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify(body),
  });
  assert.ok(answer.ok, await answer.text());
}

/** A process-wide storage, as newer versions of Node have one. */
const withWebStorage = `
  const items = new Map();
  globalThis.sessionStorage = {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
  process.on('exit', () => console.log('stored:', items.size));
`;

describe('the session core in Node', () => {
  before(async () => {
    emulator = await startEmulator();
    await control('apps', app);
    const users = ['demo', 'other'].map((login) => ({login, password: `${login}-password`}));
    await control('users', {appId: app.id, users});
  });

  after(() => emulator.close());

  it('signs in and makes calls, ends by itself and logs no problem', async () => {
    const {output, errors} = await run(`
      const store = new SessionStore(app);
      store.subscribe(({status}) => console.log(status));
      await store.start();
      const {login} = await store.client.signIn(demo);
      const {user} = await store.client.getSession();
      console.log(login, user.login, store.storageTier, store.canRemember);
    `);
    assert.deepEqual(output.split('\n'), ['anonymous', 'authenticated', 'demo demo memory false']);
    assert.equal(errors, '');
  });

  it('ends by itself where the store is stopped, and where the user signs out', async () => {
    const {output, errors} = await run(`
      const store = new SessionStore(app);
      await store.client.signIn(demo);
      store.stop();
      await store.client.signOut();
      console.log(store.state.status);
    `);
    assert.deepEqual([output, errors], ['anonymous', '']);
  });

  it('restores a session that has ended', async () => {
    const {output, errors} = await run(`
      const store = new SessionStore({...app, restoreSession: () => Promise.resolve(demo)});
      await store.client.signIn(demo);
      const {token} = store;
      await fetch(app.endpoint + '/session', {method: 'DELETE', headers: {'CB-Token': token}});
      const {user} = await store.client.getSession();
      console.log(user.login, store.token !== token);
    `);
    assert.deepEqual([output, errors], ['demo true', '']);
  });

  it('finds users, and goes through all pages of a list', async () => {
    const {output, errors} = await run(`
      const {client} = new SessionStore(app);
      const {items} = await client.searchUsers('demo');
      console.log(items.map(({login}) => login).join());
      await client.signIn(demo);
      const {id} = await client.getUserByLogin('other');
      for await (const page of client.getAllUsersByIds([id, items[0].id, 987654321], {limit: 1})) {
        console.log(page.offset, page.total, page.items.map(({login}) => login).join());
      }
    `);
    assert.deepEqual(output.split('\n'), ['demo', '0 3 other', '1 3 demo', '2 3']);
    assert.equal(errors, '');
  });

  it('uploads a file, gives one up and deletes one', async () => {
    const {output, errors} = await run(`
      const {client} = new SessionStore(app);
      await client.signIn(demo);
      const content = new Uint8Array(300_000).map((_, index) => index % 251);
      const steps = [];
      const onProgress = ({loaded, total}) => steps.push(loaded + '/' + total);
      const file = await client.uploadFile(new Blob([content], {type: 'image/png'}), {name: 'me.png', onProgress});
      const answer = await fetch(client.getPrivateUrlForUid(file.uid));
      const received = Buffer.from(await answer.arrayBuffer());
      console.log(received.equals(content), answer.headers.get('Content-Type'), file.size, ...steps);

      const fault = {method: 'POST', path: '/s3.amazonaws.com', delayMs: 10_000};
      await fetch(app.endpoint + '/_emulator/faults', {method: 'POST', body: JSON.stringify(fault)});
      const abort = new AbortController();
      const onBegin = () => setImmediate(() => abort.abort());
      const options = {onProgress: onBegin, signal: abort.signal};
      await client.uploadFile(new Blob(['x']), options).catch(({name}) => console.log(name));
      await client.deleteFile(file.uid);
      const {token} = await client.getSession();
      const list = await fetch(app.endpoint + '/blobs', {headers: {'CB-Token': token}});
      console.log((await list.json()).total_entries);

      const refused = client.uploadFile('me.png');
      await refused.catch(({name, fieldErrors}) => console.log(name, fieldErrors.file[0]));
    `);
    assert.deepEqual(output.split('\n'), [
      'true image/png 300000 0/300000 300000/300000',
      'AbortError',
      '0',
      'CubeValidationError is no file',
    ]);
    assert.equal(errors, '');
  });

  for (const [where, storage] of [
    ['', ''],
    [', nor by a storage that the whole process shares', withWebStorage],
  ] as const) {
    for (const persist of ['device', 'tab'] as const) {
      it(`shares no session between two stores of one app${where}: ${persist}`, async () => {
        const {output, errors} = await run(`${storage}
          const options = {...app, persist: '${persist}'};
          const [first, second] = [new SessionStore(options), new SessionStore(options)];
          await first.client.signIn(demo);
          await second.start();
          console.log(first.state.user?.login, second.state.status);
          await second.client.signIn(other);
          console.log(first.state.user?.login, second.state.user?.login);
          await second.client.signOut();
          console.log(first.state.user?.login, second.state.status);
          console.log((await first.client.getSession()).user.login);
        `);
        const expected = ['demo anonymous', 'demo other', 'demo anonymous', 'demo'];
        assert.deepEqual(output.split('\n'), [...expected, ...(storage ? ['stored: 0'] : [])]);
        assert.equal(errors, '');
      });
    }
  }
});
