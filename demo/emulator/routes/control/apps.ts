import {Hono} from 'hono';
import {toId, type JsonObject} from '../../json.js';
import {readBody} from '../../middleware/body.js';
import type {App} from '../../state/apps.js';
import {answer} from '../../wire.js';
import type {World} from '../../world.js';
import {ControlProblem, readFlag, readInteger, readObject, readText, refuseUnknownFields} from './input.js';

const SWITCHES = ['autoCreateUsers', 'usersV1', 'passwordReset', 'onlineUsers', 'deleteOtherSessions'];

/** POST /_emulator/apps and PATCH /_emulator/apps/:id. */
export function controlAppsRoutes(world: World): Hono {
  const routes = new Hono();

  routes.post('/', async (c) => {
    const body = await readBody(c);
    refuseUnknownFields(body, ['id', 'authKey', 'authSecret', 'features']);
    const id = readInteger(body, 'id', 1, Number.MAX_SAFE_INTEGER);
    const authKey = readText(body, 'authKey');
    if (world.apps.byId(id)) throw new ControlProblem(`App ${id} exists already.`);
    if (world.apps.byAuthKey(authKey)) throw new ControlProblem('Another app has this authKey already.');
    const app = world.apps.create({
      id,
      authKey,
      authSecret: body['authSecret'] === undefined ? undefined : readText(body, 'authSecret'),
      features: body['features'] === undefined ? undefined : readFeatures(body),
    });
    return answer(c, renderApp(app), 201);
  });

  routes.patch('/:id', async (c) => {
    const id = toId(c.req.param('id'));
    const app = id === undefined ? undefined : world.apps.byId(id);
    if (!app) throw new ControlProblem(`There is no app ${c.req.param('id')}.`);
    const body = await readBody(c);
    refuseUnknownFields(body, ['features']);
    app.features = {...app.features, ...readFeatures(body)};
    return answer(c, renderApp(app));
  });

  return routes;
}

/** Other keys than the switches are stored as they are, for the features to come. */
function readFeatures(body: JsonObject): JsonObject {
  const features = readObject(body, 'features');
  for (const name of SWITCHES) readFlag(features, name);
  return features;
}

function renderApp({id, authKey, features}: App): object {
  return {app: {id, authKey, features}};
}
