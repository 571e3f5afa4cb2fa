import {CubeProviderError} from '../../../../provider-error.js';
import {receiveAnswer} from './hand-over.js';
import type {SocialAnswer} from './social-answer.js';

const features = 'popup,width=560,height=680';

/** Milliseconds between two looks whether the window is still there: no event tells. */
const pace = 400;

/** The window in which a provider asks the user. It is closed when nobody waits for it any more. */
export class SocialWindow {
  readonly #window: Window;
  readonly #signal: AbortSignal;

  /**
   * Opens it, which browsers allow within a click only.
   * @param signal Aborted when nobody waits for it any more.
   * @throws {CubeProviderError} if the browser lets no window open.
   */
  constructor(signal: AbortSignal) {
    const opened = window.open('about:blank', '_blank', features);
    if (!opened || opened.closed)
      throw new CubeProviderError('The browser has blocked the window.', 'blocked');
    this.#window = opened;
    this.#signal = signal;
    signal.addEventListener('abort', () => opened.close());
  }

  /** Brings it to the front. */
  focus(): void {
    this.#window.focus();
  }

  /**
   * Goes to the provider, and waits for what it leads back with.
   * @param onClose The window seems to be closed. It may only be cut off from this page, so the answer may still come.
   * @throws the signal's reason.
   */
  async ask(address: Promise<URL>, state: string, onClose: () => void): Promise<SocialAnswer> {
    const answer = receiveAnswer(this.#window, state, this.#signal);
    // Where the address cannot be made, nobody asks for the answer.
    answer.catch(() => undefined);
    this.#window.location.replace(await address);
    const timer = setInterval(() => {
      if (!this.#window.closed) return;
      clearInterval(timer);
      onClose();
    }, pace);
    try {
      return await answer;
    } finally {
      clearInterval(timer);
      this.#window.close();
    }
  }
}
