import type {ReactiveElement} from 'lit';

/** The text of a region that screen readers read when it changes, be it that to the same text. */
export class LiveText {
  readonly #host: ReactiveElement;
  #said = '';
  #shown = '';

  constructor(host: ReactiveElement) {
    this.#host = host;
  }

  /** What the region holds now. */
  get text(): string {
    return this.#shown;
  }

  readonly say = (text: string): void => {
    const isRepeated = text !== '' && text === this.#shown;
    this.#said = text;
    this.#show(isRepeated ? '' : text);
    // A region whose text stays the same is not read again.
    if (isRepeated) void this.#host.updateComplete.then(() => this.#show(this.#said));
  };

  #show(text: string): void {
    if (text === this.#shown) return;
    this.#shown = text;
    this.#host.requestUpdate();
  }
}
