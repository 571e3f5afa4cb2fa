/**
 * Starts several things, a few at once. The first failure, like an abort, stops all that are under way and those that
 * have not begun.
 * @returns A promise for each, in order.
 */
export function startAll<Value>(
  works: readonly ((signal: AbortSignal) => Promise<Value>)[],
  signal: AbortSignal | undefined,
  atOnce = works.length,
): Promise<Value>[] {
  const stop = new AbortController();
  const abort = (): void => stop.abort(signal?.reason);
  if (signal?.aborted) abort();
  signal?.addEventListener('abort', abort);

  const started: Promise<Value>[] = [];
  for (const [index, work] of works.entries()) {
    const before: Promise<unknown> = started[index - atOnce] ?? Promise.resolve();
    started.push(
      before.then(() => {
        stop.signal.throwIfAborted();
        return work(stop.signal);
      }),
    );
  }
  void Promise.all(started)
    .catch((error: unknown) => stop.abort(error))
    .finally(() => signal?.removeEventListener('abort', abort));
  return started;
}
