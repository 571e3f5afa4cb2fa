import type {UserList} from '../finder/user-list.js';
import type {Move} from './keys.js';

/** The row that the keyboard is at. */
export class ActiveRow {
  #list: UserList | undefined;
  #index: number | undefined;
  #hasMoved = false;
  #isToBeSeen = false;

  /** `undefined` where the keyboard is in the box only. */
  get index(): number | undefined {
    return this.#index;
  }

  /** Whether keys have moved in the list since it came. */
  get hasMoved(): boolean {
    return this.#hasMoved;
  }

  /** Whether the row has to be brought into view; asked once. */
  takeReveal(): boolean {
    const isToBeSeen = this.#isToBeSeen && this.#index !== undefined;
    this.#isToBeSeen = false;
    return isToBeSeen;
  }

  /** Goes to the first row of a list that has come. */
  follow(list: UserList | undefined): void {
    if (list !== this.#list) {
      this.#list = list;
      this.restart();
    }
    const last = this.#last;
    if (last < 0) this.#index = undefined;
    else if (this.#index !== undefined) this.#index = Math.min(this.#index, last);
  }

  /**
   * As when the list came: at the first row of what was found; at none of a list that nobody has asked for, so that
   * Enter chooses nobody unseen.
   */
  restart(): void {
    this.#hasMoved = false;
    this.#index = this.#list?.query && this.#last >= 0 ? 0 : undefined;
    this.#isToBeSeen = true;
  }

  /** From now on keys are of the text again. */
  leave(): void {
    this.#hasMoved = false;
  }

  /** Goes to a row that has been clicked. */
  set(index: number): void {
    this.#index = index;
  }

  /** @param pageSize How many rows are in view at once. */
  move(move: Move, pageSize: number): void {
    this.#index = this.#target(move, pageSize);
    this.#hasMoved = true;
    this.#isToBeSeen = true;
  }

  get #last(): number {
    return (this.#list?.total ?? 0) - 1;
  }

  /** Lists that are loaded whole go round; to the end of others there is a key of its own. */
  get #goesRound(): boolean {
    return !!this.#list && this.#list.users.length >= this.#list.total;
  }

  #target(move: Move, pageSize: number): number {
    const last = this.#last;
    const index = this.#index ?? -1;
    switch (move) {
      case 'first':
        return 0;
      case 'last':
        return last;
      case 'next-page':
        return Math.min(Math.max(index, 0) + pageSize, last);
      case 'previous-page':
        return Math.max(index - pageSize, 0);
      case 'next':
        if (index < last) return index + 1;
        return this.#goesRound ? 0 : last;
      case 'previous':
        if (index > 0) return index - 1;
        return this.#goesRound ? last : 0;
    }
  }
}
