/** The server's time: the machine's, moved by the control calls. */
export class Clock {
  /** Milliseconds by which this clock is ahead of the machine's. */
  offset = 0;

  now(): number {
    return Date.now() + this.offset;
  }
}
