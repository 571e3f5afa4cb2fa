import {Hono} from 'hono';
import {readBody} from '../../middleware/body.js';
import {answer} from '../../wire.js';
import type {World} from '../../world.js';
import {readInteger, refuseUnknownFields} from './input.js';

/** Far beyond any expiry, well within what a Date can hold. */
const MAXIMUM_OFFSET_MS = 100 * 365 * 24 * 60 * 60 * 1000;

/** POST /_emulator/clock: moves the server's time, back with a negative number. */
export function controlClockRoutes({clock}: World): Hono {
  const routes = new Hono();

  routes.post('/', (c) => {
    const body = readBody(c);
    refuseUnknownFields(body, ['advanceMs']);
    const {offset} = clock;
    clock.offset += readInteger(body, 'advanceMs', -MAXIMUM_OFFSET_MS - offset, MAXIMUM_OFFSET_MS - offset);
    return answer(c, {now: new Date(clock.now()).toISOString()});
  });

  return routes;
}
