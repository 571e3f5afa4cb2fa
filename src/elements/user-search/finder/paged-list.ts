import type {User} from '../../../api/models.js';
import type {UserPage} from '../../../api/lookups/user-lookups.js';
import {PageMap} from './page-map.js';
import type {UserList} from './user-list.js';

export const pageSize = 100;
const atOnce = 2;

/** Where the rest of a list comes from. */
export interface ListSource {
  readonly load: (offset: number, limit: number, signal: AbortSignal) => Promise<UserPage>;
  /** Whether pages may be asked for now. */
  readonly mayLoad: (list: PagedList) => boolean;
  /** There is more to see. */
  readonly onChange: () => void;
  readonly onError: (error: unknown, list: PagedList) => void;
}

export interface ListStart {
  readonly query: string;
  readonly first: Pick<UserPage, 'items' | 'total'> & {readonly isCut?: boolean; readonly limit?: number};
  /** Ids of users who are left out. */
  readonly exclude: readonly number[];
}

/** A list whose first page is there. */
export class PagedList implements UserList {
  readonly query: string;
  readonly isCut: boolean;
  readonly #source: ListSource;
  readonly #size: number;
  readonly #map: PageMap;
  readonly #loading = new Map<number, AbortController>();
  /** The rows that are to come. */
  #needed: readonly [first: number, last: number] = [0, -1];
  #error: unknown;

  constructor({query, first, exclude}: ListStart, source: ListSource) {
    this.query = query;
    this.isCut = first.isCut ?? false;
    this.#source = source;
    this.#size = first.limit && first.limit < pageSize ? first.limit : pageSize;
    this.#map = new PageMap(this.#size, exclude);
    this.#map.set(0, first);
  }

  get total(): number {
    return this.#map.total;
  }

  get users(): readonly User[] {
    return this.#map.users;
  }

  get error(): unknown {
    return this.#error;
  }

  at(index: number): User | undefined {
    return this.#map.at(index);
  }

  need(first: number, last: number): void {
    this.#needed = [first, last];
    if (this.#error === undefined) this.#loadMissing();
  }

  retry(): void {
    if (!this.#source.mayLoad(this)) return;
    this.#error = undefined;
    this.#loadMissing();
    this.#source.onChange();
  }

  /** Leaves these users out as well. */
  exclude(ids: readonly number[]): void {
    this.#map.exclude(ids);
  }

  /** Ends what is on its way, until more is needed. */
  stop(): void {
    this.#needed = [0, -1];
    for (const end of this.#loading.values()) end.abort();
    this.#loading.clear();
  }

  #loadMissing(): void {
    if (!this.#source.mayLoad(this)) return;
    for (const page of this.#map.missing(...this.#needed)) {
      if (this.#loading.size >= atOnce) return;
      if (!this.#loading.has(page)) void this.#load(page);
    }
  }

  async #load(page: number): Promise<void> {
    const end = new AbortController();
    this.#loading.set(page, end);
    try {
      const {load} = this.#source;
      const answer = await load(page * this.#size, this.#size, end.signal);
      if (end.signal.aborted) return;
      this.#map.set(page, answer);
    } catch (error) {
      if (end.signal.aborted) return;
      this.#fail(error);
    }
    this.#loading.delete(page);
    if (this.#error === undefined) this.#loadMissing();
    this.#source.onChange();
  }

  /** Once, if two pages fail for the same reason. */
  #fail(error: unknown): void {
    const isFirst = this.#error === undefined;
    this.#error = error ?? new Error('Unknown');
    if (isFirst) this.#source.onError(error, this);
  }
}
