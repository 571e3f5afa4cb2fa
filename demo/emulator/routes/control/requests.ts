import {Hono} from 'hono';
import {answer} from '../../wire.js';
import type {World} from '../../world.js';

/** GET and DELETE /_emulator/requests: the platform's requests received, control calls excepted. */
export function controlRequestsRoutes({requestLog}: World): Hono {
  const routes = new Hono();

  routes.get('/', (c) => answer(c, {requests: requestLog.all()}));

  routes.delete('/', (c) => {
    requestLog.clear();
    return answer(c, {});
  });

  return routes;
}
