import type {IncomingMessage, ServerResponse} from 'node:http';
import type {FirebaseEmulator} from './firebase-emulator.js';
import {FirebaseOnDemand} from './firebase-on-demand.js';
import {findFreePort} from './free-port.js';
import {setUpIdentityApp, startIdentityService} from './identity-service.js';
import {startTwitterBackend} from './twitter-backend.js';

/** What stands beside the demo and its emulator. */
export interface Services {
  /** The addresses that are put into the pages, by the word that stands for them there. */
  readonly placeholders: Readonly<Record<string, string>>;
  /** All that the pages talk to. */
  readonly connectUrls: readonly string[];
  /** Sets up in the emulator what a reset takes from it. */
  setUp(): Promise<void>;
  /** Answers a request of the pages that is meant for the services, and returns whether it is. */
  answer(request: IncomingMessage, response: ServerResponse): boolean;
  close(): Promise<void>;
}

/** The usual port of each service that a page knows by its address. */
const ports = {twitter: 4501, identity: 4502, firebase: 9099};

export interface ServicesOptions {
  /** Whether the usual ports are taken where they are free, so that an address outlives a restart. */
  readonly usualPorts?: boolean;
}

/** Starts the services of the demo: the backend that shakes hands with Twitter, and a company's own user service. */
export async function startServices(
  emulatorUrl: string,
  {usualPorts = false}: ServicesOptions = {},
): Promise<Services> {
  const portOf = (name: keyof typeof ports) => (usualPorts ? findFreePort(ports[name]) : 0);
  const twitter = await startTwitterBackend({
    twitterUrl: `${emulatorUrl}/_emulator/twitter`,
    port: await portOf('twitter'),
  });
  const identity = await startIdentityService({port: await portOf('identity')});
  const acceptFirebase = ({url, projectId}: FirebaseEmulator) =>
    allowFirebase(emulatorUrl, projectId, new URL(url).host);
  const firebase = new FirebaseOnDemand(await findFreePort(usualPorts ? ports.firebase : 0), acceptFirebase);
  const setUp = async (): Promise<void> => {
    await setUpIdentityApp(emulatorUrl, identity.url);
    const running = await firebase.getRunning();
    if (running) await acceptFirebase(running);
  };
  await setUp();
  return {
    placeholders: {
      '%EMULATOR_URL%': emulatorUrl,
      '%TWITTER_URL%': twitter.url,
      '%IDENTITY_URL%': identity.url,
      '%FIREBASE_URL%': firebase.url,
    },
    connectUrls: [emulatorUrl, twitter.url, identity.url, firebase.url].map((url) => new URL(url).origin),
    setUp,
    answer: (request, response) => firebase.answer(request, response),
    close: async () => {
      await Promise.all([twitter.close(), identity.close(), firebase.close()]);
    },
  };
}

/** Lets the emulator's first app take the ID tokens of this project. */
async function allowFirebase(emulatorUrl: string, projectId: string, emulatorHost: string): Promise<void> {
  const {ok, status} = await fetch(`${emulatorUrl}/_emulator/apps/1`, {
    method: 'PATCH',
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify({features: {firebase: {projectId, emulatorHost}}}),
  });
  if (!ok) throw new Error(`The emulator has not taken the Firebase project: ${status}`);
}
