import type {Context, MiddlewareHandler} from 'hono';
import {FIELD_TEXTS} from '../assumptions/users.js';
import type {EmulatorEnvironment} from '../environment.js';
import {toId} from '../json.js';
import {requireSession, tokenInHeader} from '../middleware/authentication.js';
import {invalidFields} from '../problems.js';
import type {StoredFile} from '../state/files.js';
import type {World} from '../world.js';
import {fileNotFound, foreignFile} from './problems.js';

/**
 * Lets everybody read a public file and the sessions of its app a private one. The token may stand in the URL, because
 * `<img>` sends no headers; one that is sent in the header has to be valid even where none is needed.
 */
export function requireReader(world: World): MiddlewareHandler<EmulatorEnvironment> {
  const withSession = requireSession(world, (c) => tokenInHeader(c) || c.req.query('token'));
  return async (c, next) => {
    const file = findFile(world, c.req.param('reference') ?? '');
    if (file?.isPublic && !tokenInHeader(c)) {
      c.set('file', file);
      return next();
    }
    return withSession(c, async () => {
      if (!file || (!file.isPublic && file.appId !== c.var.app.id)) throw fileNotFound();
      c.set('file', file);
      await next();
    });
  };
}

/** After `requireUser`: lets only the owner of the file pass. */
export function requireOwner(world: World): MiddlewareHandler<EmulatorEnvironment> {
  return async (c, next) => {
    const id = toId(c.req.param('id'));
    if (id === undefined) throw invalidFields({id: [FIELD_TEXTS.notPositive]});
    const file = world.files.byId(id);
    if (!file || file.appId !== c.var.app.id) throw fileNotFound();
    if (file.ownerId !== c.var.user.id) throw foreignFile();
    c.set('file', file);
    await next();
  };
}

/** Whether a request asks about the file and not for its content; only the suffix tells the two apart where both name it by its uid. */
export function asksForInfo(c: Context<EmulatorEnvironment>): boolean {
  return new URL(c.req.url).pathname.endsWith('.json') || toId(c.req.param('reference')) !== undefined;
}

/** By its uid or by its id; a uid may consist of digits only, but is then no safe integer. */
function findFile({files}: World, reference: string): StoredFile | undefined {
  const id = toId(reference);
  return id === undefined ? files.byUid(reference) : files.byId(id);
}
