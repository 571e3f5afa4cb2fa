import {setTimeout} from 'node:timers/promises';
import {patience} from './watch.js';

/** Resolves once this is so. Rejects with the text when that takes too long. */
export async function until(text: string, isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + patience;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`Never came: ${text}`);
    await setTimeout(20);
  }
}
