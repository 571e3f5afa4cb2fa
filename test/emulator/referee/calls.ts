import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Referee} from './referee.js';

const AUTH = ['createSession', 'destroySession', 'getSession', 'login', 'logout', 'setSession'];
const WEB_SESSIONS = ['checkWebSessionUntilUpgrade', 'createWebSession', 'upgradeWebSession'];
const USERS = ['delete', 'get', 'getV2', 'resetPassword', 'signup', 'update'];
const ONLINE = ['getOnlineCount', 'listOnline'];
const STORAGE = [
  'create',
  'createAndUpload',
  'delete',
  'getFile',
  'getFileObject',
  'getInfo',
  'list',
  'markUploaded',
  'privateUrl',
  'publicUrl',
  'update',
  'upload',
];

/** What is private by its type, but not to JavaScript. */
const INTERNAL = ['constructor', 'generateCreateSessionParams', 'parseUri'];

/** The calls themselves: what the other parts of the journey have to go through. */
export function callsJourney({sdk, version}: Referee): void {
  const auth = version.signsSessions ? [...AUTH, ...WEB_SESSIONS] : AUTH;
  const users = version.knowsWhoIsOnline ? [...USERS, ...ONLINE] : USERS;

  test(`has of auth: ${auth.join(', ')}`, () => assert.deepEqual(callsOf(sdk.auth), auth.sort()));
  test(`has of users: ${users.join(', ')}`, () => assert.deepEqual(callsOf(sdk.users), users.sort()));
  test(`has of storage: ${STORAGE.join(', ')}`, () => assert.deepEqual(callsOf(sdk.storage), STORAGE));
}

function callsOf(service: object): string[] {
  const names = [...Object.keys(service), ...Object.getOwnPropertyNames(Object.getPrototypeOf(service))];
  return names
    .filter((name) => typeof Reflect.get(service, name) === 'function' && !INTERNAL.includes(name))
    .sort();
}
