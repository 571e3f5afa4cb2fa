import assert from 'node:assert/strict';
import {setTimeout as delay} from 'node:timers/promises';
import {startEmulator, type Emulator} from '../../../demo/emulator/server.js';
import type {Mail} from '../../../demo/emulator/state/outbox.js';
import type {LoggedRequest} from '../../../demo/emulator/state/request-log.js';

/** What came back, with the body decoded if it is JSON. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  body: unknown;
}

export interface WireSession {
  id: number;
  user_id: number | null;
  application_id: number;
  token: string;
  ts: number;
  nonce?: number;
  user?: WireUser;
}

export type WireUser = Record<string, unknown> & {id: number; login: string | null};

export const APP = {application_id: 1, auth_key: 'emulator-auth-key'};
export const DEMO = {login: 'demo', password: 'demo-password'};
export const HOUR = 60 * 60 * 1000;

export const EXPIRED = {errors: {base: ['Required session does not exist']}};

/** Talks to an emulator of its own over HTTP. */
export class EmulatorClient {
  constructor(readonly emulator: Emulator) {}

  static async start(): Promise<EmulatorClient> {
    return new EmulatorClient(await startEmulator());
  }

  async send(path: string, init: RequestInit = {}): Promise<Answer> {
    const response = await fetch(this.emulator.url + path, init);
    const text = await response.text();
    return {status: response.status, headers: response.headers, text, body: decode(text)};
  }

  /** A JSON request, with the token if there is one. */
  request(method: string, path: string, body?: unknown, token?: string): Promise<Answer> {
    return this.send(path, {
      method,
      headers: {'Content-Type': 'application/json', ...(token === undefined ? {} : {'CB-Token': token})},
      ...(body === undefined ? {} : {body: JSON.stringify(body)}),
    });
  }

  get(path: string, token?: string) {
    return this.request('GET', path, undefined, token);
  }

  post(path: string, body: unknown, token?: string) {
    return this.request('POST', path, body, token);
  }

  put(path: string, body: unknown, token?: string) {
    return this.request('PUT', path, body, token);
  }

  delete(path: string, token?: string) {
    return this.request('DELETE', path, undefined, token);
  }

  /** A control call that has to succeed. */
  async control(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await this.request(method, `/_emulator${path}`, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return answer.body;
  }

  /** Moves the server's time; resolves to what it is then. */
  async advanceClock(advanceMs: number): Promise<Date> {
    const {now} = (await this.control('POST', '/clock', {advanceMs})) as {now: string};
    return new Date(now);
  }

  /** The mails that the platform would have sent. */
  async mails(): Promise<Mail[]> {
    const {mails} = (await this.control('GET', '/outbox')) as {mails: Mail[]};
    return mails;
  }

  /** The request log. */
  async logged(): Promise<LoggedRequest[]> {
    const {requests} = (await this.control('GET', '/requests')) as {requests: LoggedRequest[]};
    return requests;
  }

  /** Looks into the request log until it shows what is awaited. */
  async untilLogged(isThere: (requests: LoggedRequest[]) => boolean): Promise<void> {
    for (let looks = 0; looks < 1000; looks++) {
      if (isThere(await this.logged())) return;
      await delay(10);
    }
    throw new Error('The request log never showed it');
  }

  /** A new session of app 1; without a user, an application session. */
  async session(user?: object): Promise<WireSession> {
    return sessionOf(await this.post('/session', {...APP, ...(user ? {user} : {})}));
  }

  /** Signs up in app 1 with the password `secret-pw`, and signs in. */
  async newUser(login: string): Promise<{user: WireUser; token: string}> {
    const {token} = await this.session();
    const user = userOf(await this.post('/users', {user: {login, password: 'secret-pw'}}, token));
    await this.post('/login', {login, password: 'secret-pw'}, token);
    return {user, token};
  }

  close(): Promise<void> {
    return this.emulator.close();
  }
}

/** Throws unless an answer has this status and this body. */
export function assertAnswer({status, body}: Answer, expectedStatus: number, expectedBody: unknown): void {
  assert.deepEqual([status, body], [expectedStatus, expectedBody]);
}

export function sessionOf({body, text}: Answer): WireSession {
  const {session} = body as {session?: WireSession};
  if (!session) throw new Error(`No session in ${text}`);
  return session;
}

export function userOf({body, text}: Answer): WireUser {
  const {user} = body as {user?: WireUser};
  if (!user) throw new Error(`No user in ${text}`);
  return user;
}

export function itemsOf({body, text}: Answer): WireUser[] {
  const {items} = body as {items?: WireUser[]};
  if (!items) throw new Error(`No items in ${text}`);
  return items;
}

export function decode(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
