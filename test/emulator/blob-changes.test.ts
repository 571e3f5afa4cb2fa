import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {assertAnswer, EmulatorClient} from './helpers/client.js';
import {completeFile, CONTENT, createFile, fileOf, PICTURE, upload} from './helpers/files-client.js';

let client: EmulatorClient;
let ann: string;
let bob: string;
let visitor: string;
before(async () => {
  client = await EmulatorClient.start();
  ({token: ann} = await client.newUser('ann01'));
  ({token: bob} = await client.newUser('bob01'));
  ({token: visitor} = await client.session());
});
after(() => client.close());

const NEED_USER = {errors: {base: ['Forbidden. Need user.']}};
const NEED_OWNER = {errors: {base: ['Forbidden. Need owner.']}};
const NOT_FOUND = {errors: ['Blob not found']};
const BAD_ID = {errors: {id: ['should be a positive integer']}};

describe('the completion of an upload', () => {
  const size = CONTENT.length;
  for (const [method, body] of [
    ['PUT', {size}],
    ['PUT', {size: String(size)}],
    ['POST', {blob: {size}}],
    ['POST', {blob: {size: String(size)}}],
  ] as const) {
    test(`is told by ${method} ${JSON.stringify(body)}`, async () => {
      const file = await createFile(client, ann);
      await upload(client, file);
      const answer = await client.request(method, `/blobs/${file.id}/complete.json`, body, ann);
      assert.deepEqual([answer.status, answer.text], [200, '']);
      assert.equal(fileOf(await client.get(`/blobs/${file.id}.json`, ann)).size, size);
    });
  }

  test('may be told twice, but not in two ways', async () => {
    const file = await completeFile(client, ann);
    assert.equal((await client.put(`/blobs/${file.id}/complete`, {size}, ann)).status, 200);
    const answer = await client.put(`/blobs/${file.id}/complete`, {size: size + 1}, ann);
    assertAnswer(answer, 422, {errors: {size: [`does not match the uploaded file (${size} bytes)`]}});
  });

  test('is refused with a size that is missing or wrong', async () => {
    const file = await createFile(client, ann);
    await upload(client, file);
    for (const [body, text] of [
      [{}, 'cannot be blank'],
      [{size: null}, 'cannot be blank'],
      [{blob: {}}, 'cannot be blank'],
      [{size: size - 1}, `does not match the uploaded file (${size} bytes)`],
      [{size: -size}, `does not match the uploaded file (${size} bytes)`],
      [{size: 1.5}, 'should be an integer'],
      [{size: '12 bytes'}, 'should be an integer'],
      [{size: [size]}, 'should be an integer'],
      [{size: {}}, 'should be an integer'],
    ] as const) {
      const answer = await client.put(`/blobs/${file.id}/complete`, body, ann);
      assertAnswer(answer, 422, {errors: {size: [text]}});
    }
    assert.equal(fileOf(await client.get(`/blobs/${file.id}.json`, ann)).size, null);
  });

  test('is refused before anything has been uploaded', async () => {
    const {id} = await createFile(client, ann);
    const answer = await client.put(`/blobs/${id}/complete`, {size: 0}, ann);
    assertAnswer(answer, 422, {errors: {base: ['File has not been uploaded']}});
  });

  test('may be one of nothing', async () => {
    const file = await createFile(client, ann);
    await upload(client, file, new Uint8Array());
    assert.equal((await client.put(`/blobs/${file.id}/complete`, {size: 0}, ann)).status, 200);
    assert.equal(fileOf(await client.get(`/blobs/${file.id}`, ann)).size, 0);
  });
});

