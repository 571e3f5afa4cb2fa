/** Somebody has typed: all times in milliseconds of one clock. */
export interface Keystroke {
  readonly at: number;
  /** How many characters are in the box by now. */
  readonly length: number;
  /** Whether the text is still being composed, as by an input method. */
  readonly isComposing?: boolean;
}

const shortestDelay = 150;
const longestDelay = 600;
const firstDelay = 350;
const composingDelay = 500;
/** One letter is hardly ever all, and there is no rhythm to know after it. */
const singleDelay = 500;
/** How much longer than usual somebody has to wait before the next key, until it counts as a pause. */
const patience = 1.5;
/** What takes longer is no rhythm of typing. */
const longestGap = 1000;
/** Text that is looked for before typing pauses: how long it has waited, and how long it has to be. */
const interimAfter = 1200;
const interimLength = 4;
const betweenInterims = 2500;

/**
 * When it is time to ask for what is being typed: at a pause, by the measure of who is typing; and where none comes,
 * now and then, so that something is seen.
 */
export class TypingPace {
  #gap = firstDelay / patience;
  #keyAt = -Infinity;
  #searchedAt = -Infinity;
  /** Since when there is text that was not asked for. */
  #pendingSince: number | undefined;

  /** Notes a key. Returns the time to ask, unless there is another key before. */
  type({at, length, isComposing = false}: Keystroke): number {
    const gap = at - this.#keyAt;
    // Slowing down is believed sooner than getting faster: one request too few is better than one too many.
    if (gap <= longestGap) this.#gap += (gap - this.#gap) * (gap > this.#gap ? 0.5 : 0.25);
    this.#keyAt = at;
    this.#pendingSince ??= at;
    const delay = Math.min(Math.max(this.#gap * patience, shortestDelay), longestDelay);
    const least = isComposing ? composingDelay : length < 2 ? singleDelay : 0;
    const pause = at + Math.max(delay, least);
    if (length < interimLength) return pause;
    const interim = Math.max(this.#pendingSince + interimAfter, this.#searchedAt + betweenInterims, at);
    return Math.min(pause, interim);
  }

  /** What is in the box is asked for. */
  search(at: number): void {
    this.#searchedAt = at;
    this.#pendingSince = undefined;
  }

  /** What is in the box need not be asked for. */
  settle(): void {
    this.#pendingSince = undefined;
  }
}
