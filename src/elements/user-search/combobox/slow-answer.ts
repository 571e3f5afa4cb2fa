import type {ReactiveControllerHost} from 'lit';

/** How long an answer may take until it is said that it is on its way, in milliseconds. */
const patience = 200;

/** Tells whether something is waited for so long that it has to be said. Updates the element when it is. */
export class SlowAnswer {
  readonly #host: ReactiveControllerHost;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isSlow = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  get isSlow(): boolean {
    return this.#isSlow;
  }

  follow(isWaiting: boolean): void {
    if (!isWaiting) this.stop();
    else if (!this.#isSlow) this.#timer ??= setTimeout(() => this.#tell(), patience);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isSlow = false;
  }

  #tell(): void {
    this.#timer = undefined;
    this.#isSlow = true;
    this.#host.requestUpdate();
  }
}
