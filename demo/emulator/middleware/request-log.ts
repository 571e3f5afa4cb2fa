import type {MiddlewareHandler} from 'hono';
import type {EmulatorEnvironment} from '../environment.js';
import type {World} from '../world.js';

/** Logs a request when it arrives, and the status once the answer is known. */
export function logRequests({requestLog, clock}: World): MiddlewareHandler<EmulatorEnvironment> {
  return async (c, next) => {
    const {pathname, search} = new URL(c.req.url);
    const entry = requestLog.add({
      method: c.req.method,
      path: pathname,
      query: search.slice(1),
      headers: c.req.header(),
      time: new Date(clock.now()).toISOString(),
    });
    await next();
    entry.status = c.var.cutStatus === undefined ? c.res.status : c.var.cutStatus;
  };
}
