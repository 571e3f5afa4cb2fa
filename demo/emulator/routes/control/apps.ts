import {Hono} from 'hono';
import {toId} from '../../json.js';
import {readBody} from '../../middleware/body.js';
import type {App} from '../../state/apps.js';
import {answer} from '../../wire.js';
import type {World} from '../../world.js';
import {readFeatures} from './features.js';
import {ControlProblem, readInteger, readText, refuseUnknownFields} from './input.js';

/** POST /_emulator/apps and PATCH /_emulator/apps/:id. */
export function controlAppsRoutes(world: World): Hono {
  const routes = new Hono();

  routes.post('/', (c) => {
    const body = readBody(c);
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

  routes.patch('/:id', (c) => {
    const id = toId(c.req.param('id'));
    const app = id === undefined ? undefined : world.apps.byId(id);
    if (!app) throw new ControlProblem(`There is no app ${c.req.param('id')}.`);
    const body = readBody(c);
    refuseUnknownFields(body, ['features']);
    app.features = {...app.features, ...readFeatures(body)};
    return answer(c, renderApp(app));
  });

  return routes;
}

function renderApp({id, authKey, features}: App): object {
  return {app: {id, authKey, features}};
}
