import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {EmulatorClient, type Answer} from './helpers/client.js';
import {
  createFile,
  encodeParts,
  formOf,
  MULTIPART,
  partsOf,
  sendParts,
  storageError,
  upload,
  type Form,
  type WireFile,
} from './helpers/files-client.js';

let client: EmulatorClient;
let ann: string;
let file: WireFile;
let form: Form;
before(async () => {
  client = await EmulatorClient.start();
  ({token: ann} = await client.newUser('ann01'));
  file = await createFile(client, ann);
  form = formOf(file);
});
after(async () => {
  const {body} = await client.put(`/blobs/${file.id}/complete`, {size: 0}, ann);
  assert.deepEqual(body, {errors: {base: ['File has not been uploaded']}}, 'no refusal left anything behind');
  assert.equal((await upload(client, file)).status, 201, 'the emulator is still well');
  await client.close();
});

const MALFORMED = [
  400,
  'MalformedPOSTRequest',
  'The body of your POST request is not well-formed multipart/form-data.',
] as const;

/** The fields without those that are `undefined`. */
function changed(changes: Record<string, string | undefined>): Record<string, string> {
  const fields = Object.entries({...form.fields, ...changes});
  return Object.fromEntries(
    fields.filter((field): field is [string, string] => typeof field[1] === 'string'),
  );
}

describe('S3 refuses an upload', () => {
  const denied = (text: string) => [403, 'AccessDenied', text] as const;
  const failed = (field: string) => (value: string) =>
    denied(
      `Invalid according to Policy: Policy Condition failed: [&quot;eq&quot;, &quot;$${field}&quot;, &quot;${value}&quot;]`,
    );

  for (const field of [
    'Content-Type',
    'Expires',
    'acl',
    'key',
    'success_action_status',
    'x-amz-algorithm',
    'x-amz-date',
  ]) {
    test(`whose ${field} is not the one that was signed`, async () => {
      for (const value of ['', 'x', `${form.fields[field] ?? ''} `]) {
        const answer = await sendParts(client, form.path, partsOf(changed({[field]: value})));
        assert.deepEqual(storageError(answer), failed(field)(form.fields[field] ?? ''));
      }
    });
  }

  for (const field of ['Content-Type', 'Expires', 'acl', 'success_action_status']) {
    test(`without ${field}`, async () => {
      const answer = await sendParts(client, form.path, partsOf(changed({[field]: undefined})));
      assert.deepEqual(storageError(answer), failed(field)(form.fields[field] ?? ''));
    });
  }

  for (const field of ['key', 'x-amz-algorithm', 'x-amz-credential', 'x-amz-date', 'x-amz-signature']) {
    test(`without ${field}`, async () => {
      const answer = await sendParts(client, form.path, partsOf(changed({[field]: undefined})));
      assert.deepEqual(storageError(answer), [
        400,
        'InvalidArgument',
        `Bucket POST must contain a field named '${field}'. If it is specified, please check the order of the fields.`,
      ]);
    });
  }

  test('without a policy', async () => {
    const answer = await sendParts(client, form.path, partsOf(changed({policy: undefined})));
    assert.deepEqual(storageError(answer), denied('Access Denied'));
  });

  test('with fields that were not signed', async () => {
    const answer = await sendParts(client, form.path, partsOf({...form.fields, '<x>\u0001': 'y'}));
    assert.deepEqual(
      storageError(answer),
      denied('Invalid according to Policy: Extra input fields: &lt;x&gt;\uFFFD'),
    );
  });

  test('whose signature, policy or credential is made up', async () => {
    const lastingPolicy = JSON.stringify({expiration: '2999-01-01T00:00:00.000Z', conditions: []});
    for (const changes of [
      {'x-amz-signature': ''},
      {'x-amz-signature': 'x'},
      {'x-amz-signature': '0'.repeat(64)},
      {'x-amz-signature': 'é'.repeat(64)},
      {policy: Buffer.from(lastingPolicy).toString('base64')},
      {policy: 'no base64 at all'},
      {'x-amz-credential': 'x'},
      {'x-amz-credential': 'AKIA/20200101/us-east-1/s3/aws4_request'},
    ]) {
      const [status, code] = storageError(await sendParts(client, form.path, partsOf(changed(changes))));
      assert.deepEqual([status, code], [403, 'SignatureDoesNotMatch']);
    }
  });

  test("with the form of another file, even of one's own", async () => {
    const other = formOf(await createFile(client, ann));
    const mixed = {...other.fields, key: file.uid};
    const [status, code] = storageError(await sendParts(client, other.path, partsOf(mixed)));
    assert.deepEqual([status, code], [403, 'AccessDenied']);
  });

  test('without a file', async () => {
    const answer = await sendParts(client, form.path, partsOf(form.fields).slice(0, -1));
    assert.deepEqual(storageError(answer), [
      400,
      'InvalidArgument',
      'POST requires exactly one file upload per request.',
    ]);
  });

  test('whose file comes before its fields', async () => {
    const answer = await sendParts(client, form.path, partsOf(form.fields).reverse());
    assert.deepEqual(storageError(answer), denied('Access Denied'));
  });

  test('with more than 20 kB of fields', async () => {
    const used = Object.entries({...form.fields, 'x-ignore-x': ''})
      .flat()
      .join('').length;
    for (const [extra, expected] of [
      [0, 403],
      [1, 400],
    ] as const) {
      const fields = {'x-ignore-x': 'x'.repeat(20 * 1024 - used + extra), ...form.fields};
      const parts = partsOf({...fields, acl: 'x'.repeat((form.fields['acl'] ?? '').length)});
      assert.equal((await sendParts(client, form.path, parts)).status, expected);
    }
    const huge = partsOf({'x-ignore-x': 'x'.repeat(3 * 1024 * 1024), ...form.fields});
    const [status, code] = storageError(await sendParts(client, form.path, huge));
    assert.deepEqual([status, code], [400, 'MaxPostPreDataLengthExceeded']);
  });
});

