import {once} from 'node:events';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {chromium, type CDPSession, type Page} from 'playwright-core';
import {build, type Rolldown} from 'vite';
import {workerFile} from '../../vite.config.js';
import {browserArguments, findBrowser} from '../helpers/runner/find-browser.js';
import type {Made} from './avatar-page/page.js';

/**
 * From a photo of 12 megapixels to a face of 512 pixels: the longest task on the page's main thread by a trace of the
 * browser, and the whole time, beside the least that a page can do by itself. It measures and sets no limit.
 */

const rounds = 5;
const goal = 50;

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** In microseconds. */
  readonly ts: number;
  /** In microseconds. */
  readonly dur?: number;
  /** How much of that the thread was running, in microseconds: a busy machine lets it wait. */
  readonly tdur?: number;
}

interface Measured extends Made {
  /** In milliseconds. */
  readonly longestTask: number;
  /** The same, without the time in which the machine did other things. */
  readonly longestWork: number;
}

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html cube-elements',
].join('; ');

async function serve(): Promise<{url: string; close: () => void}> {
  const [built] = (await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [workerFile()],
    build: {
      write: false,
      target: 'es2022',
      lib: {entry: {page: 'test/bench/avatar-page/page.ts'}, formats: ['es']},
      rolldownOptions: {output: {minify: true}},
    },
  })) as Rolldown.RolldownOutput[];
  const files = new Map(
    built?.output.map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source]),
  );
  const server = createServer(({url = '/'}, response) => {
    const script = files.get(url);
    response.writeHead(script || url === '/' ? 200 : 404, {
      'Content-Security-Policy': policy,
      'Content-Type': script ? 'text/javascript' : 'text/html',
    });
    response.end(
      script ?? '<!doctype html><title>Bench</title><script type="module" src="/page.js"></script>',
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function trace(session: CDPSession, work: () => Promise<Made>): Promise<[Made, TraceEvent[]]> {
  const events: TraceEvent[] = [];
  const collect = ({value}: {value: unknown[]}) => events.push(...(value as TraceEvent[]));
  session.on('Tracing.dataCollected', collect);
  await session.send('Tracing.start', {
    traceConfig: {
      includedCategories: [
        'devtools.timeline',
        'disabled-by-default-devtools.timeline',
        'toplevel',
        'blink.user_timing',
      ],
    },
  });
  const made = await work();
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  session.off('Tracing.dataCollected', collect);
  return [made, events];
}

/** In milliseconds, of the thread on which the page marked the start, between its marks. */
function longestOf(events: readonly TraceEvent[]): Pick<Measured, 'longestTask' | 'longestWork'> {
  const start = events.find(({name}) => name === 'avatar-start');
  const end = events.find(({name}) => name === 'avatar-end');
  if (!start || !end) throw new Error('The marks are not in the trace.');
  const tasks = events.filter(
    ({name, pid, tid, ts, dur = 0}) =>
      name.endsWith('RunTask') &&
      pid === start.pid &&
      tid === start.tid &&
      ts + dur > start.ts &&
      ts < end.ts,
  );
  if (tasks.length === 0) throw new Error('There are no tasks in the trace.');
  return {
    longestTask: Math.max(...tasks.map(({dur = 0}) => dur)) / 1000,
    longestWork: Math.max(...tasks.map(({tdur = 0}) => tdur)) / 1000,
  };
}

async function measure(page: Page, session: CDPSession, way: 'elements' | 'floor'): Promise<Measured> {
  const [made, events] = await trace(session, () => page.evaluate((name) => bench.make(name), way));
  return {...made, ...longestOf(events)};
}

const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

const {url, close} = await serve();
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
