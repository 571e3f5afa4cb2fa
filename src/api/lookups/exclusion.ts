import type {Query} from '../transport.js';

/** As many ids as one request takes besides others. */
const mostSent = 100;

export interface Exclusion {
  /** For `GET /users/v2`, which then counts without them. Source: PROTOCOL.md section 7. */
  readonly filter: Query;
  /** Whether a user stays in a list. */
  readonly isKept: (id: number) => boolean;
}

/** Leaves users out of a list: on the server as far as that can be said to it, and of what it answers. */
export function toExclusion(ids: readonly number[]): Exclusion {
  const excluded = new Set(ids);
  return {
    filter: ids.length > 0 ? {'id[nin][]': ids.slice(0, mostSent)} : {},
    isKept: (id) => !excluded.has(id),
  };
}
