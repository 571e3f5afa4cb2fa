import {AllUsers} from './all-users.js';
import {filterList, type ListRequest} from './load-list.js';
import type {PagedList} from './paged-list.js';
import {RecentResults} from './recent-results.js';

/** The lists for which nobody has to be asked. */
export class KnownLists {
  readonly allUsers = new AllUsers();
  readonly #recent = new RecentResults<PagedList>();

  find(request: ListRequest): PagedList | undefined {
    return this.#recent.get(request.query) ?? filterList(request);
  }

  add(list: PagedList): void {
    this.#recent.set(list.query, list);
  }

  /** They were found in another way. Who the users are that the page gives, stays true. */
  forgetFound(): void {
    this.#recent.clear();
  }

  forgetAll(): void {
    this.#recent.clear();
    this.allUsers.clear();
  }
}
