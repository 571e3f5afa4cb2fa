import {Hono} from 'hono';
import type {EmulatorEnvironment} from './environment.js';
import {allowEveryOrigin} from './middleware/cors.js';
import {injectFaults} from './middleware/faults.js';
import {routedPath} from './middleware/json-suffix.js';
import {logRequests} from './middleware/request-log.js';
import {serverDate} from './middleware/server-date.js';
import {internalProblem, Problem, routeNotFound} from './problems.js';
import {CONTROL_PATH, controlRoutes} from './routes/control/index.js';
import {loginRoutes} from './routes/login.js';
import {sessionRoutes} from './routes/session.js';
import {usersRoutes} from './routes/users.js';
import {usersV2Routes} from './routes/users-v2.js';
import {answer} from './wire.js';
import type {World} from './world.js';

/**
 * Mounts the middleware and the routes on a world.
 *
 * @param handleChange - called after each request, which may have changed the world
 */
export function createApplication(world: World, handleChange: () => void): Hono<EmulatorEnvironment> {
  const application = new Hono<EmulatorEnvironment>({getPath: routedPath});

  application.use(async (_, next) => {
    await next();
    handleChange();
  });
  application.use(serverDate(world.clock));
  application.use(`${CONTROL_PATH}/*`, allowEveryOrigin());
  application.route(CONTROL_PATH, controlRoutes(world));

  application.use(logRequests(world), allowEveryOrigin(), injectFaults(world.faults));
  application.route('/session', sessionRoutes(world));
  application.route('/login', loginRoutes(world));
  application.route('/users/v2', usersV2Routes(world));
  application.route('/users', usersRoutes(world));

  application.notFound((c) => {
    throw routeNotFound(c.req.method, new URL(c.req.url).pathname);
  });
  application.onError((error, c) => {
    const problem = error instanceof Problem ? error : internalProblem(error);
    return answer(c, {errors: problem.errors}, problem.status);
  });
  return application;
}
