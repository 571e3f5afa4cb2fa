import {Hono, type MiddlewareHandler} from 'hono';
import {UNKNOWN_SESSION} from '../assumptions/sessions.js';
import type {EmulatorEnvironment} from '../environment.js';
import {toId} from '../json.js';
import {requireSession, requireUser} from '../middleware/authentication.js';
import {Problem} from '../problems.js';
import {answerEmpty} from '../wire.js';
import type {World} from '../world.js';

/** DELETE /session/:id and /session/list, which exist where the app's feature `deleteOtherSessions` is on. */
export function sessionDeletionRoutes(world: World): Hono<EmulatorEnvironment> {
  const routes = new Hono<EmulatorEnvironment>();
  const requireFeature = [existsSomewhere(world), requireSession(world), existsHere()] as const;

  routes.delete('/list', ...requireFeature, requireUser(), (c) => {
    world.sessions.removeOf(c.var.user.id, c.var.session);
    return answerEmpty(c);
  });

  routes.delete('/:id{[0-9]+}', ...requireFeature, (c) => {
    const {session} = c.var;
    if (toId(c.req.param('id')) !== session.id) {
      throw new Problem(UNKNOWN_SESSION.status, [UNKNOWN_SESSION.text]);
    }
    world.sessions.remove(session);
    return answerEmpty(c);
  });

  return routes;
}

/** Where no app has the feature, the route is missing also for those who are not signed in. */
function existsSomewhere({apps}: World): MiddlewareHandler<EmulatorEnvironment> {
  return async (c, next) => {
    if (![...apps.all()].some(({features}) => features.deleteOtherSessions)) return c.notFound();
    return next();
  };
}

function existsHere(): MiddlewareHandler<EmulatorEnvironment> {
  return async (c, next) => (c.var.app.features.deleteOtherSessions ? next() : c.notFound());
}
