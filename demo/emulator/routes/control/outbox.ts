import {Hono} from 'hono';
import {answer} from '../../wire.js';
import type {World} from '../../world.js';

/** GET /_emulator/outbox: the mails that the platform would have sent. */
export function controlOutboxRoutes({outbox}: World): Hono {
  const routes = new Hono();

  routes.get('/', (c) => answer(c, {mails: outbox.all()}));

  return routes;
}
