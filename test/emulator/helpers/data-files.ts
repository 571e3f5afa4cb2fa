import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after} from 'node:test';
import {startEmulator} from '../../../demo/emulator/server.js';
import {EmulatorClient} from './client.js';

/** A folder for the tests of one file; returns the paths in it. */
export function temporaryFolder(): (name: string) => string {
  const folder = mkdtempSync(join(tmpdir(), 'emulator-'));
  after(() => rmSync(folder, {recursive: true}));
  return (name) => join(folder, name);
}

/** Runs an emulator on a data file as long as it is used. */
export async function runOn(dataFile: string, use: (client: EmulatorClient) => Promise<void>): Promise<void> {
  const client = new EmulatorClient(await startEmulator({dataFile}));
  try {
    await use(client);
  } finally {
    await client.close();
  }
}
