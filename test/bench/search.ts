import {chromium} from 'playwright-core';
import {startEmulator} from '../../demo/emulator/server.js';
import {browserArguments, findBrowser} from '../helpers/runner/find-browser.js';
import {median} from './helpers/median.js';
import {serveBenchPage} from './helpers/serve-page.js';
import {traceTasks} from './helpers/trace.js';
import type {Scrolled, Typed} from './search-page/page.js';

/**
 * `<cube-user-search>` among 100,000 users: from the last key to the painted result, and how much of that is ours; and
 * the longest task while a list of some 10,000 rows is scrolled to its end. It measures and sets no limit.
 */

const texts = ['ingrid', 'sophie kow', 'rafael', 'priya', 'milica', 'demo'];
const rounds = 3;
const goal = 50;

const emulator = await startEmulator();
const add = (count: number, seed: number) =>
  fetch(`${emulator.url}/_emulator/users`, {
    method: 'POST',
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify({appId: 1, count, seed}),
  });
const {url, close} = await serveBenchPage('test/bench/search-page/page.ts', emulator.url);
const browser = await chromium.launch({executablePath: findBrowser(), args: browserArguments});

const print = (name: string, ...values: readonly string[]): void =>
  console.log(name.padEnd(44) + values.map((value) => value.padStart(12)).join(''));

try {
  const page = await browser.newPage();
  const session = await browser.newBrowserCDPSession();
  await page.goto(url);

  // As many users as have a tag in common with some 10,000 others.
  await add(33_000, 1);
  const scrolls: (Scrolled & {longestTask: number; longestWork: number})[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await page.evaluate(
      (endpoint) => searchBench.open(endpoint, {list: 'inline', tags: 'engineer'}),
      emulator.url,
    );
    await page.waitForFunction(() => searchBench.isListed());
    scrolls.push(await traceTasks(session, () => page.evaluate(() => searchBench.scroll())));
  }

  await add(67_000, 2);
  const typed: Typed[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await page.evaluate((endpoint) => searchBench.open(endpoint, {}), emulator.url);
    for (const text of texts) {
      const watching = page.evaluate(() => searchBench.watch());
      await page.keyboard.type(text, {delay: 60});
      typed.push(await watching);
      await page.keyboard.press('Control+A');
      await page.keyboard.press('Delete');
    }
  }

  const of = (read: (one: Typed) => number): string => median(typed.map(read)).toFixed(1);
  print(`\n${typed.length} searches among 100,000 users, ms`, 'median', 'share');
  print(
    'from the last key to the painted result',
    of(({total}) => total),
  );
  for (const part of ['pause', 'network', 'ours'] as const) {
    print(
      `  of that ${part}`,
      of((one) => one[part]),
      `${(100 * median(typed.map((one) => one[part] / one.total))).toFixed(1)} %`,
    );
  }
  const [{rows, frames} = {rows: 0, frames: 0}] = scrolls;
  console.log(`\n${rows} rows scrolled in ${frames} frames, ${rounds} rounds`);
  print('longest task, ms (goal below 50), median', median(scrolls.map((one) => one.longestTask)).toFixed(1));
  print('longest of all', Math.max(...scrolls.map((one) => one.longestTask)).toFixed(1), `goal ${goal}`);
  print('longest work of a task', Math.max(...scrolls.map((one) => one.longestWork)).toFixed(1));
  print('most rows in the page at once', String(Math.max(...scrolls.map((one) => one.mostRowsInPage))));
} finally {
  await browser.close();
  close();
  await emulator.close();
}
