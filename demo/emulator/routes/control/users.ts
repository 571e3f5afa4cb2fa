import {Hono} from 'hono';
import {createUser} from '../../accounts/accounts.js';
import {isJsonObject, type JsonObject} from '../../json.js';
import {makeUpUsers, MADE_UP_PASSWORD} from '../../accounts/made-up-users.js';
import {readBody} from '../../middleware/body.js';
import {hashPassword} from '../../accounts/password.js';
import {Problem} from '../../problems.js';
import type {App} from '../../state/apps.js';
import {INTEGER_FIELDS, newUser, TEXT_FIELDS, type User} from '../../state/user.js';
import {answer, renderUser} from '../../wire.js';
import type {World} from '../../world.js';
import {ControlProblem, readApp, readInteger, refuseUnknownFields} from './input.js';

const USER_FIELDS = [...TEXT_FIELDS, ...INTEGER_FIELDS, 'tag_list', 'password'];
const MAXIMUM_COUNT = 200_000;
const MAXIMUM_SEED = 2 ** 31 - 1;

/** POST /_emulator/users: adds given or made-up users to an app; all of them or none. */
export function controlUsersRoutes(world: World): Hono {
  const routes = new Hono();

  routes.post('/', (c) => {
    const body = readBody(c);
    const app = readApp(world, body);
    const now = world.clock.now();
    const added =
      body['users'] === undefined ? addMadeUpUsers(app, body, now) : addGivenUsers(app, body, now);
    return answer(c, added, 201);
  });

  return routes;
}

function addGivenUsers(app: App, body: JsonObject, now: number): object {
  refuseUnknownFields(body, ['appId', 'users']);
  const users = body['users'];
  if (!Array.isArray(users)) throw new ControlProblem('users must be an array.');
  const added: User[] = [];
  try {
    for (const user of users as unknown[]) added.push(addGivenUser(app, user, added.length, now));
  } catch (error) {
    for (const user of added) app.users.remove(user);
    if (error instanceof Problem) throw new ControlProblem(`users[${added.length}]: ${error.message}`);
    throw error;
  }
  return {users: added.map(renderUser)};
}

function addGivenUser(app: App, user: unknown, index: number, now: number): User {
  if (!isJsonObject(user)) throw new ControlProblem(`users[${index}] must be an object.`);
  refuseUnknownFields(user, USER_FIELDS, `users[${index}]`);
  return createUser(app, user, now);
}

/** Answers with the ids alone, which follow one another: there may be very many. */
function addMadeUpUsers(app: App, body: JsonObject, now: number): object {
  refuseUnknownFields(body, ['appId', 'count', 'seed']);
  const count = readInteger(body, 'count', 1, MAXIMUM_COUNT);
  const seed = readInteger(body, 'seed', 0, MAXIMUM_SEED);
  const madeUp = makeUpUsers(count, seed);
  for (const {fields} of madeUp) {
    const [taken] = app.users.taken(fields);
    if (taken) throw new ControlProblem(`The ${taken} of a made-up user is taken; use another seed.`);
  }
  const passwordHash = hashPassword(MADE_UP_PASSWORD);
  const added = madeUp.map(({fields, age, idleTime}) =>
    newUser({
      id: app.users.nextId(),
      fields,
      passwordHash,
      createdAt: now - age,
      lastRequestAt: idleTime === null ? null : now - idleTime,
    }),
  );
  app.users.insertAll(added);
  return {count, firstId: added.at(0)?.id, lastId: added.at(-1)?.id};
}
