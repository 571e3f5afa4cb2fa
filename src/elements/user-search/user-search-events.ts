import type {User} from '../../api/models.js';

/** Detail of `cube-user-select` and `cube-user-deselect`. */
export interface CubeUserSelectDetail {
  readonly user: User;
}

/** Detail of `cube-user-search-results`. */
export interface CubeUserSearchResultsDetail {
  /** What was typed; empty for a list that the page gives. */
  readonly query: string;
  /** Those that have come so far, the best first. */
  readonly users: readonly User[];
  /** How many there are in all. */
  readonly total: number;
}

/** Detail of `cube-user-search-error`. */
export interface CubeUserSearchErrorDetail {
  readonly error: unknown;
}

declare global {
  interface GlobalEventHandlersEventMap {
    'cube-user-select': CustomEvent<CubeUserSelectDetail>;
    'cube-user-deselect': CustomEvent<CubeUserSelectDetail>;
    'cube-user-search-results': CustomEvent<CubeUserSearchResultsDetail>;
    'cube-user-search-error': CustomEvent<CubeUserSearchErrorDetail>;
  }
}
