import type {TestRunnerPlugin} from '@web/test-runner';
import {startEmulator, type Emulator} from '../../../demo/emulator/server.js';
import {startFirebaseEmulator, type FirebaseEmulator} from '../../../demo/services/firebase-emulator.js';
import {
  identityFeature,
  startIdentityService,
  type IdentityService,
} from '../../../demo/services/identity-service.js';
import {HostBackend, type HostAnswer} from './host-backend.js';

/** Lets a test file in the browser have servers of its own, so that files can run side by side. */
export function emulatorCommands(): TestRunnerPlugin {
  const emulators = new Map<string, Emulator>();
  const backends = new Map<string, HostBackend>();
  const identityServices: IdentityService[] = [];
  /** One for all files, because it takes long to start; each test has users of its own there. */
  let firebase: Promise<FirebaseEmulator> | undefined;

  const commands: Readonly<Record<string, (payload: unknown) => unknown>> = {
    'start-emulator': async () => {
      const emulator = await startEmulator();
      emulators.set(emulator.url, emulator);
      return emulator.url;
    },
    'stop-emulator': async (url) => {
      await emulators.get(url as string)?.close();
      return true;
    },
    'start-firebase': async () => {
      firebase ??= startFirebaseEmulator();
      const {url, projectId} = await firebase;
      return {url, projectId};
    },
    'start-identity-service': async () => {
      const service = await startIdentityService();
      identityServices.push(service);
      return {url: service.url, features: identityFeature(service.url)};
    },
    'start-host': async () => {
      const backend = new HostBackend();
      const url = await backend.start();
      backends.set(url, backend);
      return url;
    },
    'set-host-answer': (payload) => {
      const {url, answer} = payload as {url: string; answer: HostAnswer};
      Object.assign(backends.get(url) ?? {}, {answer});
      return true;
    },
    'take-host-requests': (url) => backends.get(url as string)?.requests.splice(0) ?? [],
    'stop-host': (url) => {
      backends.get(url as string)?.close();
      return true;
    },
  };

  return {
    name: 'emulator-commands',

    executeCommand: ({command, payload}) => commands[command]?.(payload),

    async serverStop() {
      for (const backend of backends.values()) backend.close();
      await firebase?.then(
        (started) => started.close(),
        () => undefined,
      );
      await Promise.all([...emulators.values(), ...identityServices].map((server) => server.close()));
    },
  };
}
