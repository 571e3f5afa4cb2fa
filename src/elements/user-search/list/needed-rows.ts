import type {UserList} from '../finder/user-list.js';
import type {RowWindow} from './row-window.js';

/** How often is asked while the list is being scrolled: what flies past is not worth a request. In milliseconds. */
const pause = 120;

/** Asks for the users of the rows that have come into view. */
export class NeededRows {
  #timer: ReturnType<typeof setTimeout> | undefined;

  ask(list: UserList, rows: RowWindow): void {
    // Later in any case: an answer updates the element, which may be in the middle of that.
    this.#timer ??= setTimeout(() => this.#askNow(list, rows), rows.isScrolling ? pause : 0);
  }

  /** To be called where the list is another one, too. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #askNow(list: UserList, {range}: RowWindow): void {
    this.#timer = undefined;
    if (!range) return;
    const [first, last] = range;
    let missing = first;
    while (missing <= last && list.at(missing)) missing += 1;
    if (missing <= last) list.need(missing, last);
  }
}
