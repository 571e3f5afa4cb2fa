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

/** No test can reach these: they wait for somebody at another device. */
const OUT_OF_REACH = ['checkWebSessionUntilUpgrade'];

/** The calls themselves, which the parts of the journey before this one have to have gone through. */
export function callsJourney({sdk, version, calls}: Referee): void {
  const auth = version.signsSessions ? [...AUTH, ...WEB_SESSIONS] : AUTH;
  const users = version.knowsWhoIsOnline ? [...USERS, ...ONLINE] : USERS;

  for (const [service, names] of Object.entries({auth, users, storage: STORAGE})) {
    test(`has of ${service}: ${names.join(', ')}`, () => {
      assert.deepEqual(callsOf(Reflect.get(sdk, service) as object), names.toSorted());
    });
    test(`was asked all of that`, () => {
      const missing = names.filter((name) => !calls.has(name) && !OUT_OF_REACH.includes(name));
      assert.deepEqual(missing, []);
    });
  }
}

/** Notes the names of the functions that are called, of an SDK and of its services; they are the SDK's own. */
export function noteCalls<Service extends object>(service: Service, calls: Set<string>): Service {
  return new Proxy(service, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member === 'function') {
        return (...values: unknown[]): unknown => {
          calls.add(String(name));
          return Reflect.apply(member, target, values);
        };
      }
      return typeof member === 'object' && member !== null ? noteCalls(member, calls) : member;
    },
  });
}

function callsOf(service: object): string[] {
  const names = [...Object.keys(service), ...Object.getOwnPropertyNames(Object.getPrototypeOf(service))];
  return names
    .filter((name) => typeof Reflect.get(service, name) === 'function' && !INTERNAL.includes(name))
    .sort();
}
