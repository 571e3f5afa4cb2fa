import type {ReactiveElement} from 'lit';
import {formatMessage} from '../format-message.js';
import {formatSeconds} from '../format-seconds.js';
import {languageOf} from '../language.js';
import {Countdown} from './countdown.js';

/** The time to wait before another attempt, counted down on the page. */
export class RetryWait {
  readonly #host: ReactiveElement;
  readonly #countdown: Countdown;

  constructor(host: ReactiveElement) {
    this.#host = host;
    this.#countdown = new Countdown(host);
  }

  /** @param seconds 0 where there is nothing to wait for. */
  start(seconds: number): void {
    if (seconds > 0) this.#countdown.start(seconds);
    else this.#countdown.stop();
  }

  /** The message with the `{time}` that is left filled in; nothing when it is over. */
  describe(message: string): string | undefined {
    const {remaining} = this.#countdown;
    if (remaining === 0) return undefined;
    return formatMessage(message, {time: formatSeconds(remaining, languageOf(this.#host))});
  }
}
