import {timingSafeEqual} from 'node:crypto';

/** Compares in a time that tells nothing about where the two differ. */
export function isSameSecret(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.length === second.length && timingSafeEqual(first, second);
}
