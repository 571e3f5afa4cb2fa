import type {CubeAvatarProgressDetail} from '../avatar-upload-events.js';

/** Before this much time has passed, in milliseconds, nothing can be told of the rest. */
const shortest = 1_000;

/** How much of a save is done, and how much longer it takes at the speed so far. */
export class SaveProgress {
  readonly #onTick: () => void;
  #start = 0;
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
    if (elapsed < shortest || this.#value === 0) return undefined;
    return Math.ceil((elapsed * (1 - this.#value)) / this.#value / 1000) || undefined;
  }

  get detail(): CubeAvatarProgressDetail {
    return {progress: this.#value, secondsLeft: this.secondsLeft};
  }

  /** Until it has come to its end, or the signal is aborted. */
  begin(signal: AbortSignal): void {
    clearInterval(this.#timer);
    this.#start = performance.now();
    this.#value = 0;
    this.#timer = setInterval(this.#onTick, 1_000);
    signal.addEventListener('abort', this.end);
  }

  /** It never goes back. */
  set(value: number): void {
    this.#value = Math.max(this.#value, value);
  }

  readonly end = (): void => clearInterval(this.#timer);
}
