import {spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {chromium} from 'playwright-core';
import {browserArguments, findBrowser} from '../../helpers/runner/find-browser.js';
import type {Profile, StartProfiles} from './profiles.js';

/** Where the browser can be told what to do: it says so itself. */
async function findEndpoint(browser: ChildProcess): Promise<string> {
  if (browser.stderr) {
    for await (const line of createInterface({input: browser.stderr})) {
      const [, endpoint] = /listening on (ws:\S+)/.exec(line) ?? [];
      if (endpoint) return endpoint;
    }
  }
  throw new Error('Chromium did not start.');
}

/** How often a browser is started until one answers: now and then, one that has started never does. */
const tries = 3;

async function openDesktop(): Promise<Profile> {
  for (let left = tries - 1; ; left -= 1) {
    try {
      return await tryToOpenDesktop();
    } catch (error) {
      if (left === 0) throw error;
    }
  }
}

async function tryToOpenDesktop(): Promise<Profile> {
  const folder = await mkdtemp(join(tmpdir(), 'cube-elements-'));
  const browser = spawn(
    findBrowser(),
    ['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${folder}`, ...browserArguments],
    {stdio: ['ignore', 'ignore', 'pipe']},
  );
  const end = async (): Promise<void> => {
    const gone = once(browser, 'exit');
    browser.kill();
    await gone;
    await rm(folder, {recursive: true, force: true, maxRetries: 5});
  };
  try {
    const endpoint = await findEndpoint(browser);
    browser.stderr.resume();
    const connection = await chromium.connectOverCDP(endpoint, {noDefaults: true, timeout: 10_000});
    const [context] = connection.contexts();
    if (!context) throw new Error('Chromium has no profile.');
    return {
      context,
      close: async () => {
        await end();
        await connection.close();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

/**
 * A browser for every profile, with its tabs in one window as a person has them: the one in front is visible, the
 * others are hidden, and a hidden one can be frozen. Takes no options.
 */
export const startDesktopProfiles: StartProfiles = () =>
  Promise.resolve({open: openDesktop, close: () => Promise.resolve()});
