import {checkIds, checkPage, maxLimit} from './check-lookup.js';
import type {User} from '../models.js';
import {listUsers} from './list-users.js';
import {asLoaded, createPageList, type PageList} from './page-list.js';
import {startAll} from './start-all.js';
import type {Send} from '../transport.js';
import type {PageOptions, UserPage} from './user-lookups.js';

const atOnce = 3;

/**
 * Up to a hundred users, in the order asked for; ids that nobody has are left out. One request, unless the server gives
 * less than that at once.
 */
async function findByIds(send: Send, ids: readonly number[], signal?: AbortSignal): Promise<readonly User[]> {
  if (ids.length === 0) return [];
  const found = new Map<number, User>();
  const list = createPageList(
    async (offset) => asLoaded(await listUsers(send, {'id[in][]': ids}, {limit: maxLimit, offset, signal})),
    {offset: 0, signal},
  );
  for await (const {items} of list.pages()) for (const user of items) found.set(user.id, user);
  return ids.flatMap((id) => found.get(id) ?? []);
}

const toPage = (items: readonly User[], ids: readonly number[], limit: number, offset: number): UserPage =>
  Object.freeze({items: Object.freeze(items), total: ids.length, limit, offset});

/** All of them at once: as one page, and as pages of a hundred that come while the others are on their way. */
function listAll(send: Send, ids: readonly number[], offset: number, signal?: AbortSignal): PageList {
  const starts: number[] = [];
  for (let start = offset; start < Math.max(ids.length, offset + 1); start += maxLimit) starts.push(start);
  const started = startAll(
    starts.map((start) => (stop) => findByIds(send, ids.slice(start, start + maxLimit), stop)),
    signal,
    atOnce,
  );
  return {
    first: Promise.all(started).then((chunks) => toPage(chunks.flat(), ids, ids.length, offset)),
    async *pages() {
      for (const [index, start] of starts.entries()) {
        yield toPage((await started[index]) ?? [], ids, maxLimit, start);
      }
    },
  };
}

/** See {@link UserClient.getAllUsersByIds}. */
export function getAllUsersByIds(send: Send, ids: readonly number[], options: PageOptions = {}): PageList {
  const different = checkIds('ids', ids);
  const {limit, offset} = checkPage(options);
  const {signal} = options;
  if (options.limit === undefined) return listAll(send, different, offset, signal);
  return createPageList(
    async (start) => {
      const asked = different.slice(start, start + limit);
      const end = start + limit;
      const page = toPage(await findByIds(send, asked, signal), different, limit, start);
      return {page, given: asked, next: end < different.length ? end : undefined};
    },
    {offset, signal},
  );
}
