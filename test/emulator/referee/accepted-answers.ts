import assert from 'node:assert/strict';
import type {Answer} from '../helpers/client.js';
import type {RecordedRequest} from './recording.js';

/** Throws unless the call of the SDK that sent a request makes sense of the answer. */
export type Check = (answer: Answer, request: RecordedRequest) => void;

/** What each call of the SDK takes, by method and path. */
const CALLS: readonly [method: string, path: RegExp, check: Check][] = [
  ['OPTIONS', /./, allowsWhatIsAsked],
  ['POST', /^\/session\.json$/, (answer) => assertSession(property(answer.body, 'session'))],
  ['GET', /^\/session\.json$/, (answer) => assertSession(property(answer.body, 'session'))],
  ['DELETE', /./, isEmpty],
  ['POST', /^\/(login|users)\.json$/, hasUser],
  ['PUT', /^\/users(\/\d+)?\.json$/, hasUser],
  ['GET', /^\/users\/v2\.json$/, isUsersV2],
  ['GET', /^\/users\/online\.json$/, isOnlineAnswer],
  ['GET', /^\/users\/password\/reset\.json$/, isEmpty],
  ['POST', /^\/users\/password\/reset\.json$/, isEmpty],
  ['GET', /^\/users(\/by_(full_name|tags))?\.json$/, isPageOf('user', assertUser)],
  ['GET', /^\/users\//, hasUser],
  ['POST', /^\/blobs\.json$/, isNewFile],
  ['POST', /^\/(upload|s3\.amazonaws\.com\/bucket)$/, isStorageAnswer],
  ['PUT', /^\/blobs\/\d+\/complete\.json$/, isEmpty],
  ['GET', /^\/blobs\.json$/, isPageOf('blob', assertFile)],
  ['GET', /^\/blobs\//, (answer) => assertFile(property(answer.body, 'blob'))],
];

/** Throws unless an answer is a success that the SDK accepts. */
export function assertAccepted(answer: Answer, request: RecordedRequest): void {
  assert.ok(answer.status >= 200 && answer.status < 300, `status ${answer.status}: ${answer.text}`);
  const call = CALLS.find(([method, path]) => method === request.method && path.test(request.path));
  assert.ok(call, `nobody knows what ${request.method} ${request.path} is to answer`);
  call[2](answer, request);
}

/** A browser goes on only if origin, method and every header are allowed. */
function allowsWhatIsAsked({headers}: Answer, request: RecordedRequest): void {
  const listed = (name: string) =>
    (headers.get(name) ?? '').split(',').map((item) => item.trim().toLowerCase());
  const asked = request.headers;
  assert.ok(['*', asked['origin']].includes(headers.get('access-control-allow-origin') ?? ''));
  const method = asked['access-control-request-method'] ?? '';
  assert.ok(listed('access-control-allow-methods').includes(method.toLowerCase()), method);
  for (const header of (asked['access-control-request-headers'] ?? '').split(',')) {
    assert.ok(listed('access-control-allow-headers').includes(header), header);
  }
}

/** The SDK takes any text here; the emulator has nothing to say. */
function isEmpty({text}: Answer): void {
  assert.equal(text, '');
}

function hasUser({body}: Answer): void {
  assertUser(property(body, 'user'));
}

function isUsersV2({body}: Answer): void {
  for (const name of ['limit', 'skip', 'total_entries']) assert.equal(typeof property(body, name), 'number');
  for (const user of list(body, 'items')) assertUser(user);
}

function isOnlineAnswer({body}: Answer, {rawQuery}: RecordedRequest): void {
  if (rawQuery === 'count=true') assert.equal(typeof property(body, 'count'), 'number');
  else for (const user of list(body, 'users')) assertUser(user);
}

function isPageOf(wrapper: string, assertItem: (item: unknown) => void): Check {
  return ({body}) => {
    for (const name of ['current_page', 'per_page', 'total_entries']) {
      assert.equal(typeof property(body, name), 'number');
    }
    for (const item of list(body, 'items')) assertItem(property(item, wrapper));
  };
}

function isNewFile({body}: Answer): void {
  const file = property(body, 'blob');
  assertFile(file);
  assert.ok(URL.canParse(String(property(property(file, 'blob_object_access'), 'params'))));
}

function isStorageAnswer({text}: Answer): void {
  assert.match(text, /<PostResponse>.*<Key>.+<\/Key>.*<\/PostResponse>/s);
}

function assertSession(session: unknown): void {
  assert.equal(typeof property(session, 'token'), 'string');
  const id = property(session, 'user_id');
  if (id !== null) assertUser(property(session, 'user'));
}

function assertUser(user: unknown): void {
  assert.equal(typeof property(user, 'id'), 'number');
  const tags = property(user, 'user_tags');
  assert.ok(tags === null || typeof tags === 'string');
}

function assertFile(file: unknown): void {
  assert.equal(typeof property(file, 'id'), 'number');
  assert.match(String(property(file, 'uid')), /^[0-9A-F]{36}$/);
}

function list(value: unknown, name: string): unknown[] {
  const items = property(value, name);
  assert.ok(Array.isArray(items), `${name} is a list`);
  return items as unknown[];
}

function property(value: unknown, name: string): unknown {
  assert.ok(typeof value === 'object' && value !== null && name in value, `there is ${name}`);
  return (value as Record<string, unknown>)[name];
}
