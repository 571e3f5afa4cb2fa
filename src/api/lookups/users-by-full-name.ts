import {checkFilledText, checkOneOf, checkPage, checkTypedText} from './check-lookup.js';
import {listFullNamesV1} from './full-names-v1.js';
import {listUsers} from './list-users.js';
import {asLoaded, createPageList, type PageList} from './page-list.js';
import {isPrefixLength} from './search-plan.js';
import type {Send} from '../transport.js';
import type {FullNameOptions} from './user-lookups.js';

/** See {@link UserClient.getUsersByFullName}. */
export function getUsersByFullName(send: Send, name: string, options: FullNameOptions = {}): PageList {
  const text = checkFilledText('name', checkTypedText('name', name));
  const {limit, offset} = checkPage(options);
  const {usersApi = 'v2', signal} = options;
  if (checkOneOf('usersApi', usersApi, ['v1', 'v2']) === 'v1') {
    return createPageList(
      async (start) => asLoaded(await listFullNamesV1(send, text, {limit, offset: start, signal})),
      {offset, signal},
    );
  }
  const filter = {[isPrefixLength(text) ? 'full_name[start_with]' : 'full_name']: text};
  return createPageList(
    async (start) => asLoaded(await listUsers(send, filter, {limit, offset: start, signal})),
    {offset, signal},
  );
}
