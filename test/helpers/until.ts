import {waitUntil} from '@open-wc/testing';

/** Waits until the condition holds; patient, because machines are busy at times. */
export const until = (condition: Parameters<typeof waitUntil>[0], what?: string): Promise<void> =>
  waitUntil(condition, what, {timeout: 8_000});
