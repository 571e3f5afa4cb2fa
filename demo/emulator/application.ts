import {Hono} from 'hono';
import type {EmulatorEnvironment} from './environment.js';
import {STORAGE_PATH} from './files/storage-urls.js';
import {receiveBody} from './middleware/body.js';
import {allowEveryOrigin} from './middleware/cors.js';
import {injectFaults} from './middleware/faults.js';
import {removeFormerGuests} from './middleware/guests.js';
import {routedPath} from './middleware/json-suffix.js';
import {keepChanges, type Keeper} from './middleware/keep-changes.js';
import {refuseOddRequests} from './middleware/limits.js';
import {logRequests} from './middleware/request-log.js';
import {serverDate} from './middleware/server-date.js';
import {internalProblem, Problem, routeNotFound} from './problems.js';
import {blobsRoutes} from './routes/blobs.js';
import {CONTROL_PATH, controlRoutes} from './routes/control/index.js';
import {loginRoutes} from './routes/login.js';
import {passwordResetRoutes} from './routes/password-reset.js';
import {passwordResetPageRoutes} from './routes/password-reset-page.js';
import {providerRoutes} from './routes/providers.js';
import {sessionRoutes} from './routes/session.js';
import {storageRoutes} from './routes/storage.js';
import {usersRoutes} from './routes/users.js';
import {usersOnlineRoutes} from './routes/users-online.js';
import {usersV1Routes} from './routes/users-v1.js';
import {usersV2Routes} from './routes/users-v2.js';
import {answer} from './wire.js';
import type {World} from './world.js';

/**
 * Mounts the middleware and the routes on a world.
 *
 * @param keeper - keeps what requests change, where there is one
 */
export function createApplication(world: World, keeper?: Keeper): Hono<EmulatorEnvironment> {
  const application = new Hono<EmulatorEnvironment>({getPath: routedPath});

  application.use(serverDate(world.clock));
  const inFront = [logRequests(world), allowEveryOrigin(), injectFaults(world.faults), refuseOddRequests()];
  // No control calls, though they are among them: faults reach them, and the log has them.
  application.use(`${CONTROL_PATH}/:provider{facebook|twitter}/*`, ...inFront, receiveBody());
  if (keeper) application.use(`${CONTROL_PATH}/:provider{facebook|twitter}/*`, keepChanges(keeper));
  application.route(CONTROL_PATH, providerRoutes(world));

  application.use(`${CONTROL_PATH}/*`, allowEveryOrigin());
  if (keeper) application.use(`${CONTROL_PATH}/*`, keepChanges(keeper));
  application.use(`${CONTROL_PATH}/*`, receiveBody());
  application.route(CONTROL_PATH, controlRoutes(world));

  application.use(...inFront);
  // Below the faults, because a fault may answer by itself.
  if (keeper) application.use(keepChanges(keeper));
  application.use(removeFormerGuests(world));
  // The storage reads bodies of another kind by itself.
  application.route(STORAGE_PATH, storageRoutes(world));
  application.use(receiveBody());
  application.route('/session', sessionRoutes(world));
  application.route('/login', loginRoutes(world));
  application.route('/users/v2', usersV2Routes(world));
  application.route('/users/online', usersOnlineRoutes(world));
  application.route('/users/password/reset', passwordResetRoutes(world));
  application.route('/users', usersRoutes(world));
  application.route('/users', usersV1Routes(world));
  application.route('/blobs', blobsRoutes(world));
  application.route('/', passwordResetPageRoutes(world));

  application.notFound((c) => {
    throw routeNotFound(c.req.method, new URL(c.req.url).pathname);
  });
  application.onError((error, c) => {
    const problem = error instanceof Problem ? error : internalProblem(error);
    return answer(c, {errors: problem.errors}, problem.status);
  });
  return application;
}
