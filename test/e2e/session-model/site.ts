import {chromium, type Browser, type BrowserContext} from 'playwright-core';
import {build, type Rolldown} from 'vite';
import {startEmulator} from '../../../demo/emulator/server.js';
import {browserArguments, findBrowser} from '../../helpers/runner/find-browser.js';
import {startEmbedServer} from '../helpers/embed-server.js';
import {EmulatorControl} from '../helpers/emulator-control.js';
import {patience, Watch} from '../helpers/watch.js';
import {emailOf, logins, passwordOf} from './accounts.js';

/** The scripts of the page, by their paths: the element and what drives it, made from the sources as they are. */
export type Scripts = Readonly<Record<string, string>>;

const entry = 'tab';

export async function buildScripts(): Promise<Scripts> {
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      minify: false,
      lib: {entry: `test/e2e/session-model/${entry}.ts`, formats: ['es'], fileName: () => `${entry}.js`},
    },
  })) as Rolldown.RolldownOutput[];
  const chunks = built.flatMap(({output}) => output).filter((output) => output.type === 'chunk');
  return Object.fromEntries(chunks.map(({fileName, code}) => [`/${fileName}`, code]));
}

/** A page with nothing but a `<cube-session>`, a server of its own for it, and a profile that several tabs share. */
export interface Site {
  readonly url: string;
  readonly emulator: EmulatorControl;
  readonly context: BrowserContext;
  readonly watch: Watch;
  close(): Promise<void>;
}

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({executablePath: findBrowser(), args: browserArguments});

export async function openSite(browser: Browser, scripts: Scripts): Promise<Site> {
  const emulator = await startEmulator();
  const control = new EmulatorControl(emulator.url);
  for (const login of logins) {
    await control.addUser({login, email: emailOf(login), password: passwordOf(login), full_name: login});
  }
  const server = await startEmbedServer(emulator.url);
  server.embed = {
    head: `<script type="module" src="/${entry}.js"></script>`,
    body: `<cube-session app-id="1" auth-key="emulator-auth-key" endpoint="${emulator.url}"></cube-session>`,
    scripts,
  };
  const context = await browser.newContext();
  context.setDefaultTimeout(patience);
  const watch = new Watch();
  await watch.attach(context);
  return {
    url: server.url,
    emulator: control,
    context,
    watch,
    close: async () => {
      await context.close();
      await server.close();
      await emulator.close();
    },
  };
}
