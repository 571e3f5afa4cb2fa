import {SIGNATURE_WINDOW_MS} from '../assumptions/sessions.js';

/** What must not come twice in the signed requests of an app; the timestamp in seconds. */
export interface SignedMoment {
  appId: number;
  timestamp: number;
  nonce: number;
}

/** The moments of signed requests, kept as long as their timestamps are accepted. */
export class Nonces {
  /** Timestamps by moment, in the order of arrival. */
  readonly #used = new Map<string, number>();

  /** Notes the moment, and says whether it is new. */
  use({appId, timestamp, nonce}: SignedMoment, now: number): boolean {
    this.#forget(now);
    const key = `${appId} ${timestamp} ${nonce}`;
    if (this.#used.has(key)) return false;
    this.#used.set(key, timestamp);
    return true;
  }

  clear(): void {
    this.#used.clear();
  }

  /** From the oldest on, as far as they are too old: one from the future keeps those behind it a little longer. */
  #forget(now: number): void {
    for (const [key, timestamp] of this.#used) {
      if (timestamp * 1000 >= now - SIGNATURE_WINDOW_MS) return;
      this.#used.delete(key);
    }
  }
}
