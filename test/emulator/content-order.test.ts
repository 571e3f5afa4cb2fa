import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, test} from 'node:test';
import {EXPIRED, type Answer, type EmulatorClient} from './helpers/client.js';
import {createFile, fileOf, storageError, upload, type WireFile} from './helpers/files-client.js';
import {HeldContent, startOn} from './helpers/held-content.js';

const SMALL = Buffer.alloc(10, 'a');
const LARGE = Buffer.alloc(20_000, 'b');
const NO_KEY = [404, 'NoSuchKey', 'The specified key does not exist.'];

let content: HeldContent;
let client: EmulatorClient;
let token: string;
let file: WireFile;
beforeEach(async () => {
  content = new HeldContent();
  client = await startOn(content);
  ({token} = await client.newUser('owner'));
  file = await createFile(client, token);
});
afterEach(() => client.close());

function complete(size: number): Promise<Answer> {
  return client.put(`/blobs/${file.id}/complete`, {size}, token);
}

/** Sends a request and waits until the emulator has come as far with it as it can. */
async function under<Result>(way: () => Promise<Result>): Promise<Promise<Result>[]> {
  const {length} = await client.logged();
  const running = way();
  await client.untilLogged((requests) => requests.length > length);
  for (let others = 0; others < 20; others++) await client.get('/session', token);
  return [running];
}

describe('while content is written', () => {
  test('a completion waits, and counts what has been written', async () => {
    await upload(client, file, SMALL);
    const writing = content.holdNext();
    const uploading = upload(client, file, LARGE);
    await writing.started;
    const [completing] = await under(() => complete(SMALL.length));
    writing.release();
    assert.equal((await uploading).status, 201);
    assert.equal((await completing!).status, 422);
    assert.equal((await complete(LARGE.length)).status, 200);
    assert.equal(fileOf(await client.get(`/blobs/${file.id}.json`, token)).size, LARGE.length);
    assert.deepEqual(Buffer.from((await content.read(file.uid))!), LARGE);
  });

  test('another upload waits, and comes too late for a file that was completed before its turn', async () => {
    const writing = content.holdNext();
    const uploading = upload(client, file, SMALL);
    await writing.started;
    const [completing] = await under(() => complete(SMALL.length));
    const [late] = await under(() => upload(client, file, LARGE));
    writing.release();
    assert.equal((await uploading).status, 201);
    assert.equal((await completing!).status, 200);
    assert.equal((await late!).status, 403);
    assert.deepEqual(Buffer.from((await content.read(file.uid))!), SMALL);
  });

  for (const [what, remove] of [
    ['the file is deleted', () => client.delete(`/blobs/${file.id}`, token)],
    ['a reset comes', () => client.control('POST', '/reset')],
  ] as const) {
    test(`nothing of it stays where ${what}, nor of what waited behind it`, async () => {
      const writing = content.holdNext();
      const uploading = upload(client, file, LARGE);
      await writing.started;
      const [next] = await under(() => upload(client, file, SMALL));
      await remove();
      writing.release();
      assert.deepEqual(storageError(await uploading), NO_KEY);
      assert.deepEqual(storageError(await next!), NO_KEY);
      assert.equal(await content.read(file.uid), undefined);
    });
  }

  test('uploads of other files do not wait', async () => {
    const writing = content.holdNext();
    const uploading = upload(client, file, LARGE);
    await writing.started;
    assert.equal((await upload(client, await createFile(client, token), SMALL)).status, 201);
    writing.release();
    assert.equal((await uploading).status, 201);
  });
});

describe('while a completion reads content', () => {
  beforeEach(() => upload(client, file, SMALL));

  test('an upload waits, and comes too late', async () => {
    const reading = content.holdNext();
    const completing = complete(SMALL.length);
    await reading.started;
    const [uploading] = await under(() => upload(client, file, LARGE));
    reading.release();
    assert.equal((await completing).status, 200);
    assert.equal((await uploading!).status, 403);
    assert.deepEqual(Buffer.from((await content.read(file.uid))!), SMALL);
  });

  test('the file may be deleted', async () => {
    const reading = content.holdNext();
    const completing = complete(SMALL.length);
    await reading.started;
    await client.delete(`/blobs/${file.id}`, token);
    reading.release();
    const {status, body} = await completing;
    assert.deepEqual([status, body], [404, {errors: ['Blob not found']}]);
  });

  for (const [what, end] of [
    ['the session may end', () => client.delete('/session', token)],
    ['the session may lose its user', () => client.delete('/login', token)],
    ['a reset may come', () => client.control('POST', '/reset')],
  ] as const) {
    test(what, async () => {
      const other = await client.session({login: 'owner', password: 'secret-pw'});
      const reading = content.holdNext();
      const completing = complete(SMALL.length);
      await reading.started;
      await end();
      reading.release();
      const {status, body} = await completing;
      assert.deepEqual([status, body], [401, EXPIRED]);
      const seen = await client.get(`/blobs/${file.id}.json`, other.token);
      if (seen.status === 200) assert.equal(fileOf(seen).size, null);
    });
  }
});
