import type {IncomingMessage, ServerResponse} from 'node:http';
import type {FirebaseEmulator} from './firebase-emulator.js';

/** Where the pages of the demo ask for it. */
const path = '/_demo/firebase';

/** Other sites are not to start it: it is large, and installed at its first start. */
const isOwnPage = ({headers: {origin, host = ''}}: IncomingMessage): boolean => origin === `http://${host}`;

/** Firebase's own emulator, which is started only when a page of the demo asks for it by `POST /_demo/firebase`. */
export class FirebaseOnDemand {
  readonly #port: number;
  readonly #onStart: (emulator: FirebaseEmulator) => Promise<void>;
  #starting: Promise<FirebaseEmulator> | undefined;

  /**
   * @param port Chosen beforehand, because the policy of the pages has to name it.
   * @param onStart Makes it known before the page hears of it.
   */
  constructor(port: number, onStart: (emulator: FirebaseEmulator) => Promise<void>) {
    this.#port = port;
    this.#onStart = onStart;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** What has been started, if anything has. */
  async getRunning(): Promise<FirebaseEmulator | undefined> {
    return this.#starting?.catch(() => undefined);
  }

  /** Answers if this is the pages' request, and returns whether it is. */
  answer(request: IncomingMessage, response: ServerResponse): boolean {
    if (request.url !== path) return false;
    const reply = (status: number, body: object): void => {
      response.writeHead(status, {'Content-Type': 'application/json'}).end(JSON.stringify(body));
    };
    if (request.method === 'POST' && isOwnPage(request)) {
      this.#start().then(
        ({url, projectId}) => reply(200, {url, projectId}),
        (error: unknown) => reply(500, {error: String(error)}),
      );
    } else {
      reply(403, {error: 'Only a page of the demo may ask for it.'});
    }
    return true;
  }

  async close(): Promise<void> {
    const emulator = await this.getRunning();
    await emulator?.close();
  }

  /** Once for all that ask; whoever asks after a failure may be luckier. */
  async #start(): Promise<FirebaseEmulator> {
    this.#starting ??= import('./firebase-emulator.js').then(({startFirebaseEmulator}) =>
      startFirebaseEmulator({port: this.#port}),
    );
    try {
      const emulator = await this.#starting;
      await this.#onStart(emulator);
      return emulator;
    } catch (error) {
      this.#starting = undefined;
      throw error;
    }
  }
}
