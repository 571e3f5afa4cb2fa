import {withSignals} from './with-signals.js';

/** What the browser takes for the address of a script where the page says that no text will do. */
interface ScriptUrlPolicy {
  createScriptURL(url: string): unknown;
}

interface PolicyFactory {
  createPolicy(name: string, rules: ScriptUrlPolicy): ScriptUrlPolicy;
}

/** How long its file may take to come, in milliseconds. */
const timeLimit = 8_000;

// Bundlers know by these very words that the file belongs to this one.
const fileUrl = new URL('./picture-worker.js', import.meta.url).href;

/** The site has the script-tag file from elsewhere. */
const isOfOtherOrigin = (): boolean => new URL(fileUrl).origin !== location.origin;

/** A worker may not be of another origin, but it may import from there. */
function makeImporter(): string {
  const text = `import ${JSON.stringify(fileUrl)};`;
  return URL.createObjectURL(new Blob([text], {type: 'text/javascript'}));
}

/** The address in a form that policies let pass. There can be one policy of a name, and it knows only this address. */
function makeTrustedUrl(): unknown {
  const url = isOfOtherOrigin() ? makeImporter() : fileUrl;
  const {trustedTypes} = globalThis as {trustedTypes?: PolicyFactory};
  return (
    trustedTypes?.createPolicy('cube-elements', {createScriptURL: () => url}).createScriptURL(url) ?? url
  );
}

let trustedUrl: unknown;
let isForbidden = false;

function createWorker(): Worker | undefined {
  if (isForbidden) return undefined;
  try {
    trustedUrl ??= makeTrustedUrl();
    return new Worker(trustedUrl as string, {type: 'module', name: 'cube-elements picture'});
  } catch {
    // Another try would only make the browser complain once more.
    isForbidden = true;
    return undefined;
  }
}

const isReady = (worker: Worker): Promise<boolean> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), timeLimit);
    const settle = (ready: boolean) => {
      clearTimeout(timer);
      resolve(ready);
    };
    worker.addEventListener('message', () => settle(true), {once: true});
    worker.addEventListener('error', () => settle(false), {once: true});
  });

/**
 * Starts a worker for one picture.
 * @returns The worker, once it is ready, or `undefined` where there can be none: the page's policy forbids it, a bundler
 * has left its file out, or that does not come.
 * @throws The reason of the signal.
 */
export async function startWorker(signal: AbortSignal | undefined): Promise<Worker | undefined> {
  const worker = createWorker();
  if (!worker) return undefined;
  try {
    if (await withSignals(isReady(worker), [signal])) return worker;
  } catch (error) {
    worker.terminate();
    throw error;
  }
  worker.terminate();
  // Most likely the page's policy lets workers come from files only, and will each time.
  isForbidden = isOfOtherOrigin();
  return undefined;
}
