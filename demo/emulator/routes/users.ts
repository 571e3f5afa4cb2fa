import {Hono, type Context} from 'hono';
import {createUser, updateUser} from '../accounts/accounts.js';
import {removeUser} from '../accounts/remove-user.js';
import {readUserObject} from '../accounts/user-object.js';
import {FIELD_TEXTS} from '../assumptions/users.js';
import type {EmulatorEnvironment} from '../environment.js';
import {toId, toInteger} from '../json.js';
import {requireSession, requireSessionOrKey, requireUser} from '../middleware/authentication.js';
import {readBody} from '../middleware/body.js';
import {foreignUser, invalidFields, unknownUserId} from '../problems.js';
import type {User} from '../state/user.js';
import {answer, answerEmpty, renderUser} from '../wire.js';
import type {World} from '../world.js';

/** POST and PUT /users, PUT and DELETE /users/:id, DELETE /users/external/:id. */
export function usersRoutes(world: World): Hono<EmulatorEnvironment> {
  const routes = new Hono<EmulatorEnvironment>();
  const requireUserSession = [requireSession(world), requireUser()] as const;

  routes.post('/', requireSessionOrKey(world), (c) => {
    const user = createUser(c.var.app, readUserObject(readBody(c)) ?? {}, world.clock.now());
    return answer(c, {user: renderUser(user)}, 201);
  });

  routes.put('/', ...requireUserSession, (c) => update(world, c));

  routes.put('/:id', ...requireUserSession, (c) => {
    requireOwnId(c, c.req.param('id'));
    return update(world, c);
  });

  routes.delete('/:id', ...requireUserSession, (c) => {
    requireOwnId(c, c.req.param('id'));
    return remove(world, c);
  });

  routes.delete('/external/:id', ...requireUserSession, (c) => {
    requireOwnExternalId(c, c.req.param('id'));
    return remove(world, c);
  });

  return routes;
}

function update(world: World, c: Context<EmulatorEnvironment>): Response {
  const {app, session, user} = c.var;
  const changes = readUserObject(readBody(c)) ?? {};
  updateUser(world, app, user, changes, session);
  return answer(c, {user: renderUser(user)});
}

async function remove(world: World, c: Context<EmulatorEnvironment>): Promise<Response> {
  await removeUser(world, c.var.app, c.var.user);
  return answerEmpty(c);
}

function requireOwnId({var: {app, user}}: Context<EmulatorEnvironment>, text: string): void {
  const id = toId(text);
  if (id === undefined) throw invalidFields({id: [FIELD_TEXTS.notPositive]});
  requireOwn(user, app.users.byId(id));
}

function requireOwnExternalId({var: {app, user}}: Context<EmulatorEnvironment>, text: string): void {
  const id = toInteger(text);
  if (id === undefined) throw invalidFields({external_user_id: [FIELD_TEXTS.notInteger]});
  requireOwn(user, app.users.byField('external_user_id', id));
}

function requireOwn(user: User, named: User | undefined): void {
  if (!named) throw unknownUserId();
  if (named !== user) throw foreignUser();
}
