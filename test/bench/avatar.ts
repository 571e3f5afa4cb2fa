import {chromium, type CDPSession, type Page} from 'playwright-core';
import {browserArguments, findBrowser} from '../helpers/runner/find-browser.js';
import type {Made} from './avatar-page/page.js';
import {median} from './helpers/median.js';
import {serveBenchPage} from './helpers/serve-page.js';
import {traceTasks, type LongestTask} from './helpers/trace.js';

/**
 * From a photo of 12 megapixels to a face of 512 pixels: the longest task on the page's main thread by a trace of the
 * browser, and the whole time, beside the least that a page can do by itself. It measures and sets no limit.
 */

const rounds = 5;
const goal = 50;

type Measured = Made & LongestTask;

function measure(page: Page, session: CDPSession, way: 'elements' | 'floor'): Promise<Measured> {
  return traceTasks(session, () => page.evaluate((name) => bench.make(name), way));
}

const {url, close} = await serveBenchPage('test/bench/avatar-page/page.ts');
const browser = await chromium.launch({executablePath: findBrowser(), args: browserArguments});
try {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  await page.goto(url);
  let workers = 0;
  page.on('worker', () => (workers += 1));
  const photoBytes = await page.evaluate(() => bench.photoBytes());
  const session = await browser.newBrowserCDPSession();

  const results: Record<'elements' | 'floor', Measured[]> = {elements: [], floor: []};
  for (let round = 0; round < rounds; round += 1) {
    results.elements.push(await measure(page, session, 'elements'));
    results.floor.push(await measure(page, session, 'floor'));
  }
  if (workers !== rounds) throw new Error(`${workers} workers were started for ${rounds} pictures.`);
  if (complaints.length > 0) throw new Error(complaints.join('\n'));

  const columns = (...cells: readonly string[]) =>
    cells.map((cell, index) => (index === 0 ? cell.padEnd(36) : cell.padStart(15))).join('');
  const row = (name: string, value: (measured: Measured) => number, digits = 0) => {
    const [ours, floor] = [median(results.elements.map(value)), median(results.floor.map(value))];
    console.log(columns(name, ours.toFixed(digits), floor.toFixed(digits), (ours / floor).toFixed(2)));
  };
  console.log(`\n${columns('12-megapixel photo to avatar', 'elements', 'floor', 'ratio')}`);
  row('longest task, ms', (measured) => measured.longestTask, 1);
  row('longest work of a task, ms', (measured) => measured.longestWork, 1);
  row('whole time, ms', ({time}) => time);
  row('bytes', ({bytes}) => bytes);
  const longest = Math.max(...results.elements.map((measured) => measured.longestTask));
  console.log(
    `The photo has ${photoBytes} bytes. Longest of all tasks: ${longest.toFixed(1)} ms (goal ${goal}).`,
  );
} finally {
  await browser.close();
  close();
}
