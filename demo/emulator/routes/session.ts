import {Hono} from 'hono';
import {createUser} from '../accounts.js';
import {FIELD_TEXTS} from '../assumptions.js';
import {findUser, readCredentials, refuseUnsupportedSignIn, verifyUser} from '../credentials.js';
import type {EmulatorEnvironment} from '../environment.js';
import {isJsonObject, toInteger, type JsonObject} from '../json.js';
import {announceExpiry, requireSession} from '../middleware/authentication.js';
import {readBody} from '../middleware/body.js';
import {invalidFields, unknownApp, wrongAuthKey} from '../problems.js';
import type {App} from '../state/apps.js';
import type {User} from '../state/user.js';
import {answer, answerEmpty, renderSession} from '../wire.js';
import type {World} from '../world.js';

/** POST, GET and DELETE /session. */
export function sessionRoutes(world: World): Hono<EmulatorEnvironment> {
  const routes = new Hono<EmulatorEnvironment>();

  routes.post('/', async (c) => {
    const body = await readBody(c);
    const app = readApp(world, body);
    refuseUnsupportedSignIn(body);
    const user = signIn(app, body['user'], world.clock.now());
    const session = world.sessions.create({
      appId: app.id,
      userId: user?.id ?? null,
      timestamp: toInteger(body['timestamp']),
      nonce: toInteger(body['nonce']),
    });
    announceExpiry(c, session);
    return answer(c, renderSession(session, user), 201);
  });

  routes.get('/', requireSession(world), (c) => answer(c, renderSession(c.var.session, c.var.sessionUser)));

  routes.delete('/', requireSession(world), (c) => {
    world.sessions.end((session) => session === c.var.session);
    return answerEmpty(c);
  });

  return routes;
}

function readApp(world: World, body: JsonObject): App {
  if (body['application_id'] === undefined) throw invalidFields({application_id: [FIELD_TEXTS.blank]});
  const app = world.apps.byId(toInteger(body['application_id']) ?? 0);
  if (!app) throw unknownApp();
  if (body['auth_key'] !== app.authKey) throw wrongAuthKey();
  return app;
}

/** The user of a user session; none for an application session. */
function signIn(app: App, user: unknown, now: number): User | undefined {
  if (user === undefined || user === null) return undefined;
  if (!isJsonObject(user)) throw invalidFields({user: [FIELD_TEXTS.notObject]});
  const credentials = readCredentials(user);
  const known = findUser(app, credentials);
  if (!known && app.features['autoCreateUsers'] === true) {
    const {field, identifier, password} = credentials;
    return createUser(app, {[field]: identifier, password}, now);
  }
  return verifyUser(known, credentials);
}
