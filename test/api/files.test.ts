import {expect} from '@open-wc/testing';
import {createFilesApi, type FilesApi, type UploadForm} from '../../src/api/files.js';
import {checkStorageAnswer, isFormExpired} from '../../src/api/storage-answer.js';
import {createTransport} from '../../src/api/transport.js';
import {postUploadForm} from '../../src/api/upload-form.js';
import {isCubeApiError, isCubeNetworkError, type CubeApiError} from '../../src/errors.js';
import {useEmulator} from '../helpers/emulator.js';
import {failureOf} from '../helpers/failure.js';
import {demo} from '../helpers/stores.js';
import {replaceProperty} from '../session/helpers/broken-storage.js';
import {textsIn} from '../session/helpers/quoted.js';

const file = {name: 'me.png', contentType: 'image/png', isPublic: false};

describe('files API', () => {
  const emulator = useEmulator();
  let files: FilesApi;

  beforeEach(async () => {
    const send = createTransport(emulator.url);
    const token = await emulator.tokenOf(demo);
    files = createFilesApi((request) => send({...request, token}));
    await emulator.clearRequests();
  });

  const createBy = async (blob: unknown) => {
    await emulator.fault({method: 'POST', path: '/blobs', status: 201, body: {blob}});
    return files.create(file);
  };

  const withParams = (params: unknown) =>
    createBy({id: 5, uid: 'UID', blob_object_access: {blob_id: 5, params}});

  it('reads the form: every parameter a field, decoded once, in its order, and a plus sign stays', async () => {
    const query = 'b=%2541&Content-Type=image%2Fpng&a=1+2%20%2B&empty=&bare&b=?/=&x%20y=%F0%9F%98%80';
    const {id, uid, form} = await withParams(`http://127.0.0.1:4711/bucket/a%20b?${query}#top`);
    expect([id, uid, form.url]).to.deep.equal([5, 'UID', 'http://127.0.0.1:4711/bucket/a%20b']);
    expect(form.fields).to.deep.equal([
      ['b', '%41'],
      ['Content-Type', 'image/png'],
      ['a', '1+2 +'],
      ['empty', ''],
      ['bare', ''],
      ['b', '?/='],
      ['x y', '😀'],
    ]);
  });

  for (const params of [
    undefined,
    null,
    7,
    {},
    '',
    'not an address?a=b',
    '/only/a/path?a=b',
    'javascript:alert(1)//?policy=S3CRET',
    'data:text/html,x?policy=S3CRET',
    'ftp://example.com/?policy=S3CRET',
    'https://user:S3CRET@example.com/?a=b',
    'https://example.com/?policy=S3CRET%E0%A4%A',
  ]) {
    it(`refuses ${JSON.stringify(params)} as the form, and repeats nothing of it`, async () => {
      const error = await failureOf(withParams(params));
      expect(isCubeApiError(error) && error.message).to.equal("The server's answer holds no upload form.");
      expect(textsIn(error)).not.to.include('S3CRET');
    });
  }

  const access = {params: 'https://example.com/?a=b'};
  for (const blob of [
    undefined,
    null,
    'text',
    [],
    {uid: 'UID', blob_object_access: access},
    {id: '5', uid: 'UID', blob_object_access: access},
    {id: 5.5, uid: 'UID', blob_object_access: access},
    {id: 5, uid: '', blob_object_access: access},
    {id: 5, uid: {}, blob_object_access: access},
    {id: 5, uid: 'UID'},
    {id: 5, uid: 'UID', blob_object_access: 'text'},
  ]) {
    it(`refuses ${JSON.stringify(blob)} as a new file`, async () => {
      expect(isCubeApiError(await failureOf(createBy(blob)))).to.equal(true);
    });
  }

  for (const body of ['<h1>Welcome</h1>', '', '7', '[]', '{"blob":{"id":"x"}}']) {
    it(`refuses ${JSON.stringify(body)} where a file or a list is expected`, async () => {
      await emulator.fault({path: '/blobs', status: 200, body, times: 3});
      expect(isCubeApiError(await failureOf(files.create(file)))).to.equal(true);
      expect(isCubeApiError(await failureOf(files.find('UID')))).to.equal(true);
      expect(isCubeApiError(await failureOf(files.list(1)))).to.equal(true);
    });
  }

  it('lists what it can read', async () => {
    const items = [
      {blob: {id: 1, uid: 'A', name: 'a', size: 3}},
      null,
      {blob: {}},
      {blob: {id: 2, uid: 'B'}},
    ];
    await emulator.fault({path: '/blobs', status: 200, body: {items, total_entries: 'many'}});
    expect(await files.list(1)).to.deep.equal({
      files: [
        {id: 1, uid: 'A', name: 'a', size: 3},
        {id: 2, uid: 'B', name: null, size: null},
      ],
      total: 0,
    });
  });

  it('puts the file last into the form, and sends nothing of the platform with it', async () => {
    const {form} = await files.create(file);
    const loaded: number[] = [];
    const {signal} = new AbortController();
    await postUploadForm(form, new Blob(['0123456789']), 'me.png', {
      onProgress: (bytes) => loaded.push(bytes),
      signal,
    });
    expect(loaded.at(-1)).to.equal(10);
    const request = (await emulator.requests()).at(-1)!;
    expect([request.path, request.query, request.status]).to.deep.equal([
      new URL(form.url).pathname,
      '',
      201,
    ]);
    const late = {...form, fields: [...form.fields, ['unsigned', '1'] as const]};
    const error = (await failureOf(
      postUploadForm(late, new Blob(['x']), 'me.png', {onProgress: () => undefined, signal}),
    )) as CubeApiError;
    expect([error.status, ...error.messages]).to.deep.equal([
      403,
      'AccessDenied',
      'Invalid according to Policy: Extra input fields: unsigned',
    ]);
  });

  it('counts the bytes of the file, and not those of the fields before it', async () => {
    const {form} = await files.create(file);
    const loaded: number[] = [];
    const {send} = XMLHttpRequest.prototype;
    replaceProperty(XMLHttpRequest.prototype, 'send', {
      value(this: XMLHttpRequest, body: FormData) {
        for (const sent of [10, 990, 1000, 1004, 1010]) {
          const init = {lengthComputable: true, loaded: sent, total: 1010};
          this.upload.dispatchEvent(new ProgressEvent('progress', init));
        }
        this.upload.dispatchEvent(new ProgressEvent('progress', {loaded: 500}));
        send.call(this, body);
      },
    });
    const {signal} = new AbortController();
    const onProgress = (bytes: number) => loaded.push(bytes);
    await postUploadForm(form, new Blob(['0123456789']), 'me.png', {onProgress, signal});
    expect(loaded.slice(0, 5)).to.deep.equal([0, 0, 0, 4, 10]);
    expect(loaded.slice(5).every((bytes) => bytes === 10)).to.equal(true);
  });

  it('rejects with a network error where nobody answers', async () => {
    const form = {url: 'http://127.0.0.1:1/', fields: []};
    const {signal} = new AbortController();
    const error = await failureOf(
      postUploadForm(form, new Blob(['x']), 'x', {onProgress: () => undefined, signal}),
    );
    expect(isCubeNetworkError(error)).to.equal(true);
  });
});

