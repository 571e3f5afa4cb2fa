import type {FinderSettings} from '../user-search-settings.js';

/** The text as it is looked for: nobody is asked twice for the same. */
const toQuery = (text: string): string => text.normalize('NFC').trim();

/** Who is looked for: those for what is typed, else those of the list that the page gives, once that is open. */
export class SearchGoal {
  settings: FinderSettings;
  #query = '';
  #isListingOpen = false;

  constructor(settings: FinderSettings) {
    this.settings = settings;
  }

  /** What is typed; empty for the list that the page gives. */
  get query(): string {
    return this.#query;
  }

  /** Whether the page gives a list that is shown without anything being typed. */
  get hasListing(): boolean {
    const {tags, ids} = this.settings;
    return ids !== undefined || tags.length > 0;
  }

  /** Whether anybody is looked for. */
  get isThere(): boolean {
    return this.#query !== '' || (this.#isListingOpen && this.hasListing);
  }

  /** Takes what is in the box now. Returns whether that is other text. */
  type(text: string): boolean {
    const query = toQuery(text);
    const isOther = query !== this.#query;
    this.#query = query;
    return isOther;
  }

  /** Opens the list that the page gives. Returns whether that is what is looked for from now on. */
  open(): boolean {
    if (this.#query || this.#isListingOpen || !this.hasListing) return false;
    this.#isListingOpen = true;
    return true;
  }

  clear(): void {
    this.#query = '';
    this.#isListingOpen = false;
  }
}
