import {isCubeApiError, isCubeError, isCubeNetworkError} from '../../errors.js';
import type {PageEvent} from './page.js';

const shortestWait = 1_000;
const longestWait = 5 * 60_000;

/** What the server or the network did, where a way to a session has put it in its own words. */
export const toReason = (failure: unknown): unknown =>
  isCubeError(failure) && isCubeError(failure.cause) ? failure.cause : failure;

/**
 * Keeps a failed restore from being tried again and again. A second attempt needs time, more after each failure, and
 * a change: the network is back, the page is looked at again, the user does something. Where no page can tell of
 * changes, time alone opens the gate.
 */
export class RetryGate {
  readonly #isWithoutPage: boolean;
  #failure: unknown;
  #failures = 0;
  #opensAt = 0;
  #hasChanged = false;

  constructor(isWithoutPage: boolean) {
    this.#isWithoutPage = isWithoutPage;
  }

  /** Whether the last attempt has failed. */
  get hasFailed(): boolean {
    return this.#failures > 0;
  }

  /** Whether another attempt makes sense. */
  get isOpen(): boolean {
    const hasChanged = this.#hasChanged || this.#isWithoutPage;
    return !this.hasFailed || (hasChanged && performance.now() >= this.#opensAt);
  }

  /** @throws the last failure, as long as another attempt makes no sense. */
  assertOpen(): void {
    if (!this.isOpen) throw this.#failure;
  }

  close(failure: unknown): void {
    const wait = Math.min(longestWait, shortestWait * 2 ** this.#failures);
    const reason = toReason(failure);
    const asked = isCubeApiError(reason) ? (reason.retryAfter ?? 0) * 1000 : 0;
    // Not all pages at the same moment: that is how a server that was down goes down again.
    this.#opensAt = performance.now() + Math.max(asked, wait * (0.5 + Math.random()));
    this.#failure = failure;
    this.#failures += 1;
    this.#hasChanged = false;
  }

  /** Something has happened that gives another attempt a chance. */
  note(event: PageEvent): void {
    this.#hasChanged = true;
    // Where the network was to blame, there is nothing more to wait for.
    if (event === 'online' && isCubeNetworkError(toReason(this.#failure))) this.#opensAt = 0;
  }

  /** It has worked. */
  reset(): void {
    this.#failures = 0;
    this.#failure = undefined;
  }
}
