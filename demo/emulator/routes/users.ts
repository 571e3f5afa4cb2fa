import {Hono} from 'hono';
import {createUser, updateUser} from '../accounts.js';
import {FIELD_TEXTS} from '../assumptions.js';
import type {EmulatorEnvironment} from '../environment.js';
import {isJsonObject, toId, type JsonObject} from '../json.js';
import {requireSession, requireSessionOrKey, requireUser} from '../middleware/authentication.js';
import {readBody} from '../middleware/body.js';
import {foreignUser, invalidFields, unknownUserId} from '../problems.js';
import type {App} from '../state/apps.js';
import type {User} from '../state/user.js';
import {answer, answerEmpty, renderUser} from '../wire.js';
import type {World} from '../world.js';

/** POST /users, PUT and DELETE /users/:id. */
export function usersRoutes(world: World): Hono<EmulatorEnvironment> {
  const routes = new Hono<EmulatorEnvironment>();

  routes.post('/', requireSessionOrKey(world), async (c) => {
    const user = createUser(c.var.app, readUserObject(await readBody(c)), world.clock.now());
    return answer(c, {user: renderUser(user)}, 201);
  });

  routes.put('/:id', requireSession(world), requireUser(), async (c) => {
    const {app, user} = c.var;
    requireOwnId(app, user, c.req.param('id'));
    updateUser(app, user, readUserObject(await readBody(c)), world.clock.now());
    return answer(c, {user: renderUser(user)});
  });

  routes.delete('/:id', requireSession(world), requireUser(), (c) => {
    const {app, user} = c.var;
    requireOwnId(app, user, c.req.param('id'));
    app.users.remove(user);
    world.sessions.end(({userId}) => userId === user.id);
    return answerEmpty(c);
  });

  return routes;
}

function readUserObject(body: JsonObject): JsonObject {
  const user = body['user'] ?? {};
  if (!isJsonObject(user)) throw invalidFields({user: [FIELD_TEXTS.notObject]});
  return user;
}

function requireOwnId(app: App, user: User, text: string): void {
  const id = toId(text);
  if (id === undefined) throw invalidFields({id: [FIELD_TEXTS.notPositive]});
  if (id === user.id) return;
  throw app.users.byId(id) ? foreignUser() : unknownUserId();
}
