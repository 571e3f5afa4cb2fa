import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {assertAnswer, EmulatorClient, EXPIRED} from './helpers/client.js';
import {createFile, fileOf, PICTURE, type WireFile} from './helpers/files-client.js';

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

describe('POST /blobs', () => {
  test('makes a private file that waits for its content', async () => {
    const answer = await client.post('/blobs.json', {blob: PICTURE}, ann);
    assert.equal(answer.status, 201);
    const {blob_object_access: access, ...file} = fileOf(answer);
    assert.match(file.uid, /^[0-9A-F]{36}$/);
    assert.match(file.created_at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    assert.deepEqual(file, {
      ...PICTURE,
      id: file.id,
      uid: file.uid,
      size: null,
      created_at: file.created_at,
      updated_at: file.created_at,
      public: false,
    });
    assert.deepEqual([access?.blob_id, access?.object_access_type], [file.id, 'Write']);
    assert.equal(Number.isInteger(access?.id), true);
  });

  test('gives every file an id and a uid of its own', async () => {
    const [one, other] = [await createFile(client, ann), await createFile(client, bob)];
    assert.notEqual(one.id, other.id);
    assert.notEqual(one.uid, other.uid);
  });

  for (const [given, expected] of [
    [true, true],
    ['true', true],
    ['1', true],
    [false, false],
    ['false', false],
    ['0', false],
    [null, false],
  ] as const) {
    test(`takes ${JSON.stringify(given)} for public`, async () => {
      const file = await createFile(client, ann, {...PICTURE, public: given});
      assert.equal(file.public, expected);
    });
  }

  test('takes a form', async () => {
    const answer = await client.send('/blobs', {
      method: 'POST',
      headers: {'Content-Type': 'application/x-www-form-urlencoded', 'CB-Token': ann},
      body: 'blob[name]=a+b.txt&blob[content_type]=text/plain&blob[public]=1',
    });
    const file = fileOf(answer);
    assert.deepEqual([file.name, file.content_type, file.public], ['a b.txt', 'text/plain', true]);
  });

  for (const type of [
    'image/svg+xml',
    'text/plain; charset=utf-8',
    'a/b;x="; y"',
    `a/${'x'.repeat(253)}`,
    "x/!#$%&'*^_`|~",
  ]) {
    test(`takes the content type ${type.slice(0, 30)}`, async () => {
      assert.equal((await createFile(client, ann, {...PICTURE, content_type: type})).content_type, type);
    });
  }

  test('takes names of 1 and of 100 characters', async () => {
    for (const name of ['x', 'x'.repeat(100)]) {
      assert.equal((await createFile(client, ann, {...PICTURE, name})).name, name);
    }
  });

  for (const [field, value, text] of [
    ['name', undefined, 'cannot be blank'],
    ['name', null, 'cannot be blank'],
    ['name', '', 'cannot be blank'],
    ['name', 5, 'should be a string'],
    ['name', ['x'], 'should be a string'],
    ['name', {}, 'should be a string'],
    ['name', 'x'.repeat(101), 'is too long (maximum is 100 characters)'],
    ['content_type', undefined, 'cannot be blank'],
    ['content_type', null, 'cannot be blank'],
    ['content_type', true, 'should be a string'],
    ['content_type', 'png', 'should look like a content type'],
    ['content_type', 'image/', 'should look like a content type'],
    ['content_type', 'image/png\r\nX: y', 'should look like a content type'],
    ['content_type', 'image/pñg', 'should look like a content type'],
    ['content_type', 'image/png; charset', 'should look like a content type'],
    ['content_type', `a/${'x'.repeat(254)}`, 'is too long (maximum is 255 characters)'],
    ['public', 'yes', 'should be a boolean'],
    ['public', 1, 'should be a boolean'],
    ['public', [], 'should be a boolean'],
  ] as const) {
    test(`refuses ${field} ${JSON.stringify([value]).slice(0, 30)}`, async () => {
      const answer = await client.post('/blobs', {blob: {...PICTURE, [field]: value}}, ann);
      assertAnswer(answer, 422, {errors: {[field]: [text]}});
    });
  }

  test('names every field that is wrong', async () => {
    const errors = {name: ['cannot be blank'], content_type: ['cannot be blank']};
    for (const body of [{}, {blob: null}, {blob: {}}, JSON.parse('{"blob":{"__proto__":{"name":"x"}}}')]) {
      assertAnswer(await client.post('/blobs', body, ann), 422, {errors});
    }
  });

  test('refuses a blob that is no object', async () => {
    for (const blob of ['x', 5, [], true]) {
      assertAnswer(await client.post('/blobs', {blob}, ann), 422, {errors: {blob: ['should be an object']}});
    }
  });

  test('needs a user', async () => {
    const body = {blob: PICTURE};
    assertAnswer(await client.post('/blobs', body), 401, {errors: ['Token is required']});
    assertAnswer(await client.post('/blobs', body, 'EXPIRED'), 401, EXPIRED);
    assertAnswer(await client.post('/blobs', body, visitor), 403, NEED_USER);
  });
});

describe('GET /blobs', () => {
  interface Page {
    current_page: number;
    per_page: number;
    total_entries: number;
    items: {blob: WireFile}[];
  }

  test("pages through the user's own files", async () => {
    const {token} = await client.newUser('lister');
    const made: number[] = [];
    for (let count = 0; count < 12; count++) made.push((await createFile(client, token)).id);
    await createFile(client, ann);

    const first = (await client.get('/blobs.json', token)).body as Page;
    assert.deepEqual([first.current_page, first.per_page, first.total_entries], [1, 10, 12]);
    assert.deepEqual(
      first.items.map(({blob}) => blob.id),
      made.slice(0, 10),
    );
    const second = (await client.get('/blobs?page=2&per_page=5', token)).body as Page;
    assert.deepEqual(
      second.items.map(({blob}) => blob.id),
      made.slice(5, 10),
    );
    const beyond = (await client.get('/blobs?page=9&per_page=100', token)).body as Page;
    assert.deepEqual([beyond.total_entries, beyond.items], [12, []]);
  });

  test('no longer lists what was deleted', async () => {
    const {token} = await client.newUser('deleter');
    const {id} = await createFile(client, token);
    await client.delete(`/blobs/${id}`, token);
    const page = (await client.get('/blobs', token)).body as Page;
    assert.deepEqual(page, {current_page: 1, per_page: 0, total_entries: 0, items: []});
  });

  test('refuses odd pages', async () => {
    for (const [query, text] of [
      ['page=0', 'page should be an integer of at least 1'],
      ['page=x', 'page should be an integer of at least 1'],
      ['page=', 'page should be an integer of at least 1'],
      ['per_page=0', 'per_page should be an integer from 1 to 100'],
      ['per_page=101', 'per_page should be an integer from 1 to 100'],
      ['per_page=1.5', 'per_page should be an integer from 1 to 100'],
    ] as const) {
      assertAnswer(await client.get(`/blobs?${query}`, ann), 422, {errors: [text]});
    }
  });

  test('needs a user', async () => {
    assertAnswer(await client.get('/blobs', visitor), 403, NEED_USER);
  });
});
