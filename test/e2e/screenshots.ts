/** `node --import tsx test/e2e/screenshots.ts FOLDER`: the demo in every state and look, for a person to look at. */
import {mkdir} from 'node:fs/promises';
import {join} from 'node:path';
import {chromium, type Browser, type BrowserContextOptions} from 'playwright-core';
import {browserArguments, findBrowser} from '../helpers/runner/find-browser.js';
import {startDemo} from './helpers/demo.js';
import {EmulatorControl} from './helpers/emulator-control.js';
import {LoginPage} from './helpers/login-page.js';
import {states} from './helpers/states.js';
import {Watch} from './helpers/watch.js';

const looks: Record<string, BrowserContextOptions> = {
  light: {colorScheme: 'light'},
  dark: {colorScheme: 'dark'},
  forced: {colorScheme: 'dark', forcedColors: 'active'},
};
const widths = [320, 1280];
const directions = ['ltr', 'rtl'];

async function takePicture(
  browser: Browser,
  options: BrowserContextOptions,
  reach: (login: LoginPage) => Promise<void>,
  path: string,
): Promise<void> {
  const context = await browser.newContext({...options, reducedMotion: 'reduce'});
  const watch = new Watch();
  await watch.attach(context);
  const login = new LoginPage(await context.newPage(), watch);
  await reach(login);
  await login.page.screenshot({path, fullPage: true});
  await context.close();
  for (const problem of watch.problems()) console.error(`${path}: ${problem}`);
}

const [, , folder] = process.argv;
if (!folder) throw new Error('Say which folder the pictures go to.');
await mkdir(folder, {recursive: true});
const demo = await startDemo();
const emulator = new EmulatorControl(demo.emulatorUrl);
const browser = await chromium.launch({executablePath: findBrowser(), args: browserArguments});

for (const [state, reach] of Object.entries(states)) {
  for (const [look, options] of Object.entries(looks)) {
    for (const width of widths) {
      for (const direction of directions) {
        await emulator.reset();
        const name = [state.replaceAll(/\W+/g, '-'), look, width, direction].join('_');
        const reachState = async (login: LoginPage) => {
          await login.page.goto(demo.url);
          await login.page.getByLabel('Direction').selectOption(direction);
          await reach(login, emulator);
        };
        const viewport = {width, height: 800};
        await takePicture(browser, {...options, viewport}, reachState, join(folder, `${name}.png`));
      }
    }
  }
}

await browser.close();
await demo.close();
