import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {assertAnswer, EmulatorClient, EXPIRED, HOUR, sessionOf, type Answer} from './helpers/client.js';
import {
  completeFile,
  CONTENT,
  createFile,
  fileOf,
  look,
  PICTURE,
  storageError,
  upload,
  type WireFile,
} from './helpers/files-client.js';

let client: EmulatorClient;
let ann: string;
let bob: string;
let visitor: string;
let foreigner: string;
let closed: WireFile;
let open: WireFile;
before(async () => {
  client = await EmulatorClient.start();
  ({token: ann} = await client.newUser('ann01'));
  ({token: bob} = await client.newUser('bob01'));
  ({token: visitor} = await client.session());
  await client.control('POST', '/apps', {id: 77, authKey: 'other-key'});
  const other = await client.post('/session', {application_id: 77, auth_key: 'other-key'});
  foreigner = sessionOf(other).token;
  closed = await completeFile(client, ann);
  open = await completeFile(client, ann, {...PICTURE, public: true});
});
after(() => client.close());

const NOT_FOUND = {errors: ['Blob not found']};
const TOKEN_REQUIRED = {errors: ['Token is required']};

function locationOf(answer: Answer): string {
  return answer.headers.get('location') ?? '';
}

async function assertServes(url: string): Promise<void> {
  const response = await fetch(url);
  assert.equal(response.status, 200);
  assert.deepEqual(Buffer.from(await response.arrayBuffer()), CONTENT);
}

describe('the address of a picture', () => {
  test('needs no token where the file is public', async () => {
    for (const path of [`/blobs/${open.uid}`, `/blobs/${open.uid}?token=undefined`]) {
      assert.equal((await look(client, path)).status, 302);
      await assertServes(client.emulator.url + path);
    }
  });

  test('takes the token of every session of the app where it is private', async () => {
    for (const token of [ann, bob, visitor]) {
      await assertServes(`${client.emulator.url}/blobs/${closed.uid}?token=${token}`);
      assert.equal((await look(client, `/blobs/${closed.uid}`, token)).status, 302);
    }
  });

  test('is refused without a token, and with one that is unknown', async () => {
    for (const reference of [closed.uid, '0'.repeat(36), 'x', '%zz', '__proto__']) {
      assertAnswer(await look(client, `/blobs/${reference}`), 401, TOKEN_REQUIRED);
      assertAnswer(await look(client, `/blobs/${reference}?token=`), 401, TOKEN_REQUIRED);
      assertAnswer(await look(client, `/blobs/${reference}?token=undefined`), 401, EXPIRED);
      assertAnswer(await look(client, `/blobs/${reference}`, 'UNKNOWN'), 401, EXPIRED);
    }
  });

  test('takes a token in the header before one in the address, and never for nothing', async () => {
    assert.equal((await look(client, `/blobs/${closed.uid}?token=UNKNOWN`, ann)).status, 302);
    assertAnswer(await look(client, `/blobs/${closed.uid}?token=${ann}`, 'UNKNOWN'), 401, EXPIRED);
    assertAnswer(await look(client, `/blobs/${open.uid}`, 'UNKNOWN'), 401, EXPIRED);
  });

  test('leads sessions of another app to public files only', async () => {
    assertAnswer(await look(client, `/blobs/${closed.uid}?token=${foreigner}`), 404, NOT_FOUND);
    assertAnswer(await look(client, `/blobs/${closed.id}.json`, foreigner), 404, NOT_FOUND);
    assert.equal((await look(client, `/blobs/${open.uid}?token=${foreigner}`)).status, 302);
    assert.equal((await look(client, `/blobs/${open.uid}`, foreigner)).status, 302);
  });

  test('leads nowhere before the upload is complete', async () => {
    const file = await createFile(client, ann, {...PICTURE, public: true});
    await upload(client, file);
    for (const path of ['', '/download', '/object?download_url=1']) {
      assertAnswer(await look(client, `/blobs/${file.uid}${path}`, ann), 404, NOT_FOUND);
    }
  });

  test('follows the visibility of the file', async () => {
    const {id, uid} = await completeFile(client, ann);
    await client.put(`/blobs/${id}`, {blob: {public: true}}, ann);
    assert.equal((await look(client, `/blobs/${uid}`)).status, 302);
    await client.put(`/blobs/${id}`, {blob: {public: false}}, ann);
    assert.equal((await look(client, `/blobs/${uid}`)).status, 401);
  });

  test('is never to be cached, since it leads to an address that ends', async () => {
    for (const path of [`/blobs/${open.uid}`, `/blobs/${open.uid}/download`, `/blobs/${closed.uid}`]) {
      const {headers} = await look(client, path, ann);
      assert.equal(headers.get('cache-control'), 'private, no-store');
    }
  });

  test('tells until when the session lives, as every answer does', async () => {
    const answer = await look(client, `/blobs/${closed.uid}?token=${ann}`);
    assert.equal(answer.status, 302);
    assert.match(answer.headers.get('cb-token-expirationdate') ?? '', / UTC$/);
  });

  test('extends the session by its use, and ends with it', async () => {
    const {token} = await client.newUser('carol');
    const path = `/blobs/${closed.uid}?token=${token}`;
    for (let uses = 0; uses < 2; uses++) {
      await client.advanceClock(1.5 * HOUR);
      assert.equal((await look(client, path)).status, 302);
    }
    await client.advanceClock(2 * HOUR);
    assertAnswer(await look(client, path), 401, EXPIRED);
    await client.advanceClock(-5 * HOUR);
  });
});

