import {Hono, type Context} from 'hono';
import {PICTURE_REDIRECT_STATUS, REDIRECT_CACHING} from '../assumptions/files.js';
import type {EmulatorEnvironment} from '../environment.js';
import {asksForInfo, requireOwner, requireReader} from '../files/access.js';
import {completeFile} from '../files/completion.js';
import {readFileChanges, readNewFile, readUploadedSize} from '../files/description.js';
import {fileNotFound} from '../files/problems.js';
import {renderFile, renderFileAccess} from '../files/render.js';
import {createObjectUrl, createUploadUrl, type StorageUrl} from '../files/storage-urls.js';
import {renderPage} from '../paging.js';
import {readParameters} from '../query.js';
import {requireLive, requireSession, requireUser} from '../middleware/authentication.js';
import {readBody} from '../middleware/body.js';
import {answer, answerEmpty} from '../wire.js';
import type {World} from '../world.js';

/** Files under /blobs; their content goes by way of the storage. */
export function blobsRoutes(world: World): Hono<EmulatorEnvironment> {
  const routes = new Hono<EmulatorEnvironment>();
  const reader = requireReader(world);
  const [session, user, owner] = [requireSession(world), requireUser(), requireOwner(world)] as const;

  routes.get('/', session, user, (c) => {
    const files = world.files.ofOwner(c.var.app.id, c.var.user.id);
    return answer(
      c,
      renderPage(files, readParameters(c), (file) => ({blob: renderFile(file)})),
    );
  });

  routes.post('/', session, user, (c) => {
    const {app, user: creator} = c.var;
    const input = readNewFile(readBody(c));
    const file = world.files.create({...input, appId: app.id, ownerId: creator.id}, world.clock.now());
    const {url, expires} = createUploadUrl(world, originOf(c), file);
    return answer(c, {blob: renderFileAccess(file, 'Write', expires, {params: url})}, 201);
  });

  // The documentation names both methods, and SDKs use both.
  routes.on(['PUT', 'POST'], '/:id/complete', session, user, owner, async (c) => {
    const {session: own, user: completer, file} = c.var;
    const size = readUploadedSize(readBody(c));
    await completeFile(world, file, size, () => requireLive(world, own, completer.id));
    return answerEmpty(c);
  });

  routes.put('/:id', session, user, owner, (c) => {
    const {file} = c.var;
    Object.assign(file, readFileChanges(readBody(c)), {updatedAt: world.clock.now()});
    return answer(c, {blob: renderFile(file)});
  });

  routes.delete('/:id', session, user, owner, async (c) => {
    const {file} = c.var;
    world.files.remove(file);
    await world.content.remove(file.uid);
    return answerEmpty(c);
  });

  routes.get('/:reference', reader, (c) => {
    if (asksForInfo(c)) return answer(c, {blob: renderFile(c.var.file)});
    return redirect(c, PICTURE_REDIRECT_STATUS);
  });

  routes.get('/:reference/download', reader, (c) => redirect(c, 301));

  routes.get('/:reference/object', reader, (c) => {
    const {url, expires} = objectUrlOf(c);
    return answer(c, {
      blob: renderFileAccess(c.var.file, 'Read', expires, {download_url: url}),
      download_url: url,
      // So spelt in the documentation.
      dowload_url: url,
    });
  });

  function redirect(c: Context<EmulatorEnvironment>, status: 301 | 302): Response {
    const {url} = objectUrlOf(c);
    c.header('Cache-Control', REDIRECT_CACHING);
    return c.redirect(url, status);
  }

  function objectUrlOf(c: Context<EmulatorEnvironment>): StorageUrl {
    const {file} = c.var;
    if (file.completedAt === null) throw fileNotFound();
    return createObjectUrl(world, originOf(c), file);
  }

  return routes;
}

function originOf(c: Context): string {
  return new URL(c.req.url).origin;
}
