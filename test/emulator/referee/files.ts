import type {WireFile} from '../helpers/files-client.js';
import assert from 'node:assert/strict';
import {createReadStream} from 'node:fs';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, test} from 'node:test';
import {follow} from './node-client.js';
import {PICTURE} from './picture.js';
import {ANN, type Referee} from './referee.js';
import {assertRefused, assertRefusedSomehow} from './refused.js';

const DESCRIPTION = {name: 'ann.png', type: 'image/png', size: PICTURE.length} as const;

/** storage */
export function filesJourney(referee: Referee): void {
  const {sdk, version} = referee;

  /** Uploads from memory. */
  function uploadPicture(isPublic?: boolean): Promise<WireFile> {
    const file = {...DESCRIPTION, file: PICTURE};
    return sdk.storage.createAndUpload(isPublic === undefined ? file : {...file, public: isPublic});
  }

  async function assertIsPicture(url: string): Promise<void> {
    const {status, headers, bytes} = await follow(url);
    assert.deepEqual([status, headers.get('content-type')], [200, 'image/png']);
    assert.deepEqual(bytes, PICTURE);
  }

  describe('uploads a file', () => {
    test('from memory, which anybody reads by its public URL', async () => {
      await referee.signInAnn();
      const {uid, name, size, content_type: type, public: isPublic} = await uploadPicture(true);
      assert.deepEqual([name, size, type, isPublic], ['ann.png', PICTURE.length, 'image/png', true]);
      await assertIsPicture(sdk.storage.publicUrl(uid));
      await assertIsPicture(sdk.storage.privateUrl(uid));
    });

    test('from a stream, which only sessions of the app read, by its private URL', async (t) => {
      await referee.signInAnn();
      const folder = await mkdtemp(join(tmpdir(), 'referee-'));
      t.after(() => rm(folder, {recursive: true}));
      const path = join(folder, 'ann.png');
      await writeFile(path, PICTURE);
      const file = {...DESCRIPTION, file: createReadStream(path), public: false};
      const {uid} = await sdk.storage.createAndUpload(file);
      assert.equal((await follow(sdk.storage.publicUrl(uid))).status, 401);
      await assertIsPicture(sdk.storage.privateUrl(uid));

      const url = sdk.storage.privateUrl(uid);
      await sdk.destroySession();
      assert.equal((await follow(url)).status, 401);
    });

    test(`that is ${version.uploadsPublicly ? 'public' : 'private'} where nobody says what it is`, async () => {
      await referee.signInAnn();
      const {uid, public: isPublic} = await uploadPicture();
      assert.equal(isPublic, version.uploadsPublicly);
      const {status} = await follow(sdk.storage.publicUrl(uid));
      assert.equal(status, version.uploadsPublicly ? 200 : 401);
    });

    test('step by step', async () => {
      await referee.signInAnn();
      const {blob} = await sdk.storage.create({
        name: DESCRIPTION.name,
        content_type: DESCRIPTION.type,
        public: true,
      });
      assert.equal(blob.size, null);
      const {origin, pathname, searchParams} = new URL(blob.blob_object_access?.params ?? '');
      const answer = await sdk.storage.upload({
        url: origin + pathname,
        data: {...Object.fromEntries(searchParams), file: PICTURE},
      });
      assert.match(answer, new RegExp(`<PostResponse>.*<Key>${blob.uid}</Key>`, 's'));
      assert.notEqual(
        (await follow(sdk.storage.publicUrl(blob.uid))).status,
        200,
        'not marked as uploaded yet',
      );
      await sdk.storage.markUploaded({id: blob.id, size: PICTURE.length});
      await assertIsPicture(sdk.storage.publicUrl(blob.uid));
    });

    test('and uses it as the avatar', async () => {
      await referee.signInAnn();
      const {uid} = await uploadPicture(true);
      const {user} = await sdk.users.update({avatar: uid});
      await assertIsPicture(sdk.storage.publicUrl(String(user['avatar'])));
    });

    test('but stops when told to', async () => {
      await referee.signInAnn();
      await referee.client.control('POST', '/faults', {path: '/s3.amazonaws.com', delayMs: 60_000});
      const upload = sdk.storage.createAndUpload({...DESCRIPTION, file: PICTURE, abort_id: 'upload-1'});
      const outcome = upload.then(
        () => 'resolved',
        () => 'rejected',
      );
      await referee.client.untilLogged((requests) =>
        requests.some(({path}) => path.startsWith('/s3.amazonaws.com')),
      );
      sdk.service.abortRequest('upload-1');
      assert.equal(await outcome, version.hidesFailedUploads ? 'resolved' : 'rejected');
      const [item] = (await sdk.storage.list()).items;
      assert.equal(item?.blob.size, null);
    });

    test(`${version.hidesFailedUploads ? 'without' : 'with'} a word where the storage refuses it`, async () => {
      await referee.signInAnn();
      await referee.client.control('POST', '/faults', {
        path: '/s3.amazonaws.com',
        status: 403,
        headers: {'Content-Type': 'application/xml'},
        body: '<Error><Code>AccessDenied</Code></Error>',
      });
      const upload = uploadPicture(true);
      if (version.hidesFailedUploads) assert.equal((await upload).size, PICTURE.length);
      else await assert.rejects(upload, {code: 403, info: ' '});
    });

    test('only in a user session', async () => {
      await sdk.createSession();
      const creation = sdk.storage.create({name: 'a.png', content_type: 'image/png', public: true});
      await assertRefused(creation, 403, {base: ['Forbidden. Need user.']});
    });
  });

  describe('knows a file', () => {
    test('by getInfo() and getFile()', async () => {
      await referee.signInAnn();
      const {id, uid} = await uploadPicture(false);
      for (const {blob} of [await sdk.storage.getInfo(id), await sdk.storage.getFile(uid)]) {
        assert.deepEqual([blob.id, blob.uid, blob.name, blob.size], [id, uid, 'ann.png', PICTURE.length]);
      }
      await assertRefusedSomehow(sdk.storage.getInfo(id + 1), 404);
    });

    test('by getFileObject(), with a URL to download it', async () => {
      await referee.signInAnn();
      const {uid} = await uploadPicture(false);
      const {blob} = await sdk.storage.getFileObject(uid, {download_url: '1'});
      assert.equal(blob.uid, uid);
      await assertIsPicture(blob.blob_object_access?.download_url ?? '');
    });

    test('by list()', async () => {
      await referee.signInAnn();
      const uids = [(await uploadPicture()).uid, (await uploadPicture()).uid, (await uploadPicture()).uid];
      const page = await sdk.storage.list({page: 2, per_page: 2});
      assert.deepEqual([page.current_page, page.per_page, page.total_entries], [2, 2, 3]);
      assert.equal(page.items.length, 1);
      const all = (await sdk.storage.list()).items.map(({blob}) => blob.uid);
      assert.deepEqual(all.sort(), uids.sort());
    });

    test('whose name update() asks to change by GET, which changes nothing', async () => {
      await referee.signInAnn();
      const {id} = await uploadPicture();
      const {blob} = await sdk.storage.update({id, name: 'other.png'});
      assert.deepEqual([blob.id, blob.name], [id, 'ann.png']);
    });

    test('until it is deleted', async () => {
      await referee.signInAnn();
      const {id, uid} = await uploadPicture(true);
      await sdk.storage.delete(id);
      await assertRefusedSomehow(sdk.storage.getInfo(id), 404);
      assert.equal((await follow(sdk.storage.privateUrl(uid))).status, 404);
      assert.notEqual((await follow(sdk.storage.publicUrl(uid))).status, 200);
      assert.equal((await sdk.storage.list()).total_entries, 0);
    });

    test('that only its owner deletes', async () => {
      await referee.signInAnn();
      const {id} = await uploadPicture(true);
      await referee.addUsers([{login: 'bob02', password: 'secret-pw'}]);
      await sdk.createSession({login: 'bob02', password: 'secret-pw'});
      await assertRefusedSomehow(sdk.storage.delete(id), 403);
      await sdk.createSession({login: ANN.login, password: ANN.password});
      await sdk.storage.delete(id);
    });
  });
}
