import {watchPage} from './page.js';
import {RetryGate} from './retry-gate.js';

/**
 * Does something, and where that fails, again whenever something has changed on the page, until it has worked or the
 * signal, if there is one, is aborted.
 * @throws the failure of the first attempt.
 */
export async function tryUntilDone(work: () => Promise<void>, signal?: AbortSignal): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!signal?.aborted) tryAgainLater(work, error, signal);
    throw error;
  }
}

function tryAgainLater(work: () => Promise<void>, failure: unknown, signal?: AbortSignal): void {
  const gate = new RetryGate(false);
  const watch = new AbortController();
  signal?.addEventListener('abort', () => watch.abort());
  let isTrying = false;
  const tryAgain = async (): Promise<void> => {
    isTrying = true;
    try {
      await work();
      watch.abort();
    } finally {
      isTrying = false;
    }
  };
  gate.close(failure);
  watchPage((event) => {
    gate.note(event);
    // Nobody waits for it.
    if (!isTrying && gate.isOpen) tryAgain().catch((error: unknown) => gate.close(error));
  }, watch.signal);
}
