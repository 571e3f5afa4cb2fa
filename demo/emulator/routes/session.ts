import {Hono} from 'hono';
import {readUserObject} from '../accounts/user-object.js';
import {FIELD_TEXTS} from '../assumptions/users.js';
import type {EmulatorEnvironment} from '../environment.js';
import {toInteger, type JsonObject} from '../json.js';
import {announceExpiry, requireSession} from '../middleware/authentication.js';
import {readBody} from '../middleware/body.js';
import {invalidFields, unknownApp, wrongAuthKey} from '../problems.js';
import {asksForGuest, createGuest} from '../sign-in/guest.js';
import {checkSignature} from '../sign-in/signature.js';
import {signIn} from '../sign-in/sign-in.js';
import type {App} from '../state/apps.js';
import type {User} from '../state/user.js';
import {answer, answerEmpty, renderSession} from '../wire.js';
import type {World} from '../world.js';
import {sessionDeletionRoutes} from './session-deletion.js';

/** POST, GET and DELETE /session, and what is below it. */
export function sessionRoutes(world: World): Hono<EmulatorEnvironment> {
  const routes = new Hono<EmulatorEnvironment>();

  routes.post('/', async (c) => {
    const body = readBody(c);
    const app = readApp(world, body);
    checkSignature(world, app, body);
    const user = await readUser(world, app, body);
    const session = world.sessions.create({
      appId: app.id,
      userId: user?.id ?? null,
      timestamp: toInteger(body['timestamp']),
      nonce: toInteger(body['nonce']),
      endsAt: user?.guestUntil,
    });
    announceExpiry(c, session);
    return answer(c, renderSession(session, user), 201);
  });

  routes.get('/', requireSession(world), (c) => answer(c, renderSession(c.var.session, c.var.sessionUser)));

  routes.delete('/', requireSession(world), (c) => {
    world.sessions.remove(c.var.session);
    return answerEmpty(c);
  });

  routes.route('/', sessionDeletionRoutes(world));
  return routes;
}

function readApp(world: World, body: JsonObject): App {
  if ((body['application_id'] ?? null) === null) throw invalidFields({application_id: [FIELD_TEXTS.blank]});
  const app = world.apps.byId(toInteger(body['application_id']) ?? 0);
  if (!app) throw unknownApp();
  if (body['auth_key'] !== app.authKey) throw wrongAuthKey();
  return app;
}

/** The user of a user session; none for an application session. */
async function readUser(world: World, app: App, body: JsonObject): Promise<User | undefined> {
  const user = readUserObject(body);
  if ((body['provider'] ?? null) === null) {
    if (!user) return undefined;
    if (asksForGuest(user)) return createGuest(world, app, user);
  }
  return signIn(world, app, body, user ?? {}, true);
}
