import {executeServerCommand} from '@web/test-runner-commands';
import type {Credentials} from '../../src/core.js';
import {FirebaseOutbox} from '../../demo/services/firebase-outbox.js';
import type {TestEmulator} from './emulator.js';

/** What an ID token says. */
export function claimsOf(credentials: Credentials): Readonly<Record<string, unknown>> {
  const [, claims = ''] = 'accessToken' in credentials ? credentials.accessToken.split('.') : [];
  const text = atob(claims.replaceAll('-', '+').replaceAll('_', '/'));
  return JSON.parse(text) as Record<string, unknown>;
}

/** Firebase's own auth emulator, as a test file sees it. Other files use it at the same time. */
export class TestFirebase {
  #outbox: FirebaseOutbox | undefined;

  async start(): Promise<void> {
    this.#outbox = new FirebaseOutbox(
      await executeServerCommand<{url: string; projectId: string}, undefined>('start-firebase'),
    );
  }

  get outbox(): FirebaseOutbox {
    if (!this.#outbox) throw new Error('Firebase’s emulator has not been started.');
    return this.#outbox;
  }

  /** For `firebase-emulator`. */
  get url(): string {
    return this.outbox.url;
  }

  get projectId(): string {
    return this.outbox.projectId;
  }

  /** What `createFirebaseSignIn` takes. */
  get settings() {
    return {apiKey: 'any-key', projectId: this.projectId, emulator: this.url};
  }

  /** A valid number that no other test has. */
  newPhone = (): string => `+4780${String(Math.random()).slice(2, 8)}`;

  /** An address that no other test has. */
  newEmail = (): string => `user-${crypto.randomUUID()}@example.com`;

  /** See {@link FirebaseOutbox.latestCode}. */
  latestCode = (phone: string) => this.outbox.latestCode(phone);

  /** See {@link FirebaseOutbox.latestLink}. */
  latestLink = (email: string) => this.outbox.latestLink(email);

  /** See {@link FirebaseOutbox.addUser}. */
  addUser = (email: string, password: string) => this.outbox.addUser(email, password);
}

/**
 * Firebase's own auth emulator for the tests of this file; it is started with the first file that needs it.
 * @param emulator The app of each test takes its tokens.
 */
export function useFirebase(emulator?: TestEmulator): TestFirebase {
  const firebase = new TestFirebase();

  before(async function () {
    // It may have to be installed.
    this.timeout(180_000);
    await firebase.start();
  });

  beforeEach(async () => {
    const {projectId, url} = firebase;
    await emulator?.setFeatures({firebase: {projectId, emulatorHost: new URL(url).host}});
  });

  return firebase;
}
