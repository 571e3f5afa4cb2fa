/** The server's time: the machine's, moved by the control calls. */
export class Clock {
  #offset = 0;

  /** Milliseconds by which this clock is ahead of the machine's. */
  get offset(): number {
    return this.#offset;
  }

  set offset(milliseconds: number) {
    this.#offset = milliseconds;
  }

  now(): number {
    return Date.now() + this.#offset;
  }
}