describe('an answer of the storage', () => {
  const policy = 'P0L1CY'.repeat(100);
  const form: UploadForm = {
    url: 'https://example.com/',
    fields: [
      ['acl', ''],
      ['policy', policy],
      ['x-amz-signature', '51GNATURE'],
    ],
  };

  const refusal = (status: number, text: string): CubeApiError => {
    try {
      checkStorageAnswer(status, text, form);
    } catch (error) {
      if (isCubeApiError(error)) return error;
      throw error;
    }
    throw new Error('It was taken for a success.');
  };

  const xml = (code: string, message: string) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message><HostId>x</HostId></Error>`;

  it('is a success where it says so, or nothing', () => {
    checkStorageAnswer(201, '<PostResponse><Key>K</Key></PostResponse>', form);
    checkStorageAnswer(204, '', form);
    checkStorageAnswer(200, ' \n', form);
  });

  it('is no success where it is somebody else’s', () => {
    expect(refusal(200, '<h1>Welcome to the hotel network</h1>').status).to.equal(200);
    expect(refusal(201, xml('InternalError', 'We encountered an internal error.')).messages).to.deep.equal([
      'InternalError',
      'We encountered an internal error.',
    ]);
    expect(refusal(302, '').status).to.equal(302);
  });

  for (const [text, messages] of [
    ['', []],
    ['<html><body>Bad gateway</body></html>', []],
    ['{"errors":["no"]}', []],
    ['<Error><Code></Code><Message> </Message>', []],
    [xml('SlowDown', 'x'.repeat(1000)), ['SlowDown', 'x'.repeat(300)]],
    [xml('SignatureDoesNotMatch', 'Yours is 51GNATURE'), ['SignatureDoesNotMatch']],
    [xml('AccessDenied', `Odd: ${policy}`), ['AccessDenied']],
  ] as const) {
    it(`has its texts read, but for those that quote the form: ${text.slice(-60)}`, () => {
      const error = refusal(503, text);
      expect([error.status, error.messages]).to.deep.equal([503, messages]);
      expect(error.message).not.to.include('<');
      expect(textsIn(error)).not.to.match(/P0L1CY|51GNATURE/);
    });
  }

  it('tells a form that is too old from other refusals', () => {
    const expired = xml('AccessDenied', 'Invalid according to Policy: Policy expired.');
    expect(isFormExpired(refusal(403, expired))).to.equal(true);
    expect(isFormExpired(refusal(400, xml('ExpiredToken', 'The provided token has expired.')))).to.equal(
      true,
    );
    expect(isFormExpired(refusal(403, xml('AccessDenied', 'Access Denied')))).to.equal(false);
    expect(isFormExpired(refusal(503, expired))).to.equal(false);
    expect(isFormExpired(new Error('expired'))).to.equal(false);
  });
});
