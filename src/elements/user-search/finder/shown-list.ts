import type {PagedList} from './paged-list.js';

/** The list to show, and whether it is still the one that is asked for. */
export class ShownList {
  #list: PagedList | undefined;
  #isOutdated = false;
  #isHeldUp = false;

  get list(): PagedList | undefined {
    return this.#list;
  }

  /** Whether the list is what was found for this, by the settings as they are. */
  isOf(query: string): boolean {
    return !this.#isOutdated && this.#list?.query === query;
  }

  put(list: PagedList | undefined): void {
    if (list !== this.#list) this.#list?.stop();
    this.#list = list;
    this.#isOutdated = false;
    this.#isHeldUp = false;
  }

  /** Other users are asked for by now. Those who are not to be seen any more are gone at once. */
  outdate(exclude: readonly number[]): void {
    this.#list?.stop();
    this.#list?.exclude(exclude);
    this.#isOutdated = true;
  }

  /** More of the list cannot come now; it goes on by `resume`. */
  holdUp(): void {
    this.#isHeldUp = true;
  }

  resume(): void {
    if (!this.#isHeldUp) return;
    this.#isHeldUp = false;
    this.#list?.retry();
  }
}
