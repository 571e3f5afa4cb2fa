import type {User} from '../../api/models.js';
import type {UserSearchField} from '../../api/lookups/user-lookups.js';

/** Whom a search looks for. */
export interface FinderSettings {
  readonly by: readonly UserSearchField[];
  /** Users with one of these tags; typing narrows them down. Empty: everybody. */
  readonly tags: readonly string[];
  /** These users only; typing narrows them down. `undefined`: everybody. */
  readonly ids: readonly number[] | undefined;
  /** Ids of users who are not shown. */
  readonly exclude: readonly number[];
  readonly usersApi: 'v1' | 'v2';
}

/** How a row of the list is shown. */
export interface UserRowContext {
  /** What was typed. */
  readonly query: string;
  /** Whether the user is chosen. */
  readonly isSelected: boolean;
}

/**
 * Makes the content of a row: text, a node, a template of Lit, or a list of these. Text is shown as text.
 */
export type RenderUserRow = (user: User, context: UserRowContext) => unknown;