describe('a body that is no upload form', () => {
  const send = (body: string | Uint8Array<ArrayBuffer>, type: string | undefined): Promise<Answer> =>
    client.send(form.path, {method: 'POST', headers: type === undefined ? {} : {'Content-Type': type}, body});

  for (const [what, type] of [
    ['JSON', 'application/json'],
    ['a plain form', 'application/x-www-form-urlencoded'],
    ['mixed parts', 'multipart/mixed; boundary=x'],
    ['of no type', undefined],
  ] as const) {
    test(`is refused: ${what}`, async () => {
      for (const size of [1, 3 * 1024 * 1024]) {
        const [status, code] = storageError(await send('x'.repeat(size), type));
        assert.deepEqual([status, code], [412, 'PreconditionFailed']);
      }
    });
  }

  test('is refused: no boundary', async () => {
    assert.deepEqual(storageError(await send('x', 'multipart/form-data')), MALFORMED);
  });

  test('is refused: nothing', async () => {
    assert.deepEqual(storageError(await send('', MULTIPART['Content-Type'])), MALFORMED);
    assert.deepEqual(
      storageError(await client.send(form.path, {method: 'POST', headers: MULTIPART})),
      MALFORMED,
    );
  });

  test('is refused: other parts than announced', async () => {
    const body = encodeParts(partsOf(form.fields));
    assert.deepEqual(storageError(await send(body, 'multipart/form-data; boundary=other')), MALFORMED);
  });

  test('is refused wherever it breaks off', async () => {
    const body = encodeParts(partsOf(form.fields));
    // The last two bytes, a line end, are not needed.
    for (let length = 0; length < body.length - 4; length += 7) {
      assert.deepEqual(storageError(await send(body.slice(0, length), MULTIPART['Content-Type'])), MALFORMED);
    }
  });

  test('does no harm with parts that are odd', async () => {
    for (const part of [
      '',
      'Content-Disposition: form-data\r\n\r\nx',
      'Content-Disposition: attachment; name="file"\r\n\r\nx',
      'Content-Disposition: form-data; name\r\n\r\nx',
      'Content-Type: image/png\r\n\r\nx',
      'Content-Disposition: form-data; name="__proto__"\r\n\r\nx',
      'Content-Disposition: form-data; name="file"; filename*=utf-8\'\'%zz\r\n\r\nx',
      `${'X: y\r\n'.repeat(5000)}\r\nx`,
      'no header at all',
    ]) {
      const answer = await send(`--b\r\n${part}\r\n--b--\r\n`, 'multipart/form-data; boundary=b');
      assert.ok([400, 403].includes(answer.status), `${part} was answered with ${answer.status}`);
      assert.match(answer.text, /<Error><Code>\w+<\/Code>/);
    }
  });
});

describe('the size of a file', () => {
  const LIMIT = 100 * 1024 * 1024;

  async function uploadZeros(target: WireFile, size: number): Promise<Answer> {
    const {path, fields} = formOf(target);
    return sendParts(client, path, partsOf(fields, new Uint8Array(size)));
  }

  test('may be 100 MB', async () => {
    const target = await createFile(client, ann);
    assert.equal((await uploadZeros(target, LIMIT)).status, 201);
    const completion = await client.put(`/blobs/${target.id}/complete`, {size: LIMIT}, ann);
    assert.equal(completion.status, 200);
    await client.delete(`/blobs/${target.id}`, ann);
  });

  test('does not keep a refusal from arriving', async () => {
    const {path, fields} = formOf(file);
    const parts = partsOf({...fields, key: 'x'}, new Uint8Array(LIMIT / 10));
    const [status, code] = storageError(await sendParts(client, path, parts));
    assert.deepEqual([status, code], [403, 'AccessDenied']);
  });

  test('may not be more', async () => {
    const [status, code] = storageError(await uploadZeros(file, LIMIT + 1));
    assert.deepEqual([status, code], [400, 'EntityTooLarge']);
  });
});
