import type {MiddlewareHandler} from 'hono';
import type {Clock} from '../state/clock.js';

/** Dates every answer by the emulator's clock; clients tell a wrong local clock by it. */
export function serverDate(clock: Clock): MiddlewareHandler {
  return async (c, next) => {
    c.header('Date', new Date(clock.now()).toUTCString());
    await next();
  };
}
