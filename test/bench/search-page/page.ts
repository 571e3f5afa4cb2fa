import '../../../src/define/cube-session.js';
import '../../../src/define/cube-user-search.js';
import type {CubeUserSearch} from '../../../src/index.js';

/** What it took from the last key to the painted result, in milliseconds. */
export interface Typed {
  readonly total: number;
  /** From the key to the first request: the pause that tells that nobody types any more. */
  readonly pause: number;
  /** From the first request of the round to its last answer. */
  readonly network: number;
  /** The rest: reading, merging, showing and painting. */
  readonly ours: number;
  readonly rows: number;
}

/** Of a list that was scrolled from its beginning to its end. */
export interface Scrolled {
  readonly rows: number;
  readonly frames: number;
  readonly mostRowsInPage: number;
}

let endpoint = '';
let search: CubeUserSearch;

/** Resolves when what has been changed by now is on the screen. */
const painted = () =>
  new Promise<number>((resolve) => {
    requestAnimationFrame(() => {
      const {port1, port2} = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(undefined);
    });
  });

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

const resultsCome = () =>
  new Promise<CubeUserSearch>((resolve) =>
    search.addEventListener('cube-user-search-results', () => resolve(search), {once: true}),
  );

const options = () => search.shadowRoot?.querySelectorAll('[role=option]') ?? [];

/** Puts an element into the page, as a page that has been open for a while has it. */
async function open(url: string, attributes: Readonly<Record<string, string>>): Promise<void> {
  endpoint = url;
  const session = document.createElement('cube-session');
  for (const [name, value] of Object.entries({'app-id': '1', 'auth-key': 'emulator-auth-key', endpoint})) {
    session.setAttribute(name, value);
  }
  search = document.createElement('cube-user-search');
  for (const [name, value] of Object.entries(attributes)) search.setAttribute(name, value);
  session.append(search);
  document.body.replaceChildren(session);
  await session.updateComplete;
  search.focus();
}

/** Watches the next search, from the last key before the answer on. */
async function watch(): Promise<Typed> {
  let lastKey = 0;
  performance.clearResourceTimings();
  const note = () => (lastKey = performance.now());
  search.addEventListener('keydown', note);
  await resultsCome();
  await search.updateComplete;
  const end = await painted();
  search.removeEventListener('keydown', note);
  const requests = (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).filter(
    ({name, startTime}) => name.startsWith(`${endpoint}/users`) && startTime > lastKey,
  );
  const begin = Math.min(...requests.map(({startTime}) => startTime));
  const answered = Math.max(...requests.map(({responseEnd}) => responseEnd));
  return {
    total: end - lastKey,
    pause: begin - lastKey,
    network: answered - begin,
    ours: end - answered,
    rows: options().length,
  };
}

/** Scrolls a list to its end, a good part of a window in each frame, and waits for what comes into view at last. */
async function scroll(): Promise<Scrolled> {
  const list = search.shadowRoot?.querySelector<HTMLElement>('[role=listbox]');
  if (!list) throw new Error('There is no list.');
  let frames = 0;
  let mostRowsInPage = 0;
  performance.mark('start');
  while (list.scrollTop + list.clientHeight < list.scrollHeight - 1) {
    list.scrollTop += 2_000;
    await nextFrame();
    frames += 1;
    mostRowsInPage = Math.max(mostRowsInPage, options().length);
  }
  performance.mark('end');
  return {rows: Number(options()[0]?.getAttribute('aria-setsize')), frames, mostRowsInPage};
}

/** Whether a list is there to be scrolled. */
const isListed = (): boolean => options().length > 0;

declare global {
  var searchBench: {open: typeof open; watch: typeof watch; scroll: typeof scroll; isListed: typeof isListed};
}

globalThis.searchBench = {open, watch, scroll, isListed};
