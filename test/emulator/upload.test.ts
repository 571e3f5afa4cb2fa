import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {connect} from 'node:net';
import {after, before, describe, test} from 'node:test';
import {EmulatorClient, HOUR} from './helpers/client.js';
import {
  completeFile,
  CONTENT,
  createFile,
  encodeParts,
  formOf,
  MULTIPART,
  partsOf,
  PICTURE,
  sendParts,
  storageError,
  upload,
  type Part,
  type WireFile,
} from './helpers/files-client.js';

let client: EmulatorClient;
let ann: string;
before(async () => {
  client = await EmulatorClient.start();
  ({token: ann} = await client.newUser('ann01'));
});
after(async () => {
  const file = await createFile(client, ann);
  assert.equal((await upload(client, file)).status, 201, 'the emulator is still well');
  await client.close();
});

/** How many bytes have been uploaded, by what a completion is told about them. */
async function uploadedSize({id}: WireFile): Promise<number | undefined> {
  const {text} = await client.put(`/blobs/${id}/complete`, {size: -1}, ann);
  const [, size] = /\((\d+) bytes\)/.exec(text) ?? [];
  return size === undefined ? undefined : Number(size);
}

describe('the upload form', () => {
  test('is a query whose address SDKs take for storage', async () => {
    const {blob_object_access: access} = await createFile(client, ann);
    const url = new URL(access?.params ?? '');
    assert.equal(url.origin, client.emulator.url);
    assert.match(url.pathname, /^\/s3\.amazonaws\.com\/[\w-]+$/);
  });

  test('has the fields of the platform, in its order', async () => {
    const file = await createFile(client, ann);
    const {fields} = formOf(file);
    assert.deepEqual(Object.keys(fields), [
      'Content-Type',
      'Expires',
      'acl',
      'key',
      'policy',
      'success_action_status',
      'x-amz-algorithm',
      'x-amz-credential',
      'x-amz-date',
      'x-amz-signature',
    ]);
    assert.deepEqual(
      [fields['Content-Type'], fields['acl'], fields['key'], fields['success_action_status']],
      ['image/png', 'authenticated-read', file.uid, '201'],
    );
    assert.match(fields['Expires'] ?? '', /^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/);
    assert.equal(Date.parse(fields['Expires'] ?? ''), Date.parse(file.blob_object_access?.expires ?? ''));
    assert.match(fields['x-amz-date'] ?? '', /^\d{8}T\d{6}Z$/);
    assert.match(fields['x-amz-credential'] ?? '', /^\w+\/\d{8}\/[\w-]+\/s3\/aws4_request$/);
    assert.match(fields['x-amz-signature'] ?? '', /^[0-9a-f]{64}$/);
  });

  test('says so where everybody may read the file', async () => {
    const file = await createFile(client, ann, {...PICTURE, public: true});
    assert.equal(formOf(file).fields['acl'], 'public-read');
  });

  // A tilde or a greater-than sign is what puts a plus sign into Base64; three shifts reach each place of three bytes.
  for (const type of ['image/svg+xml', 'a/b; x="~>y"', 'a/bc; x="~>y"', 'a/bcd; x="~>y"']) {
    test(`has no plus sign for ${type}, and is accepted`, async () => {
      const file = await createFile(client, ann, {...PICTURE, content_type: type});
      assert.doesNotMatch(file.blob_object_access?.params ?? '', /[+ ]/);
      const {fields} = formOf(file);
      assert.doesNotMatch(fields['policy'] ?? '', /\+/);
      assert.equal((await upload(client, file)).status, 201);
    });
  }
});

