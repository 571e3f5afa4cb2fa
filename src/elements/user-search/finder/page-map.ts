import type {User} from '../../../api/models.js';
import type {UserPage} from '../../../api/lookups/user-lookups.js';

/** No more can be scrolled through; a server that says so is wrong. */
const mostRows = 1_000_000;

/**
 * Which row of a long list is on which page. A page that has not come counts as long as the server's total says;
 * one that has, as long as it turned out: users may be missing from it, or be on another page too.
 */
export class PageMap {
  readonly #size: number;
  #serverTotal = 0;
  #pages: (readonly User[] | undefined)[] = [];
  /** The row at which each page begins, and at last the number of rows. */
  #starts: readonly number[] = [0];
  #users: readonly User[] | undefined;
  #excluded: ReadonlySet<number>;

  /** @param size How many users a page has at most. */
  constructor(size: number, exclude: readonly number[]) {
    this.#size = size;
    this.#excluded = new Set(exclude);
  }

  get total(): number {
    return this.#starts.at(-1) ?? 0;
  }

  /** Those that have come, in order. */
  get users(): readonly User[] {
    return (this.#users ??= Object.freeze(this.#pages.flatMap((page) => page ?? [])));
  }

  at(index: number): User | undefined {
    const number = this.#pageOf(index);
    return this.#pages[number]?.[index - (this.#starts[number] ?? 0)];
  }

  /** The numbers of the pages with these rows, the last one included, that have not come. */
  missing(first: number, last: number): number[] {
    const to = Math.min(last, this.total - 1);
    const numbers: number[] = [];
    for (let page = this.#pageOf(Math.max(first, 0)); (this.#starts[page] ?? Infinity) <= to; page += 1) {
      if (!this.#pages[page]) numbers.push(page);
    }
    return numbers;
  }

  set(number: number, {items, total}: Pick<UserPage, 'items' | 'total'>): void {
    const others = this.#pages.flatMap((page, other) => (other === number ? [] : (page ?? [])));
    const known = new Set([...others.map(({id}) => id), ...this.#excluded]);
    // A page may have more than its share, which no other page has then.
    const surplus = Math.max(items.length - this.#size, 0);
    this.#serverTotal = Math.min(total - surplus, mostRows);
    this.#pages[number] = items.filter(({id}) => !known.has(id) && known.add(id));
    this.#count();
  }

  /** Leaves these users out as well. */
  exclude(ids: readonly number[]): void {
    this.#excluded = new Set([...this.#excluded, ...ids]);
    this.#pages = this.#pages.map((page) => page?.filter(({id}) => !this.#excluded.has(id)));
    this.#count();
  }

  #count(): void {
    const starts = [0];
    const count = Math.max(Math.ceil(this.#serverTotal / this.#size), this.#pages.length);
    for (let page = 0; page < count; page += 1) {
      const assumed = Math.min(Math.max(this.#serverTotal - page * this.#size, 0), this.#size);
      starts.push((starts[page] ?? 0) + (this.#pages[page]?.length ?? assumed));
    }
    this.#starts = starts;
    this.#users = undefined;
  }

  /** The last page that begins at the row or before it. */
  #pageOf(index: number): number {
    let [low, high] = [0, this.#starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#starts[middle] ?? Infinity) <= index) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
