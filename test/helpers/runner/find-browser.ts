import {execFileSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {chromium} from 'playwright-core';

/** What a headless browser needs in a container, and what keeps it from calling its vendor. */
export const browserArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A camera that shows a test picture, and may be used.
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
];

const usualPlaces = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  chromium.executablePath(),
];

const find = () => usualPlaces.find((path) => path && existsSync(path));

const canInstall = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

function install(): void {
  console.log('No Chromium found: installing the one of the distribution.');
  const options = {stdio: 'inherit', env: {...process.env, DEBIAN_FRONTEND: 'noninteractive'}} as const;
  execFileSync('apt-get', ['update', '-q'], options);
  // The font is only a recommendation of the package, but without any the pages would be empty.
  const packages = ['chromium', 'fonts-liberation'];
  execFileSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], options);
}

/** Path of a Chromium. Installs Debian's where there is none and this process may. */
export function findBrowser(): string {
  let path = find();
  if (!path && canInstall()) {
    install();
    path = find();
  }
  if (!path) throw new Error('No Chromium found. Install Chromium or Chrome, or set CHROMIUM_PATH to one.');
  return path;
}
