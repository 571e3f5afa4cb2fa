/** Waits for work until one of the signals aborts: that ends the waiting, not the work. */
export function withSignals<Value>(
  work: Promise<Value>,
  signals: readonly (AbortSignal | undefined)[],
): Promise<Value> {
  const given = signals.filter((signal) => signal !== undefined);
  const finished = new AbortController();
  return new Promise<Value>((resolve, reject) => {
    for (const signal of given) {
      const abort = () => reject(signal.reason as Error);
      if (signal.aborted) abort();
      signal.addEventListener('abort', abort, {signal: finished.signal});
    }
    work.then(resolve, reject);
  }).finally(() => finished.abort());
}
