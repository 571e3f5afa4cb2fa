import type {SearchStatus} from './search-status.js';

/** How long nothing may have been typed or have come, in milliseconds, until it is said. */
const pause = 500;

/** Says to screen readers what is shown of a search: once for each result, and not at each key. */
export class StatusVoice {
  readonly #say: (text: string) => void;
  #topic: unknown;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(say: (text: string) => void) {
    this.#say = say;
  }

  /** @param status What is shown; `undefined` as long as there is nothing to say of it. */
  follow(status: SearchStatus | undefined): void {
    if (status?.topic === this.#topic) return;
    this.stop();
    if (!status) return;
    this.#topic = status.topic;
    this.#timer = setTimeout(() => this.#say(status.text), pause);
  }

  /** Leaves unsaid what has not been said yet. What comes next is said, be it the same. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#topic = undefined;
  }
}
