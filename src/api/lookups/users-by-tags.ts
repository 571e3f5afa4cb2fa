import {checkIds, checkPage, checkTexts} from './check-lookup.js';
import {toExclusion} from './exclusion.js';
import {listUsers} from './list-users.js';
import {asLoaded, createPageList, emptyPage, filterPage, type PageList} from './page-list.js';
import type {Send} from '../transport.js';
import type {TagsOptions} from './user-lookups.js';

/** See {@link UserClient.getUsersByTags}. */
export function getUsersByTags(send: Send, tags: readonly string[], options: TagsOptions = {}): PageList {
  const texts = checkTexts('tags', tags);
  const {filter, isKept} = toExclusion(checkIds('exclude', options.exclude ?? []));
  const {limit, offset} = checkPage(options);
  const {signal} = options;
  return createPageList(
    async (start) => {
      if (texts.length === 0) return asLoaded(emptyPage(limit, start));
      const query = {'user_tags[in][]': texts, ...filter};
      const loaded = asLoaded(await listUsers(send, query, {limit, offset: start, signal}));
      return {...loaded, page: filterPage(loaded.page, isKept)};
    },
    {offset, signal},
  );
}
