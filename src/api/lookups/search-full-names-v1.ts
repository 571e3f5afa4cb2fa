import {listFullNamesV1} from './full-names-v1.js';
import {lookUpAll} from './look-up-all.js';
import {hasText} from './merge-users.js';
import type {User} from '../models.js';
import {createPageList, emptyPage, type LoadedPage, type PageList} from './page-list.js';
import {toFound, toRequest, type Found, type Search} from './search-at-once.js';
import type {Lookup} from './search-plan.js';
import type {UserPage, UserSearchPage} from './user-lookups.js';

/** Whether an exact lookup has found the user, as far as the two can be compared here. */
const isFoundBy = (user: User, {field, isPrefix, query}: Lookup): boolean =>
  !isPrefix && Object.values(query).some((value) => String(value) === String(user[field]));

/** Those found in other ways stand on top of the first page, and on no other. */
function toLoaded(search: Search, names: UserPage, {users, isCut}: Found): LoadedPage<UserSearchPage> {
  const {text, lookups, exclusion} = search;
  const top = new Set(users.map(({id}) => id));
  const isBelow = (user: User): boolean =>
    exclusion.isKept(user.id) &&
    (names.offset > 0 ? !lookups.some((lookup) => isFoundBy(user, lookup)) : !top.has(user.id));
  const items = Object.freeze([...users, ...names.items.filter(isBelow)]);
  const total = names.total + users.filter(({fullName}) => !hasText(fullName, text)).length;
  const end = names.offset + names.items.length;
  return {
    page: Object.freeze({...names, items, total, isCut}),
    given: names.items.map(({id}) => id),
    next: end < names.total ? end : undefined,
  };
}

/** A list of those in whose full name the text stands, page by page, with those found in other ways on top. */
export function searchFullNamesV1(search: Search, limit: number, offset: number): PageList<UserSearchPage> {
  const {send, text, lookups, signal} = search;
  const listNames = (start: number, stop?: AbortSignal): Promise<UserPage> =>
    listFullNamesV1(send, text, {limit, offset: start, signal: stop});

  return createPageList(
    async (start) => {
      if (start > 0) return toLoaded(search, await listNames(start, signal), {users: [], isCut: false});
      const requests = lookups.map((lookup) => toRequest(search, lookup));
      const [names, ...others] = await lookUpAll([(stop) => listNames(0, stop), ...requests], signal);
      return toLoaded(search, names ?? emptyPage(limit, 0), toFound(search, others));
    },
    {offset, signal},
  );
}
