import assert from 'node:assert/strict';
import {after, before, beforeEach} from 'node:test';
import type {Page} from 'playwright-core';
import {startEmulator} from '../../../demo/emulator/server.js';
import {startServices} from '../../../demo/services/start-services.js';
import {findViolations, lookNames, looks, overflow} from './axe.js';
import {useBrowser, type OpenOptions} from './browser.js';
import {openDemoBuild} from './demo-build.js';
import {startDemoServer} from './demo-server.js';
import {EmulatorControl} from './emulator-control.js';
import type {LoginPage} from './login-page.js';

export const user = {login: 'demo', email: 'demo@example.com', password: 'demo-password', name: 'Demo User'};

export interface RunningDemo {
  readonly url: string;
  readonly emulatorUrl: string;
  /** Back to the starting state of the emulator, with what the services have set up in it. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a build of the demo, and beside it an emulator and the services. */
export async function startDemo(): Promise<RunningDemo> {
  const build = await openDemoBuild();
  const emulator = await startEmulator();
  const services = await startServices(emulator.url);
  const server = await startDemoServer(build.folder, emulator.url, services);
  return {
    url: server.url,
    emulatorUrl: emulator.url,
    reset: async () => {
      await new EmulatorControl(emulator.url).reset();
      await services.setUp();
    },
    close: async () => {
      await server.close();
      await services.close();
      await emulator.close();
      await build.remove();
    },
  };
}

export interface DemoOptions extends OpenOptions {
  /** Which page, with its settings. @default '' the first one */
  readonly path?: string;
}

export interface Demo {
  readonly emulator: EmulatorControl;
  open(options?: DemoOptions): Promise<LoginPage>;
}

/** The demo with an emulator that every test finds in its starting state. */
export function useDemo(): Demo {
  const open = useBrowser();
  let running: RunningDemo;
  let emulator: EmulatorControl;

  before(async () => {
    running = await startDemo();
    emulator = new EmulatorControl(running.emulatorUrl);
  });

  beforeEach(() => running.reset());

  after(() => running.close());

  return {
    get emulator() {
      return emulator;
    },
    open: ({path = '', ...options} = {}) => open(running.url + path, options),
  };
}

/** Checks a page of the demo: axe finds nothing in any look, and a window 320 px wide holds it in both directions. */
export async function assertFitsEveryLook(page: Page): Promise<void> {
  for (const look of lookNames) {
    // What fades would be judged on the way.
    await page.emulateMedia({...looks[look], reducedMotion: 'reduce'});
    assert.deepEqual(await findViolations(page, look, 'html'), [], look);
  }
  await page.setViewportSize({width: 320, height: 640});
  assert.equal(await overflow(page), 0);
  await page.getByLabel('Direction').selectOption('rtl');
  assert.equal(await overflow(page), 0);
}
