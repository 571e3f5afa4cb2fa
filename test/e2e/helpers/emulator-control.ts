import type {LoggedRequest} from '../../../demo/emulator/state/request-log.js';
import {until} from './until.js';

/** How the emulator is to misbehave: DESIGN.md section 6. */
export interface Fault {
  readonly path: string;
  readonly method?: string;
  readonly times?: number;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly delayMs?: number;
  readonly reset?: boolean;
  readonly truncate?: boolean;
}

/** The emulator's control calls, over HTTP as any other program would make them. */
export class EmulatorControl {
  constructor(readonly url: string) {}

  reset = () => this.#call('POST', '_emulator/reset');

  expireSessions = () => this.#call('POST', '_emulator/sessions/expire', {all: true});

  advanceClock = (advanceMs: number) => this.#call('POST', '_emulator/clock', {advanceMs});

  fault = (fault: Fault) => this.#call('POST', '_emulator/faults', fault);

  clearFaults = () => this.#call('DELETE', '_emulator/faults');

  addUser = (user: Readonly<Record<string, string>>) =>
    this.#call('POST', '_emulator/users', {appId: 1, users: [user]});

  /** Makes up so many people, the same for the same seed. */
  addPeople = (count: number, seed = 1) => this.#call('POST', '_emulator/users', {appId: 1, count, seed});

  setFeatures = (features: Readonly<Record<string, unknown>>) =>
    this.#call('PATCH', '_emulator/apps/1', {features});

  clearRequests = () => this.#call('DELETE', '_emulator/requests');

  /** Every request of the pages so far, pre-flights left out. */
  async log(): Promise<LoggedRequest[]> {
    const {requests} = (await this.#call('GET', '_emulator/requests')) as {requests: LoggedRequest[]};
    return requests.filter(({method}) => method !== 'OPTIONS');
  }

  /** The same in short, such as `POST /login`. */
  async requests(): Promise<string[]> {
    return (await this.log()).map(({method, path}) => `${method} ${path}`);
  }

  /** How often a request was sent, in short as in `requests`. */
  async count(request: string): Promise<number> {
    return (await this.requests()).filter((one) => one === request).length;
  }

  /** Resolves once a request has arrived so often, answered or not. */
  waitForRequests(request: string, times: number): Promise<void> {
    return until(`${request}, ${times} times`, async () => (await this.count(request)) >= times);
  }

  /** Whether there is a session of this token. Prolongs it, as every request does. */
  async isTokenKnown(token: string): Promise<boolean> {
    const {ok} = await fetch(`${this.url}/session`, {headers: {'CB-Token': token}});
    return ok;
  }

  /** How many accounts have this login: asked as any client would, in an application session. */
  async countUsers(login: string): Promise<number> {
    const app = {application_id: 1, auth_key: 'emulator-auth-key'};
    const {session} = (await this.#call('POST', 'session', app)) as {session: {token: string}};
    const path = `users/v2?login=${encodeURIComponent(login)}`;
    const found = (await this.#call('GET', path, undefined, session.token)) as {total_entries: number};
    return found.total_entries;
  }

  async #call(method: string, path: string, body?: unknown, token?: string): Promise<unknown> {
    const answer = await fetch(`${this.url}/${path}`, {
      method,
      headers: {
        ...(body !== undefined && {'Content-Type': 'application/json'}),
        ...(token && {'CB-Token': token}),
      },
      ...(body !== undefined && {body: JSON.stringify(body)}),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return JSON.parse(text);
  }
}
