const longestWait = 10_000;

/**
 * Does the work while no other tab does its own of that name. Waits for them no longer than ten seconds: a tab that
 * hangs must not keep the others from working. Where the browser has no locks, there is nothing to wait for.
 */
export async function inTurn<Value>(name: string, work: () => Promise<Value>): Promise<Value> {
  if (typeof navigator === 'undefined' || !('locks' in navigator)) return work();
  const wait = new AbortController();
  const timer = setTimeout(() => wait.abort(), longestWait);
  const turn = {isOurs: false};
  try {
    return await navigator.locks.request(name, {signal: wait.signal}, () => {
      turn.isOurs = true;
      clearTimeout(timer);
      return work();
    });
  } catch (error) {
    if (turn.isOurs) throw error;
    return await work();
  } finally {
    clearTimeout(timer);
  }
}
