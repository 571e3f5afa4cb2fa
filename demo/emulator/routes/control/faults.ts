import {Hono} from 'hono';
import type {JsonObject} from '../../json.js';
import {readBody} from '../../middleware/body.js';
import type {Fault, FaultAnswer} from '../../state/faults.js';
import {answer} from '../../wire.js';
import type {World} from '../../world.js';
import {ControlProblem, readFlag, readHeaders, readInteger, readText, refuseUnknownFields} from './input.js';

const FIELDS = ['method', 'path', 'times', 'status', 'headers', 'body', 'delayMs', 'reset', 'truncate'];
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const MAXIMUM_TIMES = 1_000_000;
const MAXIMUM_DELAY_MS = 10 * 60 * 1000;
const STATUSES_WITHOUT_BODY = [204, 205, 304];

/** POST and DELETE /_emulator/faults. */
export function controlFaultsRoutes({faults}: World): Hono {
  const routes = new Hono();

  routes.post('/', (c) => {
    const fault = readFault(readBody(c));
    faults.add(fault);
    return answer(c, {fault}, 201);
  });

  routes.delete('/', (c) => {
    faults.clear();
    return answer(c, {});
  });

  return routes;
}

function readFault(body: JsonObject): Fault {
  refuseUnknownFields(body, FIELDS);
  const fault: Fault = {
    method: body['method'] === undefined ? null : readMethod(body),
    path: readPath(body),
    times: body['times'] === undefined ? 1 : readInteger(body, 'times', 1, MAXIMUM_TIMES),
    delayMs: body['delayMs'] === undefined ? 0 : readInteger(body, 'delayMs', 0, MAXIMUM_DELAY_MS),
    reset: readFlag(body, 'reset'),
    truncate: readFlag(body, 'truncate'),
    answer: readAnswer(body),
  };
  refuseContradictions(fault);
  return fault;
}

function refuseContradictions({reset, truncate, delayMs, answer: made}: Fault): void {
  if (!reset && !truncate && !made && delayMs === 0) {
    throw new ControlProblem('Say what is to happen: status, headers, body, delayMs, reset or truncate.');
  }
  if (reset && (truncate || made)) throw new ControlProblem('reset leaves no answer to describe.');
  if (truncate && made && !made.body) throw new ControlProblem('truncate needs a body to cut.');
}

function readMethod(body: JsonObject): string {
  const method = readText(body, 'method').toUpperCase();
  if (METHODS.includes(method)) return method;
  throw new ControlProblem(`method must be one of ${METHODS.join(', ')}.`);
}

function readPath(body: JsonObject): string {
  const path = readText(body, 'path');
  if (path.startsWith('/') && !path.endsWith('.json')) return path;
  throw new ControlProblem('path must begin with / and not end in .json.');
}

function readAnswer(body: JsonObject): FaultAnswer | null {
  const {status, headers, body: content} = body;
  if (status === undefined && headers === undefined && content === undefined) return null;
  const answer: FaultAnswer = {
    status: status === undefined ? 200 : readInteger(body, 'status', 200, 599),
    headers: {...defaultHeaders(content), ...(headers === undefined ? {} : readHeaders(body))},
    body: content === undefined || typeof content === 'string' ? (content ?? null) : JSON.stringify(content),
  };
  if (answer.body !== null && STATUSES_WITHOUT_BODY.includes(answer.status)) {
    throw new ControlProblem(`An answer with status ${answer.status} has no body.`);
  }
  return answer;
}

/** A string is sent as it is, anything else as JSON. */
function defaultHeaders(content: unknown): Record<string, string> {
  if (content === undefined) return {};
  const type = typeof content === 'string' ? 'text/plain' : 'application/json';
  return {'content-type': `${type}; charset=utf-8`};
}
