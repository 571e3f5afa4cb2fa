import type {TestRunnerPlugin} from '@web/test-runner';
import {startEmulator, type Emulator} from '../../../demo/emulator/server.js';

/** Lets a test file in the browser have an emulator of its own, so that files can run side by side. */
export function emulatorCommands(): TestRunnerPlugin {
  const emulators = new Map<string, Emulator>();

  return {
    name: 'emulator-commands',

    async executeCommand({command, payload}) {
      if (command === 'start-emulator') {
        const emulator = await startEmulator();
        emulators.set(emulator.url, emulator);
        return emulator.url;
      }
      if (command === 'stop-emulator') {
        await emulators.get(payload as string)?.close();
        return true;
      }
      return undefined;
    },

    async serverStop() {
      await Promise.all([...emulators.values()].map((emulator) => emulator.close()));
    },
  };
}
