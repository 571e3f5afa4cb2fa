import {Hono} from 'hono';
import {ONLINE_WINDOW_MS} from '../assumptions/lookups.js';
import type {EmulatorEnvironment} from '../environment.js';
import {readCount, readParameters} from '../query.js';
import {onlineUsersOff} from '../lookups/problems.js';
import {requireSession} from '../middleware/authentication.js';
import type {App} from '../state/apps.js';
import type {User} from '../state/user.js';
import {answer, renderUser} from '../wire.js';
import type {World} from '../world.js';

const MAXIMUM_LIMIT = 100;

/** GET /users/online. */
export function usersOnlineRoutes(world: World): Hono<EmulatorEnvironment> {
  const routes = new Hono<EmulatorEnvironment>();

  routes.get('/', requireSession(world), (c) => {
    const {app} = c.var;
    if (!app.features.onlineUsers) throw onlineUsersOff();
    const parameters = readParameters(c);
    const limit = readCount('limit', parameters.get('limit') ?? String(MAXIMUM_LIMIT), 1, MAXIMUM_LIMIT);
    const offset = readCount('offset', parameters.get('offset') ?? '0', 0);
    const users = findOnlineUsers(world, app);
    if (parameters.get('count') === 'true') return answer(c, {count: users.length});
    return answer(c, {users: users.slice(offset, offset + limit).map(renderUser)});
  });

  return routes;
}

/** Those with a live session that was used lately, by id. */
function findOnlineUsers({sessions, clock}: World, app: App): User[] {
  const since = clock.now() - ONLINE_WINDOW_MS;
  const online = new Set<User>();
  for (const {appId, userId, updatedAt} of sessions.live()) {
    const user = appId === app.id && userId !== null ? app.users.byId(userId) : undefined;
    if (user && Math.max(updatedAt, user.lastRequestAt ?? 0) > since) online.add(user);
  }
  return [...online].sort((one, other) => one.id - other.id);
}
