import type {Context, MiddlewareHandler} from 'hono';
import type {EmulatorEnvironment} from '../environment.js';

/** Where changes are kept. Both ways of saving never fail. */
export interface Keeper {
  /** Resolves once everything that is now so has been saved. */
  save(): Promise<void>;
  /** Saves within a second or so. */
  saveSoon(): void;
}

/** Saves what a request changed before it is answered. A mere use of a session only moves its expiry, which may wait. */
export function keepChanges(keeper: Keeper): MiddlewareHandler<EmulatorEnvironment> {
  return async (c, next) => {
    await next();
    if (hasChanged(c)) await keeper.save();
    else if (!isReading(c) || 'session' in c.var) keeper.saveSoon();
  };
}

function hasChanged(c: Context<EmulatorEnvironment>): boolean {
  return c.var.hasChanged ?? (!isReading(c) && c.res.status < 400);
}

function isReading(c: Context): boolean {
  return ['GET', 'HEAD', 'OPTIONS'].includes(c.req.method);
}
