import assert from 'node:assert/strict';
import {readdir, readFile, rm, stat, writeFile} from 'node:fs/promises';
import {test} from 'node:test';
import {runOn, temporaryFolder} from './helpers/data-files.js';
import {
  completeFile,
  CONTENT,
  createFile,
  look,
  storageError,
  upload,
  type WireFile,
} from './helpers/files-client.js';

const path = temporaryFolder();

test('content is kept over a restart, a file each, for its owner only', async () => {
  const dataFile = path('kept.json');
  let uid = '';
  await runOn(dataFile, async (client) => {
    const {token} = await client.newUser('keeper');
    ({uid} = await completeFile(client, token, {name: 'a.png', content_type: 'image/png', public: true}));
  });
  assert.deepEqual(await readFile(path(`kept.json.files/${uid}`)), CONTENT);
  assert.equal((await stat(path(`kept.json.files/${uid}`))).mode & 0o077, 0);
  assert.equal((await stat(path('kept.json.files'))).mode & 0o077, 0);
  await runOn(dataFile, async (client) => {
    const response = await fetch(`${client.emulator.url}/blobs/${uid}`);
    assert.deepEqual(Buffer.from(await response.arrayBuffer()), CONTENT);
  });
});

test('an upload may be asked for before a restart and come after it', async () => {
  const dataFile = path('late.json');
  let file: WireFile | undefined;
  await runOn(dataFile, async (client) => {
    const {token} = await client.newUser('late');
    file = await createFile(client, token);
  });
  await runOn(dataFile, async (client) => {
    assert.equal((await upload(client, file!)).status, 201);
  });
});

test('an upload that cannot be kept is refused as storage refuses, and may come again', async () => {
  const folder = path('blocked.json.files');
  await runOn(path('blocked.json'), async (client) => {
    const file = await createFile(client, (await client.newUser('unlucky')).token);
    await writeFile(folder, 'in the way');
    const refused = await upload(client, file);
    assert.deepEqual(storageError(refused).slice(0, 2), [503, 'ServiceUnavailable']);
    await rm(folder);
    assert.equal((await upload(client, file)).status, 201);
  });
});

test('what is deleted leaves the disk', async () => {
  const dataFile = path('deleted.json');
  await runOn(dataFile, async (client) => {
    const {token} = await client.newUser('deleter');
    const [first, second] = [await completeFile(client, token), await completeFile(client, token)];
    assert.equal((await client.delete(`/blobs/${first.id}`, token)).status, 200);
    assert.deepEqual(await readdir(`${dataFile}.files`), [second.uid]);
    await client.control('POST', '/reset');
    assert.deepEqual(await readdir(`${dataFile}.files`), []);
    assert.equal((await look(client, `/blobs/${second.uid}?token=${token}`)).status >= 400, true);
  });
});

test('a start removes orphans and half-written content, and nothing of others', async () => {
  const dataFile = path('orphans.json');
  let uid = '';
  await runOn(dataFile, async (client) => {
    const {token} = await client.newUser('orphan');
    ({uid} = await completeFile(client, token));
  });
  await writeFile(`${dataFile}.files/${'AB'.repeat(18)}`, 'orphan');
  await writeFile(`${dataFile}.files/${uid}.0123456789ab.tmp`, 'half');
  await writeFile(`${dataFile}.files/README`, 'somebody else’s');
  await runOn(dataFile, async () => {
    assert.deepEqual((await readdir(`${dataFile}.files`)).sort(), [uid, 'README'].sort());
  });
});
