import {after, before, beforeEach} from 'node:test';
import {startEmulator, type Emulator} from '../../../demo/emulator/server.js';
import {useBrowser, type OpenOptions} from './browser.js';
import {startEmbedServer, type Embed, type EmbedServer} from './embed-server.js';
import {EmulatorControl} from './emulator-control.js';
import type {LoginPage} from './login-page.js';

export interface EmbedSite {
  readonly emulator: EmulatorControl;
  /** Opens a site whose body and scripts may name the emulator as `%API%`. */
  open(embed: Embed, options?: OpenOptions): Promise<LoginPage>;
}

/** A site that embeds the script-tag file, and an emulator on another origin. */
export function useEmbedSite(): EmbedSite {
  const open = useBrowser();
  let emulator: Emulator;
  let server: EmbedServer;
  let control: EmulatorControl;

  before(async () => {
    emulator = await startEmulator();
    control = new EmulatorControl(emulator.url);
    server = await startEmbedServer(emulator.url);
  });

  beforeEach(() => control.reset());

  after(async () => {
    await server.close();
    await emulator.close();
  });

  return {
    get emulator() {
      return control;
    },
    open: (embed, options) => {
      const withApi = (text: string) => text.replaceAll('%API%', emulator.url);
      const scripts = Object.entries(embed.scripts ?? {}).map(([path, code]) => [path, withApi(code)]);
      server.embed = {
        ...embed,
        body: withApi(embed.body),
        scripts: Object.fromEntries(scripts) as Record<string, string>,
      };
      return open(server.url, options);
    },
  };
}
