import type {MiddlewareHandler} from 'hono';
import {removeUser} from '../accounts/remove-user.js';
import type {EmulatorEnvironment} from '../environment.js';
import type {World} from '../world.js';

/** Before each request: deletes the guests whose time is over, so that nobody finds them any more. */
export function removeFormerGuests(world: World): MiddlewareHandler<EmulatorEnvironment> {
  return async (c, next) => {
    const former = world.guests.former(world.clock.now());
    if (former.length > 0) {
      c.set('hasChanged', true);
      // All at once, because another request may come while the content of files is removed.
      await Promise.all(former.map(({app, user}) => removeUser(world, app, user)));
    }
    await next();
  };
}
