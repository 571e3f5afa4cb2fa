import {executeServerCommand} from '@web/test-runner-commands';
import {expect} from '@open-wc/testing';
import type {LoggedRequest} from '../../demo/emulator/state/request-log.js';

export interface TestApp {
  readonly appId: string;
  readonly authKey: string;
  readonly endpoint: string;
}

const succeeds = (request: Promise<unknown>): Promise<boolean> =>
  request.then(
    () => true,
    () => false,
  );

/** An emulator of this test file's own, on another origin. Every test gets an app of its own, with the user `demo`. */
export class TestEmulator {
  url = '';
  app: TestApp = {appId: '', authKey: '', endpoint: ''};
  #lastAppId = 100;

  async newApp(features: Record<string, unknown> = {}, authSecret?: string): Promise<TestApp> {
    const id = ++this.#lastAppId;
    const app = {appId: String(id), authKey: `key-of-${id}`, endpoint: this.url};
    await this.control('POST', 'apps', {id, authKey: app.authKey, authSecret, features});
    await this.control('POST', 'users', {
      appId: id,
      users: [
        {login: 'demo', password: 'demo-password', full_name: 'Demo User', email: 'demo@example.com'},
        {login: 'other', password: 'other-password', full_name: 'Other User', email: 'other@example.com'},
      ],
    });
    return app;
  }

  async control(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(`${this.url}/_emulator/${path}`, {
      method,
      ...(body !== undefined && {
        body: JSON.stringify(body),
        headers: {'Content-Type': 'application/json'},
      }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text ? JSON.parse(text) : undefined;
  }

  /** Adds users to the app of this test, with logins and passwords where none are given, and resolves to their ids. */
  async addUsers(users: readonly Readonly<Record<string, unknown>>[]): Promise<number[]> {
    const {users: added} = (await this.control('POST', 'users', {
      appId: Number(this.app.appId),
      users: users.map((user, index) => ({login: `someone-${index}`, password: 'some-password', ...user})),
    })) as {users: {id: number}[]};
    return added.map(({id}) => id);
  }

  /** Changes what the app of this test can do. */
  setFeatures = (features: Record<string, unknown>) =>
    this.control('PATCH', `apps/${this.app.appId}`, {features});

  expireSessions = () => this.control('POST', 'sessions/expire', {all: true});

  fault = (fault: Record<string, unknown>) => this.control('POST', 'faults', fault);

  clearFaults = () => this.control('DELETE', 'faults');

  clearRequests = () => this.control('DELETE', 'requests');

  /** The requests so far, pre-flights left out. */
  async requests(): Promise<LoggedRequest[]> {
    const answer = (await this.control('GET', 'requests')) as {requests: LoggedRequest[]};
    return answer.requests.filter(({method, path}) => method !== 'OPTIONS' && !path.startsWith('/_emulator'));
  }

  /** The requests so far, such as `POST /session 201`. */
  async requestLines(): Promise<string[]> {
    return (await this.requests()).map(({method, path, status}) => `${method} ${path} ${status}`);
  }

  /** How many of the requests so far begin like this, such as `POST /login`. */
  async countRequests(beginning: string): Promise<number> {
    return (await this.requestLines()).filter((line) => line.startsWith(beginning)).length;
  }

  /** A request as any other program sends it, in the session of the token. */
  async send(method: string, path: string, token?: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(`${this.url}/${path}`, {
      method,
      headers: {'Content-Type': 'application/json', ...(token && {'CB-Token': token})},
      ...(body !== undefined && {body: JSON.stringify(body)}),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text.trim() ? JSON.parse(text) : undefined;
  }

  /** The token of a session made elsewhere: of this user, or of nobody. */
  async tokenOf(user?: {readonly login: string; readonly password: string}, app = this.app): Promise<string> {
    const body = {application_id: Number(app.appId), auth_key: app.authKey, ...(user && {user})};
    const answer = (await this.send('POST', 'session', undefined, body)) as {session: {token: string}};
    return answer.session.token;
  }

  /** Whether there is such a user, who has this password. */
  canSignIn = (user: {readonly login: string; readonly password: string}): Promise<boolean> =>
    succeeds(this.tokenOf(user));

  /** Whether the session of this token goes on. */
  isAlive = (token: string): Promise<boolean> => succeeds(this.send('GET', 'session', token));
}

/** Starts an emulator for the tests of this file, and fails any test in which the page's strict policy was violated. */
export function useEmulator(): TestEmulator {
  const emulator = new TestEmulator();
  const violations: string[] = [];
  const note = (event: SecurityPolicyViolationEvent) =>
    violations.push(`${event.violatedDirective}: ${event.sample || event.blockedURI}`);

  before(async () => {
    document.addEventListener('securitypolicyviolation', note);
    emulator.url = await executeServerCommand<string, undefined>('start-emulator');
  });

  beforeEach(async () => {
    await emulator.clearFaults();
    emulator.app = await emulator.newApp();
    await emulator.clearRequests();
  });

  afterEach(() => {
    expect(violations.splice(0)).to.deep.equal([]);
  });

  after(async () => {
    document.removeEventListener('securitypolicyviolation', note);
    await executeServerCommand('stop-emulator', emulator.url);
  });

  return emulator;
}
