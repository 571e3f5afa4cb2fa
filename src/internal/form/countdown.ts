import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** Counts seconds down to zero, and updates its element at each. */
export class Countdown implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #end = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Seconds left; 0 when it is over or was never started. */
  get remaining(): number {
    return Math.max(0, Math.ceil((this.#end - performance.now()) / 1000));
  }

  start(seconds: number): void {
    this.stop();
    this.#end = performance.now() + seconds * 1000;
    this.#timer = setInterval(() => this.#tick(), 1000);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#end = 0;
  }

  hostDisconnected(): void {
    this.stop();
  }

  #tick(): void {
    if (this.remaining === 0) this.stop();
    this.#host.requestUpdate();
  }
}
