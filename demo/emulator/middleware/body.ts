import type {Context, MiddlewareHandler} from 'hono';
import {BODY_DEPTH_LIMIT, BODY_LIMIT_BYTES, BODY_VALUES_LIMIT} from '../assumptions/requests.js';
import type {EmulatorEnvironment} from '../environment.js';
import {isForbiddenText, isJsonObject, type JsonObject} from '../json.js';
import {
  bodyNotObject,
  bodyTooDeep,
  bodyTooLarge,
  forbiddenCharacters,
  Problem,
  tooManyParameters,
  unreadableBody,
} from '../problems.js';
import {refuseManyParameters} from './limits.js';

/**
 * Receives the body before anything is decided about the request, which then waits for nothing more: it finds sessions,
 * users and files as they are when it acts on them, not as they were when a slow body began.
 */
export function receiveBody(): MiddlewareHandler<EmulatorEnvironment> {
  return async (c, next) => {
    c.set('receivedBody', await receive(c.req.raw));
    await next();
  };
}

/** The received body: JSON, or a form with names like `user[login]`. No body is an empty object. */
export function readBody(c: Context): JsonObject {
  const {receivedBody} = (c as Context<EmulatorEnvironment>).var;
  if (receivedBody instanceof Problem) throw receivedBody;
  const text = decode(receivedBody);
  if (text.trim() === '') return {};
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(c.req.header('Content-Type') ?? '');
  const body = isForm ? parseForm(text) : parseJson(text);
  refuseExcess(body);
  return body;
}

/** Reads to the end even what is too large: stopping would cut the connection before the refusal arrives. */
async function receive(request: Request): Promise<Uint8Array | Problem> {
  // These have none, and asking for it would take a third of the time of such a request.
  if (['GET', 'HEAD'].includes(request.method)) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.length;
      if (size <= BODY_LIMIT_BYTES) chunks.push(chunk);
    }
  } catch {
    return unreadableBody();
  }
  return size > BODY_LIMIT_BYTES ? bodyTooLarge() : Buffer.concat(chunks);
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes);
  } catch {
    throw unreadableBody();
  }
}

function parseJson(text: string): JsonObject {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw unreadableBody();
  }
  if (!isJsonObject(body)) throw bodyNotObject();
  return body;
}

/** Level by level, because recursion is what a deep body would break. */
function refuseExcess(body: JsonObject): void {
  let level: object[] = [body];
  let count = 0;
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > BODY_DEPTH_LIMIT) throw bodyTooDeep();
    const values = level.flatMap((value): unknown[] => Object.values(value));
    count += values.length;
    if (count > BODY_VALUES_LIMIT) throw tooManyParameters();
    if (values.some(isForbiddenText)) throw forbiddenCharacters();
    level = values.filter((value): value is object => typeof value === 'object' && value !== null);
  }
}

function parseForm(text: string): JsonObject {
  refuseManyParameters(text);
  const body = emptyObject();
  for (const [name, value] of new URLSearchParams(text)) {
    const keys = fieldPath(name);
    if (keys.length > BODY_DEPTH_LIMIT) throw bodyTooDeep();
    assign(body, keys, value);
  }
  return body;
}

/** `user[tag_list][]` is `user`, `tag_list` and an empty key; a name with odd brackets is one key. */
function fieldPath(name: string): string[] {
  const match = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(name);
  if (!match) return [name];
  const [, first = '', rest = ''] = match;
  return [first, ...rest.slice(1, -1).split('][')].slice(0, rest === '' ? 1 : undefined);
}

function assign(target: JsonObject, keys: string[], value: string): void {
  const [key = '', ...rest] = keys;
  const present = target[key];
  if (rest.length === 0) {
    target[key] = value;
  } else if (rest.length === 1 && rest[0] === '') {
    target[key] = [...(Array.isArray(present) ? (present as unknown[]) : []), value];
  } else {
    const child = isJsonObject(present) ? present : emptyObject();
    target[key] = child;
    assign(child, rest, value);
  }
}

/** Without a prototype, so that a field named `__proto__` is a field like any other. */
function emptyObject(): JsonObject {
  return Object.create(null) as JsonObject;
}
