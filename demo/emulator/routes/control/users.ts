import {Hono} from 'hono';
import {createUser} from '../../accounts.js';
import {isJsonObject, type JsonObject} from '../../json.js';
import {makeUpUsers, MADE_UP_PASSWORD} from '../../made-up-users.js';
import {readBody} from '../../middleware/body.js';
import {hashPassword} from '../../password.js';
import {Problem} from '../../problems.js';
import type {App} from '../../state/apps.js';
import {INTEGER_FIELDS, TEXT_FIELDS, type User} from '../../state/user.js';
import {answer, renderUser} from '../../wire.js';
import type {World} from '../../world.js';
import {ControlProblem, readApp, readInteger, refuseUnknownFields} from './input.js';

const USER_FIELDS = [...TEXT_FIELDS, ...INTEGER_FIELDS, 'tag_list', 'password'];
const MAXIMUM_COUNT = 10_000;
const MAXIMUM_SEED = 2 ** 31 - 1;

/** POST /_emulator/users: adds given or made-up users to an app; all of them or none. */
export function controlUsersRoutes(world: World): Hono {
  const routes = new Hono();

  routes.post('/', async (c) => {
    const body = await readBody(c);
    const app = readApp(world, body);
    const now = world.clock.now();
    const added =
      body['users'] === undefined ? addMadeUpUsers(app, body, now) : addGivenUsers(app, body, now);
    return answer(c, {users: added.map(renderUser)}, 201);
  });

  return routes;
}

function addGivenUsers(app: App, body: JsonObject, now: number): User[] {
  refuseUnknownFields(body, ['appId', 'users']);
  const users = body['users'];
  if (!Array.isArray(users)) throw new ControlProblem('users must be an array.');
  return addAll(app, users as unknown[], (user, index) => {
    if (!isJsonObject(user)) throw new ControlProblem(`users[${index}] must be an object.`);
    refuseUnknownFields(user, USER_FIELDS, `users[${index}]`);
    return createUser(app, user, now);
  });
}

function addMadeUpUsers(app: App, body: JsonObject, now: number): User[] {
  refuseUnknownFields(body, ['appId', 'count', 'seed']);
  const count = readInteger(body, 'count', 1, MAXIMUM_COUNT);
  const seed = readInteger(body, 'seed', 0, MAXIMUM_SEED);
  const passwordHash = hashPassword(MADE_UP_PASSWORD);
  return addAll(app, makeUpUsers(count, seed), (fields) => {
    const [taken] = app.users.taken(fields);
    if (taken) throw new ControlProblem(`The ${taken} of a made-up user is taken; use another seed.`);
    return app.users.create(fields, passwordHash, now);
  });
}

/** Takes the users that were added back out if one of them is refused. */
function addAll<Source>(app: App, sources: Source[], add: (source: Source, index: number) => User): User[] {
  const added: User[] = [];
  try {
    for (const [index, source] of sources.entries()) added.push(add(source, index));
  } catch (error) {
    for (const user of added) app.users.remove(user);
    if (error instanceof Problem) throw new ControlProblem(`users[${added.length}]: ${error.message}`);
    throw error;
  }
  return added;
}
