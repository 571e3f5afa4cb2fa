import {createHash} from 'node:crypto';
import {Hono} from 'hono';
import type {EmulatorEnvironment} from '../environment.js';
import {BUCKET} from '../assumptions/files.js';
import {alreadyComplete, StorageProblem, storageUnavailable, unknownKey} from '../files/storage-problems.js';
import {checkObjectUrl, objectUrl} from '../files/storage-urls.js';
import {takeTurn} from '../files/turns.js';
import {readUpload, type UploadFields} from '../files/upload-form.js';
import {checkUploadFields} from '../files/upload-policy.js';
import {answerXml} from '../files/xml.js';
import type {StoredFile} from '../state/files.js';
import type {World} from '../world.js';

/** What the platform leaves to S3: the upload form, and objects under signed URLs. */
export function storageRoutes(world: World): Hono<EmulatorEnvironment> {
  const routes = new Hono<EmulatorEnvironment>();

  routes.post('/', async (c) => {
    const {fields, content} = await readUpload(c.req.raw, (given) => {
      checkUploadFields(given, world.storageSecret, world.clock.now());
      findUpload(world, given);
    });
    // Asked again, because an upload takes its time, and once more, because its turn may take time to come.
    const file = findUpload(world, fields);
    await takeTurn(file, () => keepContent(world, findUpload(world, fields), content));

    const etag = entityTag(content);
    const location = objectUrl(new URL(c.req.url).origin, file.uid);
    c.header('ETag', etag);
    c.header('Location', location);
    return answerXml(c, 'PostResponse', {Location: location, Bucket: BUCKET, Key: file.uid, ETag: etag}, 201);
  });

  routes.get('/:key', async (c) => {
    checkObjectUrl(world, new URL(c.req.url));
    const file = world.files.byUid(c.req.param('key'));
    const content = file && (await world.content.read(file.uid));
    if (!content) throw unknownKey();
    return c.body(content, 200, {
      'Content-Type': file.contentType,
      'Content-Length': String(content.length),
      ETag: entityTag(content),
      // Whatever somebody uploaded, it is no script of this origin.
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': 'sandbox',
    });
  });

  routes.onError((error, c) => {
    if (!(error instanceof StorageProblem)) throw error;
    return answerXml(c, 'Error', {Code: error.code, Message: error.message}, error.status);
  });
  return routes;
}

/** The file that is still to be uploaded. */
function findUpload({files}: World, fields: UploadFields): StoredFile {
  const file = files.byUid(fields.get('key') ?? '');
  if (!file) throw unknownKey();
  if (file.completedAt !== null) throw alreadyComplete();
  return file;
}

/** Leaves nothing behind if the file is deleted meanwhile. */
async function keepContent(
  {files, content: store}: World,
  file: StoredFile,
  content: Uint8Array<ArrayBuffer>,
) {
  await store.write(file.uid, content).catch((error: unknown) => {
    process.emitWarning(`Cannot keep the content of file ${file.id}: ${String(error)}`);
    throw storageUnavailable();
  });
  if (files.byUid(file.uid) === file) return;
  await store.remove(file.uid);
  throw unknownKey();
}

function entityTag(content: Uint8Array): string {
  return `"${createHash('md5').update(content).digest('hex')}"`;
}
