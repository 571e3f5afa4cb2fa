import type {User} from '../models.js';

/** By what people are found. `tags` and `id` are exact, as is all that is shorter than four characters. */
export type UserSearchField = 'fullName' | 'login' | 'email' | 'phone' | 'externalId' | 'tags' | 'id';

/** Some users of a list that may be longer. */
export interface UserPage {
  readonly items: readonly User[];
  /** How many users the whole list has. */
  readonly total: number;
  /** How many users a page has at most. */
  readonly limit: number;
  /** How many users of the list come before this page. */
  readonly offset: number;
}

/** The page that was asked for, and by `for await` it and all the pages after it. */
export type UserPages<Page extends UserPage = UserPage> = Promise<Page> & AsyncIterable<Page>;

/** Users found by a text, the exact matches first. */
export interface UserSearchPage extends UserPage {
  /** Whether more users match than this list can ever hold, because the server cuts it short. */
  readonly isCut: boolean;
}

/** Which of the users in a list, and where a call ends. */
export interface PageOptions {
  /** How many users a page has at most, from 1 to 100. @default 100 */
  readonly limit?: number | undefined;
  /** How many users of the list come before the page. @default 0 */
  readonly offset?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** How users are searched for by a text. */
export interface UserSearchOptions extends PageOptions {
  /** @default all but `tags` */
  readonly by?: readonly UserSearchField[] | undefined;
  /** Only users with one of these tags. */
  readonly tags?: readonly string[] | undefined;
  /** Ids of users who are left out. */
  readonly exclude?: readonly number[] | undefined;
  /**
   * `v1` for apps that still have the platform's deprecated calls: full names are then found wherever the text stands
   * in them, and page by page. What is found in other ways stands on top of the first page, besides its `limit` of
   * names; those excluded still count in `total`. With `tags` it is as with `v2`. @default 'v2'
   */
  readonly usersApi?: 'v1' | 'v2' | undefined;
}

/** Which users with a full name. */
export interface FullNameOptions extends PageOptions {
  /** `v1`: wherever the text stands in the name, by the platform's deprecated call. @default 'v2' */
  readonly usersApi?: 'v1' | 'v2' | undefined;
}

/** Which users with a tag. */
export interface TagsOptions extends PageOptions {
  /** Ids of users who are left out. */
  readonly exclude?: readonly number[] | undefined;
}