describe('an upload', () => {
  test('is answered as S3 answers', async () => {
    const file = await createFile(client, ann);
    const answer = await upload(client, file);
    const etag = createHash('md5').update(CONTENT).digest('hex');
    const {path} = formOf(file);
    assert.equal(answer.status, 201);
    assert.equal(answer.headers.get('content-type'), 'application/xml');
    assert.equal(answer.headers.get('etag'), `"${etag}"`);
    assert.equal(
      answer.text.split('\n')[1],
      `<PostResponse><Location>${client.emulator.url}${path}/${file.uid}</Location>` +
        `<Bucket>${path.split('/')[2] ?? ''}</Bucket><Key>${file.uid}</Key>` +
        `<ETag>&quot;${etag}&quot;</ETag></PostResponse>`,
    );
  });

  for (const [what, change] of [
    ['a file name and its own type', {filename: 'me.png', type: 'image/png'}],
    ['no file name, as from a Node buffer', {type: 'application/octet-stream'}],
    ['neither file name nor type', {}],
    ['another type than the form', {filename: 'me', type: 'text/plain; charset=utf-8'}],
    ['an odd file name', {filename: '../\\"x";', type: 'image/png'}],
  ] as const) {
    test(`brings a file part with ${what}`, async () => {
      const file = await createFile(client, ann);
      const {path, fields} = formOf(file);
      const parts: Part[] = [...partsOf(fields).slice(0, -1), {name: 'file', value: CONTENT, ...change}];
      assert.equal((await sendParts(client, path, parts)).status, 201);
      assert.equal(await uploadedSize(file), CONTENT.length);
    });
  }

  test('may bring field names in another case, and fields that are to be ignored', async () => {
    const file = await createFile(client, ann);
    const {path, fields} = formOf(file);
    const upper = Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [name.toUpperCase(), value]),
    );
    const answer = await sendParts(client, path, partsOf({'x-ignore-me': 'x', ...upper}));
    assert.equal(answer.status, 201);
  });

  test('ends with its file; what follows is ignored', async () => {
    const file = await createFile(client, ann);
    const {path, fields} = formOf(file);
    const late = [
      {name: 'key', value: 'x'},
      {name: 'file', value: 'x'},
      {name: 'extra', value: 'x'},
    ];
    assert.equal((await sendParts(client, path, [...partsOf(fields), ...late])).status, 201);
    assert.equal(await uploadedSize(file), CONTENT.length);
  });

  test('may be sent in small pieces', async () => {
    const file = await createFile(client, ann);
    const {path, fields} = formOf(file);
    const body = encodeParts(partsOf(fields));
    const init = {
      method: 'POST',
      headers: MULTIPART,
      body: new ReadableStream({
        start(controller) {
          for (const byte of body) controller.enqueue(Uint8Array.of(byte));
          controller.close();
        },
      }),
      duplex: 'half',
    };
    assert.equal((await client.send(path, init)).status, 201);
    assert.equal(await uploadedSize(file), CONTENT.length);
  });

  test('may be repeated until it is complete', async () => {
    const file = await createFile(client, ann);
    await upload(client, file);
    assert.equal((await upload(client, file, Buffer.from('other'))).status, 201);
    assert.equal(await uploadedSize(file), 5);
  });

  test('leaves nothing behind where the connection is cut', async () => {
    const file = await createFile(client, ann);
    const {path, fields} = formOf(file);
    const body = encodeParts(partsOf(fields));
    await client.control('DELETE', '/requests');
    const socket = connect(client.emulator.port, '127.0.0.1');
    socket.write(
      `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: ${MULTIPART['Content-Type']}\r\n` +
        `Content-Length: ${body.length + 1}\r\n\r\n`,
    );
    socket.write(body.subarray(0, -30));
    await client.untilLogged((requests) => requests.length > 0);
    socket.destroy();
    await client.untilLogged(([request]) => request?.status !== null);
    assert.equal((await client.logged())[0]?.status, 400);
    assert.equal(await uploadedSize(file), undefined);
  });
});

describe('an upload from another origin', () => {
  test('is readable, with and without a pre-flight', async () => {
    const file = await createFile(client, ann);
    const {path} = formOf(file);
    const preflight = await client.send(path, {
      method: 'OPTIONS',
      headers: {
        Origin: 'http://page.example',
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'cb-sdk,cb-token',
      },
    });
    assert.equal(preflight.status, 204);
    assert.match(preflight.headers.get('access-control-allow-headers') ?? '', /CB-SDK,CB-Token/);
    for (const answer of [await upload(client, file), await upload(client, file, CONTENT, {key: 'x'})]) {
      assert.equal(answer.headers.get('access-control-allow-origin'), '*');
    }
  });
});

describe('an upload comes too late', () => {
  test('after an hour', async () => {
    const file = await createFile(client, ann);
    await client.advanceClock(HOUR - 60_000);
    assert.equal((await upload(client, file)).status, 201);
    await client.advanceClock(60_000);
    assert.deepEqual(storageError(await upload(client, file, Buffer.from('late'))), [
      403,
      'AccessDenied',
      'Invalid according to Policy: Policy expired.',
    ]);
    assert.equal(await uploadedSize(file), CONTENT.length);
    await client.advanceClock(-HOUR);
  });

  test('once it is complete', async () => {
    const file = await completeFile(client, ann);
    const [status, code] = storageError(await upload(client, file, Buffer.from('other')));
    assert.deepEqual([status, code], [403, 'AccessDenied']);
    assert.equal(await uploadedSize(file), CONTENT.length);
  });

  test('once the file is deleted', async () => {
    const file = await createFile(client, ann);
    await client.delete(`/blobs/${file.id}`, ann);
    const [status, code] = storageError(await upload(client, file));
    assert.deepEqual([status, code], [404, 'NoSuchKey']);
  });
});
