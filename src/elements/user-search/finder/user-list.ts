import type {User} from '../../../api/models.js';

/**
 * Users found, or a list that the page gives: what has come of it, and what is asked for when it comes into view.
 * Pages may come in any order; until one has, its rows are there, but their users are not.
 */
export interface UserList {
  /** What was typed for it. */
  readonly query: string;
  /** How many rows there are: those of pages that have not come are counted as the server has said. */
  readonly total: number;
  /** Whether more users match than the list can ever hold. */
  readonly isCut: boolean;
  /** Those that have come, in order. */
  readonly users: readonly User[];
  /** What a page that was asked for has failed with. */
  readonly error: unknown;
  /** The user of a row, `undefined` until it has come. */
  at(index: number): User | undefined;
  /** Asks for what of these rows, the last one included, has not come yet. Does nothing after a failure, until `retry`. */
  need(first: number, last: number): void;
  /** Asks again for what has failed. */
  retry(): void;
}
