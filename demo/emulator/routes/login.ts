import {Hono} from 'hono';
import {LOGIN_STATUS} from '../assumptions/sessions.js';
import type {EmulatorEnvironment} from '../environment.js';
import {requireLive, requireSession} from '../middleware/authentication.js';
import {readBody} from '../middleware/body.js';
import {signIn} from '../sign-in/sign-in.js';
import {answer, answerEmpty, renderUser} from '../wire.js';
import type {World} from '../world.js';

/** POST and DELETE /login: the same token becomes a user session, or an application session again. */
export function loginRoutes(world: World): Hono<EmulatorEnvironment> {
  const routes = new Hono<EmulatorEnvironment>();
  routes.use(requireSession(world));

  routes.post('/', async (c) => {
    const {app, session} = c.var;
    const body = readBody(c);
    const user = await signIn(world, app, body, body, false);
    requireLive(world, session);
    world.sessions.assign(session, user.id, user.guestUntil);
    return answer(c, {user: renderUser(user)}, LOGIN_STATUS);
  });

  routes.delete('/', (c) => {
    world.sessions.assign(c.var.session, null);
    return answerEmpty(c);
  });

  return routes;
}
