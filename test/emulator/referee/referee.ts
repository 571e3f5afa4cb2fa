import assert from 'node:assert/strict';
import {globalAgent} from 'node:https';
import {after, before, beforeEach} from 'node:test';
import {startEmulator, type EmulatorOptions} from '../../../demo/emulator/server.js';
import type {Mail} from '../../../demo/emulator/state/outbox.js';
import {makeCertificate} from '../helpers/certificate.js';
import {HOUR, type WireUser} from '../helpers/client.js';
import {noteCalls} from './calls.js';
import {download, follow, NodeClient} from './node-client.js';
import type {GiveUp, Retry, Sdk} from './sdk.js';
import type {PublishedVersion} from './versions.js';

/** The app of the referees; its secret matters to versions that sign. */
export const REFEREE_APP = {id: 7, authKey: 'referee-key', authSecret: 'referee-secret'} as const;

/** Whom most tests sign up. */
export const ANN = {
  login: 'ann01',
  email: 'ann@example.com',
  password: 'secret-pw',
  full_name: 'Ann Lee',
} as const;

/** A published SDK, unchanged, and the emulator at which it is pointed. */
export class Referee {
  client!: NodeClient;
  /** How often the SDK has told of an expired session. */
  expirations = 0;
  /** The names of the SDK's functions that have been called. */
  readonly calls = new Set<string>();
  readonly sdk: Sdk;
  #handleExpiry: (giveUp: GiveUp, retry: Retry) => unknown = (giveUp) => giveUp();

  /** @param sdk - as imported; the versions' own types disagree with each other and, here and there, with the platform */
  constructor(
    readonly version: PublishedVersion,
    sdk: unknown,
  ) {
    this.sdk = noteCalls(sdk as Sdk, this.calls);
  }

  async start(): Promise<void> {
    this.client = new NodeClient(await startEmulator(await this.#options()));
  }

  /** Puts the emulator and the SDK back to their beginnings. */
  async reset(): Promise<void> {
    await this.client.control('POST', '/reset');
    await this.client.control('POST', '/apps', {...REFEREE_APP, features: {usersV1: true}});
    this.expirations = 0;
    this.#handleExpiry = (giveUp) => giveUp();
    this.initialise({appId: REFEREE_APP.id, ...REFEREE_APP});
  }

  /** Starts the SDK anew, without a session unless the credentials bring a token. */
  initialise(credentials: object): void {
    const {url} = this.client.emulator;
    this.sdk.init(credentials, {
      endpoints: this.version.scheme === 'https' ? {api: new URL(url).host} : {api_url: url},
      debug: {mode: 0},
      on: {
        sessionExpired: (giveUp: GiveUp, retry: Retry) => {
          this.expirations += 1;
          return this.#handleExpiry(giveUp, retry);
        },
      },
    });
  }

  onExpiry(handle: (giveUp: GiveUp, retry: Retry) => unknown): void {
    this.#handleExpiry = handle;
  }

  /** Lets the present sessions expire: by the clock, or else, where the SDK signs by its own, at once. */
  async expireSessions(): Promise<void> {
    if (this.version.signsSessions) await this.client.control('POST', '/sessions/expire', {all: true});
    else await this.client.advanceClock(2 * HOUR);
  }

  setFeatures(features: object): Promise<unknown> {
    return this.client.control('PATCH', `/apps/${REFEREE_APP.id}`, {features});
  }

  /** Makes a second app on the same emulator. */
  async otherApp(): Promise<{authKey: string}> {
    const authKey = 'other-key';
    await this.client.control('POST', '/apps', {id: REFEREE_APP.id + 1, authKey});
    return {authKey};
  }

  /** Adds users who did not sign up by the SDK. */
  async addUsers(users: object[]): Promise<WireUser[]> {
    const added = await this.client.control('POST', '/users', {appId: REFEREE_APP.id, users});
    return (added as {users: WireUser[]}).users;
  }

  /** Follows the link of a reset mail and sends the form that it finds there. */
  async choosePassword({link}: Mail, password: string): Promise<void> {
    const page = (await follow(link)).bytes.toString('utf8');
    const [, token = ''] = /name="token" value="([^"]+)"/.exec(page) ?? [];
    const {status} = await download(link, {
      method: 'POST',
      headers: {'Content-Type': 'application/x-www-form-urlencoded'},
      body: new URLSearchParams({token, password}).toString(),
    });
    assert.equal(status, 200);
  }

  /** Adds Ann and signs her in. */
  async signInAnn(): Promise<WireUser> {
    const [ann] = await this.addUsers([ANN]);
    await this.sdk.createSession({login: ANN.login, password: ANN.password});
    return ann!;
  }

  /** Https with a certificate that everything in this process trusts that uses Node's https, as SDKs do. */
  async #options(): Promise<EmulatorOptions> {
    if (this.version.scheme === 'http') return {};
    const tls = await makeCertificate();
    globalAgent.options.ca = tls.cert;
    return {tls};
  }
}

/** One emulator for the tests of a file; each of them finds it and the SDK as they begin. */
export function useReferee(version: PublishedVersion, sdk: unknown): Referee {
  const referee = new Referee(version, sdk);
  before(() => referee.start());
  beforeEach(() => referee.reset());
  after(() => referee.client.close());
  return referee;
}
