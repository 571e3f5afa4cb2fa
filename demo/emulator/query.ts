import type {Context} from 'hono';
import {toInteger} from './json.js';
import {invalidQuery} from './problems.js';

/** The parameters in the URL of a request. */
export function readParameters(c: Context): URLSearchParams {
  return new URL(c.req.url).searchParams;
}

/** An integer within limits. */
export function readCount(name: string, text: string, minimum: number, maximum = Infinity): number {
  const count = toInteger(text);
  if (count !== undefined && count >= minimum && count <= maximum) return count;
  throw invalidQuery(
    maximum === Infinity
      ? `${name} should be an integer of at least ${minimum}`
      : `${name} should be an integer from ${minimum} to ${maximum}`,
  );
}
