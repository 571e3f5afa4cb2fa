import type {LitElement, ReactiveController} from 'lit';
import {TypingPace} from './typing-pace.js';

const now = (): number => performance.now();

/** Waits for the right moment to ask for what is being typed. */
export class SearchTimer implements ReactiveController {
  readonly #element: LitElement;
  readonly #onTime: () => void;
  readonly #pace = new TypingPace();
  #isComposing = false;
  #at = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(element: LitElement, onTime: () => void) {
    this.#element = element;
    this.#onTime = onTime;
    element.addController(this);
  }

  get isRunning(): boolean {
    return this.#timer !== undefined;
  }

  /** Somebody has typed: there are so many characters in the box now. */
  type(length: number): void {
    this.#at = this.#pace.type({at: now(), length, isComposing: this.#isComposing});
  }

  /** Waits until it is time, by what has been typed so far. */
  start(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#onTime();
    }, this.#at - now());
  }

  /** What is in the box is asked for. */
  search(): void {
    this.stop();
    this.#pace.search(now());
  }

  /** What is in the box need not be asked for. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#pace.settle();
  }

  hostConnected(): void {
    this.#element.addEventListener('compositionupdate', this.#compose);
    this.#element.addEventListener('compositionend', this.#compose);
  }

  hostDisconnected(): void {
    this.#element.removeEventListener('compositionupdate', this.#compose);
    this.#element.removeEventListener('compositionend', this.#compose);
    this.#isComposing = false;
    this.stop();
  }

  readonly #compose = ({type}: CompositionEvent): void => {
    this.#isComposing = type === 'compositionupdate';
  };
}
