import {Hono} from 'hono';
import type {JsonObject} from '../../json.js';
import {readBody} from '../../middleware/body.js';
import type {Session} from '../../state/sessions.js';
import {answer} from '../../wire.js';
import type {World} from '../../world.js';
import {ControlProblem, readInteger, readText, refuseUnknownFields} from './input.js';

/** POST /_emulator/sessions/expire: ends one session, those of one user, or all. */
export function controlSessionsRoutes({sessions}: World): Hono {
  const routes = new Hono();

  routes.post('/expire', (c) => answer(c, {expired: sessions.end(readSelection(readBody(c)))}));

  return routes;
}

function readSelection(body: JsonObject): (session: Session) => boolean {
  refuseUnknownFields(body, ['token', 'userId', 'all']);
  if (Object.keys(body).length === 1) {
    if (body['all'] === true) return () => true;
    if ('token' in body) {
      const token = readText(body, 'token');
      return (session) => session.token === token;
    }
    if ('userId' in body) {
      const userId = readInteger(body, 'userId', 1, Number.MAX_SAFE_INTEGER);
      return (session) => session.userId === userId;
    }
  }
  throw new ControlProblem('Say which sessions: {token}, {userId} or {all: true}.');
}
