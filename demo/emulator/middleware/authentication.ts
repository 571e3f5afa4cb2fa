import type {Context, MiddlewareHandler} from 'hono';
import type {EmulatorEnvironment} from '../environment.js';
import {sessionExpired, tokenRequired, userRequired, wrongAuthKey} from '../problems.js';
import type {Session} from '../state/sessions.js';
import {toExpirationDate} from '../wire.js';
import type {World} from '../world.js';

/** Lets a request pass that carries the token of a live session, which it extends. */
export function requireSession(
  world: World,
  readToken: (c: Context) => string | undefined = tokenInHeader,
): MiddlewareHandler<EmulatorEnvironment> {
  return async (c, next) => {
    const token = readToken(c);
    if (!token) throw tokenRequired();
    const session = world.sessions.use(token);
    const app = session && world.apps.byId(session.appId);
    if (!session || !app) throw sessionExpired();

    const user = session.userId === null ? undefined : app.users.byId(session.userId);
    if (user) user.lastRequestAt = world.clock.now();
    c.set('session', session);
    c.set('app', app);
    c.set('sessionUser', user);
    await next();
    if (c.res.status < 400 && world.sessions.isLive(session)) announceExpiry(c, session);
  };
}

/** The same for a request that may carry an authorization key instead; a token, even an expired one, counts first. */
export function requireSessionOrKey(world: World): MiddlewareHandler<EmulatorEnvironment> {
  const withSession = requireSession(world);
  return async (c, next) => {
    const authKey = c.req.header('CB-AuthKey');
    if (c.req.header('CB-Token') || !authKey) return withSession(c, next);
    const app = world.apps.byAuthKey(authKey);
    if (!app) throw wrongAuthKey();
    c.set('app', app);
    return next();
  };
}

/** After `requireSession`: lets only user sessions pass. */
export function requireUser(): MiddlewareHandler<EmulatorEnvironment> {
  return async (c, next) => {
    const user = c.var.sessionUser;
    if (!user) throw userRequired();
    c.set('user', user);
    await next();
  };
}

/** The token where all but the URLs of private files carry it. */
export function tokenInHeader(c: Context): string | undefined {
  return c.req.header('CB-Token');
}

/**
 * After a wait in the midst of a request: its session may have ended, or become one of another user, meanwhile. Bodies
 * are no such wait, as they are received before anybody asks for the session.
 */
export function requireLive(world: World, session: Session, userId = session.userId): void {
  if (!world.sessions.isLive(session) || session.userId !== userId) throw sessionExpired();
}

/** Tells the client until when the token lives without a further request. */
export function announceExpiry(c: Context, session: Session): void {
  c.header('CB-Token-ExpirationDate', toExpirationDate(session.expiresAt));
}
