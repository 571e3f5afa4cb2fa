import {checkIds, checkAllOf, checkOneOf, checkPage, checkTexts, checkTypedText} from './check-lookup.js';
import {toExclusion} from './exclusion.js';
import type {PageList} from './page-list.js';
import {searchFullNamesV1} from './search-full-names-v1.js';
import {defaultSearchFields, planSearch, searchFields} from './search-plan.js';
import {searchAtOnce, type Search} from './search-at-once.js';
import type {Send} from '../transport.js';
import type {UserSearchOptions, UserSearchPage} from './user-lookups.js';

const defaultLimit = 20;

/** See {@link UserClient.searchUsers}. */
export function searchUsers(
  send: Send,
  query: string,
  options: UserSearchOptions = {},
): PageList<UserSearchPage> {
  const text = checkTypedText('query', query);
  const {limit, offset} = checkPage({...options, limit: options.limit ?? defaultLimit});
  const by = checkAllOf('by', options.by ?? defaultSearchFields, searchFields);
  const tags = checkTexts('tags', options.tags ?? []);
  const exclusion = toExclusion(checkIds('exclude', options.exclude ?? []));
  const usersApi = checkOneOf('usersApi', options.usersApi ?? 'v2', ['v1', 'v2']);
  // The deprecated call cannot narrow names down to tags.
  const isNameListed = usersApi === 'v1' && by.includes('fullName') && tags.length === 0;
  const lookups = planSearch(text, {by, isNameListed});
  const search: Search = {send, text, lookups, tags, exclusion, signal: options.signal};
  return isNameListed && lookups.length > 0
    ? searchFullNamesV1(search, limit, offset)
    : searchAtOnce(search, limit, offset);
}
