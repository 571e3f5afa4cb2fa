import type {User} from '../../../api/models.js';
import type {UserPage} from '../../../api/lookups/user-lookups.js';
import type {CubeClient} from '../../../session/client.js';
import type {FinderSettings} from '../user-search-settings.js';
import {mostLoaded, type AllUsers} from './all-users.js';
import {matchUsers} from './match-user.js';
import {PagedList, pageSize, type ListSource, type ListStart} from './paged-list.js';

export interface ListRequest {
  /** What was typed; blank for the list that the page gives. */
  readonly query: string;
  readonly settings: FinderSettings;
  readonly allUsers: AllUsers;
  readonly requireClient: () => CubeClient;
  readonly source: Omit<ListSource, 'load'>;
}

type Page = UserPage & {readonly isCut?: boolean};

/** Where the pages of a list come from. Where the page gives ids, these users are all that there are, whatever tags. */
function toLoad({query, settings, requireClient}: ListRequest): ListSource['load'] {
  const {tags, ids, by, exclude, usersApi} = settings;
  if (query) {
    return (offset, limit, signal): Promise<Page> =>
      requireClient().searchUsers(query, {by, tags, exclude, usersApi, offset, limit, signal});
  }
  if (!ids) {
    return (offset, limit, signal) => requireClient().getUsersByTags(tags, {exclude, offset, limit, signal});
  }
  const isExcluded = new Set(exclude);
  const shown = ids.filter((id) => !isExcluded.has(id));
  return async (offset, limit, signal) =>
    shown.length > 0
      ? requireClient().getAllUsersByIds(shown, {offset, limit, signal})
      : {items: [], total: 0, offset, limit};
}

const create = (request: ListRequest, first: ListStart['first'], load: ListSource['load']): PagedList =>
  new PagedList({query: request.query, first, exclude: request.settings.exclude}, {...request.source, load});

/** Of users who are all here. */
function match(request: ListRequest, users: readonly User[], ids: readonly number[]): PagedList {
  const items = matchUsers(users, request.query, request.settings.by);
  const first = {items, total: items.length, isCut: ids.length > mostLoaded};
  return create(request, first, toLoad(request));
}

/** A list for which nobody has to be asked, because all users that it can have are here. */
export function filterList(request: ListRequest): PagedList | undefined {
  const {query, settings, allUsers} = request;
  if (!query || !settings.ids || !allUsers.users) return undefined;
  return match(request, allUsers.users, settings.ids);
}

/** Loads a list as far as its first page. */
export async function loadList(request: ListRequest, signal: AbortSignal): Promise<PagedList> {
  const {query, settings, allUsers, requireClient} = request;
  if (query && settings.ids) {
    return match(request, await allUsers.load(requireClient(), settings.ids), settings.ids);
  }
  const load = toLoad(request);
  return create(request, await load(0, pageSize, signal), load);
}
