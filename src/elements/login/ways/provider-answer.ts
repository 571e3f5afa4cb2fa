import type {ReactiveElement} from 'lit';
import type {SessionState} from '../../../session/session-state.js';
import {dropAnswer, findAnswer} from './find-answer.js';
import type {OtherMethod} from './login-method.js';
import type {WayChoice} from './way-choice.js';

/** The answer that a provider, or the link of a mail, has led back to this page with, in the page's address. */
export class ProviderAnswer {
  readonly #host: ReactiveElement;
  readonly #choice: WayChoice;
  #state: SessionState | undefined;
  #isResuming = false;

  constructor(host: ReactiveElement, choice: WayChoice) {
    this.#host = host;
    this.#choice = choice;
  }

  /** Goes on with it as soon as it is known whether somebody is signed in. */
  follow(state: SessionState | undefined): void {
    this.#state = state;
    void this.#resume();
  }

  async #resume(): Promise<void> {
    const method = this.#find();
    if (!method || this.#isResuming) return;
    this.#isResuming = true;
    try {
      const way = await this.#choice.load(method);
      const identifier = this.#find() === method ? way.resume?.() : undefined;
      this.#isResuming = false;
      if (identifier === undefined || this.#state?.status === 'authenticated') return;
      this.#choice.show(method);
      await this.#host.updateComplete;
      const input = this.#choice.identifierInput;
      if (input && !input.value) input.value = identifier;
    } catch (error) {
      this.#choice.fail(error);
    }
  }

  /** The way whose answer is to be used. Where somebody is signed in, that is left alone, and the answer is dropped. */
  #find(): OtherMethod | undefined {
    const {method, isOfWindow} = findAnswer(location.href) ?? {};
    if (!method || !this.#host.isConnected || !this.#choice.methods.includes(method)) return undefined;
    if (isOfWindow) return method;
    const status = this.#state?.status ?? 'restoring';
    if (status === 'authenticated') dropAnswer();
    return status === 'anonymous' || status === 'expired' ? method : undefined;
  }
}