describe('GET /blobs/:uid/download', () => {
  test('leads to the content for good', async () => {
    const answer = await look(client, `/blobs/${closed.uid}/download?token=${ann}`);
    assert.equal(answer.status, 301);
    await assertServes(locationOf(answer));
    assert.equal((await look(client, `/blobs/${open.uid}/download.json`)).status, 301);
    assertAnswer(await look(client, `/blobs/${closed.uid}/download`), 401, TOKEN_REQUIRED);
  });
});

describe('GET /blobs/:uid/object', () => {
  test('tells where the content is, under both names', async () => {
    const answer = await client.get(`/blobs/${closed.uid}/object.json?download_url=1`, ann);
    assert.equal(answer.status, 200);
    const {download_url: url, dowload_url: misspelt} = answer.body as Record<string, string>;
    assert.equal(misspelt, url);
    assert.deepEqual(
      [
        fileOf(answer).blob_object_access?.download_url,
        fileOf(answer).blob_object_access?.object_access_type,
      ],
      [url, 'Read'],
    );
    await assertServes(url ?? '');
    assertAnswer(await client.get(`/blobs/${closed.uid}/object.json?download_url=1`), 401, TOKEN_REQUIRED);
  });
});

describe('information about a file', () => {
  test('is found by id, with and without the suffix, and by uid with it', async () => {
    const expected = {...PICTURE, id: closed.id, uid: closed.uid, size: CONTENT.length, public: false};
    for (const path of [
      `/blobs/${closed.id}.json`,
      `/blobs/${closed.id}`,
      `/blobs/${closed.uid}.json`,
      // What the JS SDK sends for an update.
      `/blobs/${closed.id}.json?blob[name]=b.png`,
    ]) {
      for (const token of [ann, bob, visitor]) {
        const file = fileOf(await look(client, path, token));
        assert.deepEqual({...file, ...expected}, file);
        assert.equal(file.blob_object_access, undefined);
      }
    }
  });

  test('is there before the upload is complete', async () => {
    const {id, uid} = await createFile(client, ann);
    for (const path of [`/blobs/${id}`, `/blobs/${uid}.json`]) {
      assert.equal(fileOf(await client.get(path, ann)).size, null);
    }
  });

  test('has the rights of the file, and tells when the session ends', async () => {
    assertAnswer(await client.get(`/blobs/${closed.id}.json`), 401, TOKEN_REQUIRED);
    assertAnswer(await client.get(`/blobs/${closed.uid}.json`), 401, TOKEN_REQUIRED);
    assertAnswer(await client.get('/blobs/999999999.json', ann), 404, NOT_FOUND);
    assert.equal((await client.get(`/blobs/${open.uid}.json`)).status, 200);
    const {headers} = await client.get(`/blobs/${closed.id}.json`, ann);
    assert.match(headers.get('cb-token-expirationdate') ?? '', /UTC$/);
  });
});

describe('the address of an object', () => {
  let address: string;
  before(async () => (address = locationOf(await look(client, `/blobs/${closed.uid}`, ann))));

  async function error(url: string): Promise<(string | number | undefined)[]> {
    const response = await fetch(url);
    return storageError({
      status: response.status,
      headers: response.headers,
      text: await response.text(),
      body: undefined,
    });
  }

  test('serves the bytes harmlessly', async () => {
    for (const method of ['GET', 'HEAD']) {
      const {status, headers} = await fetch(address, {method});
      assert.equal(status, 200);
      assert.equal(headers.get('content-type'), 'image/png');
      assert.equal(headers.get('content-length'), String(CONTENT.length));
      assert.match(headers.get('etag') ?? '', /^"[0-9a-f]{32}"$/);
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      assert.equal(headers.get('content-security-policy'), 'sandbox');
      assert.equal(headers.get('access-control-allow-origin'), '*');
    }
    assert.equal((await fetch(`${address}&x=y`, {method: 'HEAD'})).status, 403);
  });

  test('cannot be made up', async () => {
    const other = await completeFile(client, bob);
    for (const url of [
      address.slice(0, -1),
      address.replace(/.$/, (digit) => (digit === '0' ? '1' : '0')),
      address.replace(/X-Amz-Expires=\d+/, 'X-Amz-Expires=999999'),
      address.replace(/X-Amz-Date=\d+T\d+Z/, 'X-Amz-Date=29990101T000000Z'),
      address.replace(/X-Amz-Date=[^&]*&/, ''),
      address.replace(closed.uid, other.uid),
      `${address}&response-content-type=text/html`,
    ]) {
      assert.deepEqual((await error(url)).slice(0, 2), [403, 'SignatureDoesNotMatch'], url);
    }
    for (const url of [address.replace(/\?.*/, ''), address.replace(/&X-Amz-Signature.*/, '')]) {
      assert.deepEqual(await error(url), [403, 'AccessDenied', 'Access Denied']);
    }
  });

  test('ends after a quarter of an hour', async () => {
    const minutes = 60_000;
    await client.advanceClock(14 * minutes);
    await assertServes(address);
    await client.advanceClock(minutes);
    assert.deepEqual(await error(address), [403, 'AccessDenied', 'Request has expired']);
    await client.advanceClock(-15 * minutes);
  });
});