describe('PUT /blobs/:id', () => {
  test('changes what it names', async () => {
    const {id, uid} = await createFile(client, ann);
    await client.advanceClock(60_000);
    const changes = {name: 'b.gif', content_type: 'image/gif', public: true};
    const changed = fileOf(await client.put(`/blobs/${id}.json`, {blob: changes}, ann));
    assert.deepEqual({...changed, ...changes}, changed);
    assert.equal(changed.uid, uid);
    assert.ok(changed.updated_at > changed.created_at);

    const renamed = fileOf(await client.put(`/blobs/${id}`, {blob: {name: 'c.gif'}}, ann));
    assert.deepEqual([renamed.name, renamed.content_type, renamed.public], ['c.gif', 'image/gif', true]);
    assert.deepEqual(fileOf(await client.get(`/blobs/${id}`, ann)), renamed);
  });

  test('changes nothing where a field is refused', async () => {
    const {id} = await createFile(client, ann);
    for (const [field, value, text] of [
      ['name', '', 'cannot be blank'],
      ['name', {}, 'should be a string'],
      ['content_type', null, 'cannot be blank'],
      ['content_type', 'x', 'should look like a content type'],
      ['public', 'x', 'should be a boolean'],
    ] as const) {
      const blob = {name: 'new.png', [field]: value};
      assertAnswer(await client.put(`/blobs/${id}`, {blob}, ann), 422, {errors: {[field]: [text]}});
    }
    assert.equal(fileOf(await client.get(`/blobs/${id}`, ann)).name, PICTURE.name);
  });
});

describe('DELETE /blobs/:id', () => {
  test('deletes a file with its content', async () => {
    const {id, uid} = await completeFile(client, ann, {...PICTURE, public: true});
    const address = await client.send(`/blobs/${uid}`, {redirect: 'manual'});
    const answer = await client.delete(`/blobs/${id}.json`, ann);
    assert.deepEqual([answer.status, answer.text], [200, '']);

    for (const path of [`/blobs/${id}.json`, `/blobs/${uid}.json`, `/blobs/${uid}`]) {
      assertAnswer(await client.get(path, ann), 404, NOT_FOUND);
    }
    const object = await fetch(address.headers.get('location') ?? '');
    assert.equal(object.status, 404);
    assert.match(await object.text(), /<Code>NoSuchKey<\/Code>/);
    assertAnswer(await client.delete(`/blobs/${id}`, ann), 404, NOT_FOUND);
  });
});

for (const [method, suffix, body] of [
  ['PUT', '', {blob: {name: 'x'}}],
  ['PUT', '/complete', {size: CONTENT.length}],
  ['POST', '/complete', {size: CONTENT.length}],
  ['DELETE', '', undefined],
] as const) {
  describe(`${method} /blobs/:id${suffix}`, () => {
    const request = (id: string | number, token?: string) =>
      client.request(method, `/blobs/${id}${suffix}`, body, token);

    test("is refused for another user's file, and leaves it", async () => {
      const {id} = await completeFile(client, bob);
      assertAnswer(await request(id, ann), 403, NEED_OWNER);
      assertAnswer(await request(id, visitor), 403, NEED_USER);
      assertAnswer(await request(id), 401, {errors: ['Token is required']});
      assert.equal(fileOf(await client.get(`/blobs/${id}`, bob)).name, PICTURE.name);
    });

    test('finds no file that does not exist', async () => {
      assertAnswer(await request(999_999_999, ann), 404, NOT_FOUND);
    });

    test('finds no file of another app', async () => {
      await client.request('POST', '/_emulator/apps', {id: 77, authKey: 'other-key'});
      const credentials = {application_id: 77, auth_key: 'other-key'};
      const user = {login: 'ann01', password: 'secret-pw'};
      await client.request('POST', '/_emulator/users', {appId: 77, users: [user]});
      const answer = await client.post('/session', {...credentials, user});
      const {session} = answer.body as {session: {token: string}};
      const {id} = await completeFile(client, ann);
      assertAnswer(await request(id, session.token), 404, NOT_FOUND);
    });

    test('refuses what is no id', async () => {
      for (const id of ['x', '0', '-1', '1.5', '%zz', '99999999999999999999']) {
        assertAnswer(await request(id, ann), 422, BAD_ID);
      }
    });
  });
}
