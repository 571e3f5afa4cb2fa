import type {LitElement, ReactiveController} from 'lit';
import {Countdown} from '../../../internal/form/countdown.js';

/** The time that the server wants to be left alone, after too many searches. Updates the element until it is over. */
export class SearchWait implements ReactiveController {
  readonly #countdown: Countdown;
  #error: unknown;
  #end = 0;

  constructor(element: LitElement) {
    this.#countdown = new Countdown(element);
    element.addController(this);
  }

  /** The refusal, as long as the time lasts. */
  get error(): unknown {
    return this.secondsLeft > 0 ? this.#error : undefined;
  }

  get secondsLeft(): number {
    return Math.max(0, Math.ceil((this.#end - performance.now()) / 1000));
  }

  start(seconds: number, error: unknown): void {
    this.#error = error;
    this.#end = performance.now() + seconds * 1000;
    this.#countdown.start(seconds);
  }

  /** The time goes on where the element is moved. */
  hostConnected(): void {
    const left = (this.#end - performance.now()) / 1000;
    if (left > 0) this.#countdown.start(left);
  }
}
