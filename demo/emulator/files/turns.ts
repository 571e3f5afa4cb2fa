import type {StoredFile} from '../state/files.js';

/** What was the last to be done with the content of a file, or still is; it never rejects. */
const latest = new WeakMap<StoredFile, Promise<unknown>>();

/** Does something with the content of a file once whatever was begun before is done: one thing at a time, in order. */
export function takeTurn(file: StoredFile, act: () => Promise<void>): Promise<void> {
  const turn = (latest.get(file) ?? Promise.resolve()).then(act);
  latest.set(
    file,
    turn.catch(() => undefined),
  );
  return turn;
}
