import {isJsonObject, type JsonObject} from './json.js';
import type {Session} from './state/sessions.js';
import {INTEGER_FIELDS, TEXT_FIELDS, type User} from './state/user.js';
import type {World} from './world.js';

/** What outlives a restart: all but the waiting faults and the request log. */
export interface Snapshot {
  version: 1;
  clockOffset: number;
  lastUserId: number;
  apps: AppSnapshot[];
  sessions: Session[];
}

interface AppSnapshot {
  id: number;
  authKey: string;
  authSecret: string | null;
  features: JsonObject;
  users: User[];
}

export function takeSnapshot({clock, apps, sessions}: World): Snapshot {
  return {
    version: 1,
    clockOffset: clock.offset,
    lastUserId: apps.lastUserId,
    apps: [...apps.all()].map((app) => ({...app, users: [...app.users.all()]})),
    sessions: sessions.live(),
  };
}

export function restoreSnapshot(world: World, snapshot: Snapshot): void {
  world.clear();
  world.clock.offset = snapshot.clockOffset;
  for (const {authSecret, users, ...app} of snapshot.apps) {
    const restored = world.apps.create({...app, authSecret: authSecret ?? undefined});
    for (const user of users) restored.users.insert(user);
  }
  world.apps.lastUserId = snapshot.lastUserId;
  for (const session of snapshot.sessions) world.sessions.insert(session);
}

/** Whether a decoded file holds a snapshot that can be restored. */
export function isSnapshot(value: unknown): value is Snapshot {
  return (
    isJsonObject(value) &&
    value['version'] === 1 &&
    hasAll(value, ['clockOffset', 'lastUserId'], isInteger) &&
    isListOf(value['apps'], isAppSnapshot) &&
    isListOf(value['sessions'], isSession)
  );
}

function isAppSnapshot(app: JsonObject): boolean {
  return (
    isInteger(app['id']) &&
    isText(app['authKey']) &&
    isNullOr(isText)(app['authSecret']) &&
    isJsonObject(app['features']) &&
    isListOf(app['users'], isUser)
  );
}

function isUser(user: JsonObject): boolean {
  const fields = user['fields'];
  return (
    hasAll(user, ['id', 'createdAt', 'updatedAt'], isInteger) &&
    isNullOr(isInteger)(user['lastRequestAt']) &&
    isText(user['passwordHash']) &&
    isJsonObject(fields) &&
    hasAll(fields, TEXT_FIELDS, isNullOr(isText)) &&
    hasAll(fields, INTEGER_FIELDS, isNullOr(isInteger)) &&
    Array.isArray(fields['user_tags']) &&
    fields['user_tags'].every(isText)
  );
}

function isSession(session: JsonObject): boolean {
  return (
    isText(session['token']) &&
    hasAll(session, ['appId', 'id', 'timestamp', 'createdAt', 'updatedAt', 'expiresAt'], isInteger) &&
    hasAll(session, ['userId', 'nonce'], isNullOr(isInteger))
  );
}

type Check = (value: unknown) => boolean;

const isInteger: Check = (value) => Number.isSafeInteger(value);

const isText: Check = (value) => typeof value === 'string';

function isNullOr(check: Check): Check {
  return (value) => value === null || check(value);
}

function hasAll(object: JsonObject, names: readonly string[], check: Check): boolean {
  return names.every((name) => check(object[name]));
}

function isListOf(value: unknown, check: (item: JsonObject) => boolean): boolean {
  return Array.isArray(value) && value.every((item: unknown) => isJsonObject(item) && check(item));
}
