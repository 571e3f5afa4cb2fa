import {html, nothing, type ReactiveElement, type TemplateResult} from 'lit';
import {Countdown} from '../../../internal/form/countdown.js';
import {languageOf} from '../../../internal/language.js';
import type {ResendMessages} from '../../../locales/resend-messages.js';

/** Seconds until something that was sent may be sent again. */
const pause = 30;

export interface ResendView {
  readonly messages: ResendMessages;
  /** Class of the button, by which it is styled where it stands. */
  readonly buttonClass: 'cube-link' | 'link';
  readonly part?: 'send-again';
  readonly isPending: boolean;
  readonly onResend: () => void;
}

/** Has something sent once more: a button, but first how long that takes to come. */
export class Resend {
  readonly #host: ReactiveElement;
  readonly #countdown: Countdown;

  constructor(host: ReactiveElement) {
    this.#host = host;
    this.#countdown = new Countdown(host);
  }

  /** Whether it is offered. */
  get isOffered(): boolean {
    return this.#countdown.remaining === 0;
  }

  /** Something has just been sent. */
  wait(): void {
    this.#countdown.start(pause);
  }

  /** Offers it at once. */
  offer(): void {
    this.#countdown.stop();
    this.#host.requestUpdate();
  }

  /** What is left is no live region: nobody wants to hear every second of it. */
  render({messages, buttonClass, part, isPending, onResend}: ResendView): TemplateResult {
    if (!this.isOffered) {
      const [before, after] = messages.resendIn.split('{time}');
      return html`<p class="cube-resend">${before}<bdi dir="ltr">${this.#time}</bdi>${after}</p>`;
    }
    return html`<button
      class=${buttonClass}
      part=${part ?? nothing}
      type="button"
      aria-disabled=${isPending ? 'true' : nothing}
      @click=${onResend}
    >
      ${isPending ? messages.resending : messages.resend}
    </button>`;
  }

  get #time(): string {
    const {remaining} = this.#countdown;
    const language = languageOf(this.#host);
    const format = (value: number, minimumIntegerDigits: number) =>
      new Intl.NumberFormat(language, {minimumIntegerDigits}).format(value);
    return `${format(Math.floor(remaining / 60), 1)}:${format(remaining % 60, 2)}`;
  }
}
