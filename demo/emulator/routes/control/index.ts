import {Hono} from 'hono';
import {Problem} from '../../problems.js';
import {answer} from '../../wire.js';
import type {World} from '../../world.js';
import {controlAppsRoutes} from './apps.js';
import {controlClockRoutes} from './clock.js';
import {controlFaultsRoutes} from './faults.js';
import {ControlProblem} from './input.js';
import {controlOutboxRoutes} from './outbox.js';
import {controlProvidersRoutes} from './providers.js';
import {controlRequestsRoutes} from './requests.js';
import {controlSessionsRoutes} from './sessions.js';
import {controlUsersRoutes} from './users.js';

/** Where the control calls are. */
export const CONTROL_PATH = '/_emulator';

/** Everything under /_emulator: what tests and demos do to the server itself. */
export function controlRoutes(world: World): Hono {
  const routes = new Hono();

  routes.post('/reset', async (c) => {
    await world.reset();
    return answer(c, {});
  });
  routes.route('/apps', controlAppsRoutes(world));
  routes.route('/users', controlUsersRoutes(world));
  routes.route('/clock', controlClockRoutes(world));
  routes.route('/sessions', controlSessionsRoutes(world));
  routes.route('/faults', controlFaultsRoutes(world));
  routes.route('/outbox', controlOutboxRoutes(world));
  routes.route('/providers', controlProvidersRoutes(world));
  routes.route('/requests', controlRequestsRoutes(world));
  routes.all('*', (c) => answer(c, {error: `There is no control call ${c.req.method} ${c.req.path}.`}, 404));

  routes.onError((error, c) => {
    if (error instanceof ControlProblem) return answer(c, {error: error.message}, 400);
    if (error instanceof Problem) return answer(c, {error: error.message}, error.status === 413 ? 413 : 400);
    throw error;
  });
  return routes;
}
