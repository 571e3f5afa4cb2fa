import {Hono} from 'hono';
import type {EmulatorEnvironment} from '../environment.js';
import {findUsers} from '../lookups/find-users.js';
import {readParameters} from '../query.js';
import {sortUsers} from '../lookups/sorting.js';
import {readV2Query} from '../lookups/v2-query.js';
import {requireSession} from '../middleware/authentication.js';
import {answer, renderUser} from '../wire.js';
import type {World} from '../world.js';

/** GET /users/v2. */
export function usersV2Routes(world: World): Hono<EmulatorEnvironment> {
  const routes = new Hono<EmulatorEnvironment>();

  routes.get('/', requireSession(world), (c) => {
    const {conditions, sorting, limit, offset} = readV2Query(readParameters(c));
    const found = findUsers(c.var.app.users, conditions);
    const sorted = sorting ? sortUsers(found, sorting) : found;
    return answer(c, {
      limit,
      skip: offset,
      total_entries: sorted.length,
      items: sorted.slice(offset, offset + limit).map(renderUser),
    });
  });

  return routes;
}
