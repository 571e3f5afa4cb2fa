import type {CubeAvatarProgressDetail} from '../avatar-upload-events.js';

/** Before this much time has passed, in milliseconds, nothing can be told of the rest. */
const shortest = 1_000;

/** How much of a save is done, and how much longer it takes at the speed so far. */
export class SaveProgress {
  readonly #onTick: () => void;
  /** When the first part of it was done, and how much that was. What came before was waiting, such as for a sign-in. */
  #start = 0;
  #first = 0;
  #value = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  /** @param onTick Called every second while a save is under way: the time that is left has changed. */
  constructor(onTick: () => void) {
    this.#onTick = onTick;
  }

  /** From 0 to 1. */
  get value(): number {
    return this.#value;
  }

  /** In whole seconds; `undefined` where it cannot be told yet, or is not worth a word any more. */
  get secondsLeft(): number | undefined {
    const elapsed = performance.now() - this.#start;
    const done = this.#value - this.#first;
    if (elapsed < shortest || done === 0) return undefined;
    return Math.ceil((elapsed * (1 - this.#value)) / done / 1000) || undefined;
  }

  get detail(): CubeAvatarProgressDetail {
    return {progress: this.#value, secondsLeft: this.secondsLeft};
  }

  /** Until it has come to its end, or the signal is aborted. */
  begin(signal: AbortSignal): void {
    clearInterval(this.#timer);
    this.#first = 0;
    this.#value = 0;
    this.#timer = setInterval(this.#onTick, 1_000);
    signal.addEventListener('abort', this.end);
  }

  /** It never goes back. */
  set(value: number): void {
    this.#value = Math.max(this.#value, value);
    if (this.#first > 0) return;
    this.#first = this.#value;
    this.#start = performance.now();
  }

  readonly end = (): void => clearInterval(this.#timer);
}
