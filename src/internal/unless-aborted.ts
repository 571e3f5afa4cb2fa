/** Waits for work until the signal aborts: that ends the waiting, not the work. */
export function unlessAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  const finished = new AbortController();
  return new Promise<Value>((resolve, reject) => {
    const abort = () => reject(signal.reason as Error);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, {signal: finished.signal});
    work.then(resolve, reject);
  }).finally(() => finished.abort());
}
