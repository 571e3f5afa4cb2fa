import {maxLimit} from './check-lookup.js';
import type {Exclusion} from './exclusion.js';
import {listUsers} from './list-users.js';
import {lookUpAll} from './look-up-all.js';
import {mergeUsers, type LookedUp} from './merge-users.js';
import type {User} from '../models.js';
import {createPageList, type PageList} from './page-list.js';
import type {Lookup} from './search-plan.js';
import type {Send} from '../transport.js';
import type {UserPage, UserSearchPage} from './user-lookups.js';

/** What is searched for, and among whom. */
export interface Search {
  readonly send: Send;
  readonly text: string;
  readonly lookups: readonly Lookup[];
  /** Only users with one of these; everybody where there are none. */
  readonly tags: readonly string[];
  readonly exclusion: Exclusion;
  readonly signal: AbortSignal | undefined;
}

/** What the lookups of a search have found together. */
export interface Found {
  readonly users: readonly User[];
  /** Whether the server knows of more than it has given. */
  readonly isCut: boolean;
}

/** Whether only its answer can be narrowed down: two lists of tags in one request find users with a tag of either. */
const isNarrowedHere = ({field}: Lookup, tags: readonly string[]): boolean =>
  field === 'tags' && tags.length > 0;

/** A lookup as a request. */
export function toRequest({send, tags, exclusion}: Search, lookup: Lookup) {
  const narrowing = tags.length > 0 && !isNarrowedHere(lookup, tags) ? {'user_tags[in][]': tags} : {};
  const filter = {...lookup.query, ...narrowing, ...exclusion.filter};
  return (signal: AbortSignal): Promise<UserPage> =>
    listUsers(send, filter, {limit: maxLimit, offset: 0, signal});
}

/** @param pages The answers to the lookups of the search, in their order; `undefined` for a refused one. */
export function toFound(
  {text, lookups, tags, exclusion}: Search,
  pages: readonly (UserPage | undefined)[],
): Found {
  const hasTag = (user: User): boolean => user.tags.some((tag) => tags.includes(tag));
  const results = lookups.map((lookup, index): LookedUp => {
    const kept = pages[index]?.items.filter(({id}) => exclusion.isKept(id)) ?? [];
    return {lookup, users: isNarrowedHere(lookup, tags) ? kept.filter(hasTag) : kept};
  });
  return {
    users: mergeUsers(results, text),
    isCut: pages.some((page) => page !== undefined && page.total > page.items.length),
  };
}

/** A list that one round of lookups finds all of; its pages are parts of what they have found. */
export function searchAtOnce(search: Search, limit: number, offset: number): PageList<UserSearchPage> {
  const {lookups, signal} = search;
  const find = async (): Promise<Found> => {
    const requests = lookups.map((lookup) => toRequest(search, lookup));
    return toFound(search, await lookUpAll(requests, signal));
  };
  let finding: Promise<Found> | undefined;

  return createPageList(
    async (start) => {
      const {users, isCut} = await (finding ??= find());
      const items = Object.freeze(users.slice(start, start + limit));
      const page = Object.freeze({items, total: users.length, limit, offset: start, isCut});
      const end = start + limit;
      return {page, given: items.map(({id}) => id), next: end < users.length ? end : undefined};
    },
    {offset, signal},
  );
}
