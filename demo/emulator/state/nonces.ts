import {SIGNATURE_WINDOW_MS} from '../assumptions/sessions.js';

/** What must not come twice in the signed requests of an app; the timestamp in seconds. */
export interface SignedMoment {
  readonly appId: number;
  readonly timestamp: number;
  readonly nonce: number;
}

/** The moments of signed requests, kept as long as their timestamps are accepted. */
export class Nonces {
  /** In the order of arrival. */
  readonly #used = new Map<string, SignedMoment>();

  all(): Iterable<SignedMoment> {
    return this.#used.values();
  }

  /** Notes the moment, and says whether it is new. */
  use(moment: SignedMoment, now: number): boolean {
    this.#forget(now);
    if (this.#used.has(nameOf(moment))) return false;
    this.insert(moment);
    return true;
  }

  /** Takes in a moment that has been used. */
  insert(moment: SignedMoment): void {
    this.#used.set(nameOf(moment), moment);
  }

  clear(): void {
    this.#used.clear();
  }

  /** From the oldest on, as far as they are too old: one from the future keeps those behind it a little longer. */
  #forget(now: number): void {
    for (const [name, {timestamp}] of this.#used) {
      if (isWithinSignatureWindow(timestamp, now)) return;
      this.#used.delete(name);
    }
  }
}

/** Whether a timestamp in seconds is near enough to the server's time in milliseconds. */
export function isWithinSignatureWindow(timestamp: number, now: number): boolean {
  return Math.abs(Math.floor(now / 1000) - timestamp) * 1000 <= SIGNATURE_WINDOW_MS;
}

function nameOf({appId, timestamp, nonce}: SignedMoment): string {
  return `${appId} ${timestamp} ${nonce}`;
}
