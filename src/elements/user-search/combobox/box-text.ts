import type {UserSearchHost} from '../user-search-host.js';

/** The text in the box, which is left alone while it is composed: the keyboard would go on with one of its own. */
export class BoxText {
  readonly #host: UserSearchHost;
  readonly #onReady: () => void;
  #isComposing = false;
  #isToBeCleared = false;

  /** @param onReady The text could not be emptied, and now it can. */
  constructor(host: UserSearchHost, onReady: () => void) {
    this.#host = host;
    this.#onReady = onReady;
    // It may have begun before.
    for (const name of ['compositionstart', 'compositionupdate']) {
      host.element.addEventListener(name, () => (this.#isComposing = true));
    }
    host.element.addEventListener('compositionend', this.#handleEnd);
  }

  /** Empties the box, unless its text is being composed. */
  clear(): void {
    this.#isToBeCleared = this.#isComposing;
    if (this.#isToBeCleared) return;
    this.#host.input.value = '';
    this.#host.element.requestUpdate();
  }

  /** Selects the text, so that what is typed next takes its place. */
  select(): void {
    const {input} = this.#host;
    if (!this.#isComposing && input.matches(':focus')) input.select();
  }

  readonly #handleEnd = (): void => {
    this.#isComposing = false;
    if (this.#isToBeCleared) this.#onReady();
  };
}
