import type {ReactiveControllerHost} from 'lit';
import {loadLate} from '../load-late.js';

/** A part of an element that is not needed at first. Updates the element when it has come. */
export class LatePart<Part> {
  readonly #host: ReactiveControllerHost;
  readonly #load: () => Promise<Part>;
  #loading: Promise<Part> | undefined;
  #part: Part | undefined;

  constructor(host: ReactiveControllerHost, load: () => Promise<Part>) {
    this.#host = host;
    this.#load = load;
  }

  /** The part, once it has come. */
  get part(): Part | undefined {
    return this.#part;
  }

  /**
   * A failure is not kept: the next call tries again.
   * @throws {CubeNetworkError} if it cannot be loaded.
   */
  load(): Promise<Part> {
    if (!this.#loading) {
      this.#loading = this.#fetch();
      this.#loading.catch(() => (this.#loading = undefined));
    }
    return this.#loading;
  }

  /** Loads it ahead; nobody waits for it. */
  prefetch(): void {
    this.load().catch(() => undefined);
  }

  async #fetch(): Promise<Part> {
    this.#part = await loadLate(this.#load);
    this.#host.requestUpdate();
    return this.#part;
  }
}
