import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {readStrength, type EstimatePasswordStrength, type PasswordStrength} from './password-strength.js';

export interface StrengthWatchOptions {
  /** The estimate in use, if there is one. */
  readonly getEstimate: () => EstimatePasswordStrength | undefined;
  /** Told of each strength that was found. */
  readonly onFound: (strength: PasswordStrength) => void;
}

/** Milliseconds without typing until the strength is asked for. */
const delay = 250;

/** More than that decides nothing, and would keep an estimate busy. In characters. */
const longest = 100;

const shorten = (text: string): string => text.slice(0, longest);

/** Knows how strong the password is that is being typed, as soon as the typing pauses. */
export class StrengthWatch implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: StrengthWatchOptions;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking = new AbortController();
  #strength: PasswordStrength | undefined;

  constructor(host: ReactiveControllerHost, options: StrengthWatchOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** `undefined` where there is no password, nobody estimates, or nothing is known yet. */
  get strength(): PasswordStrength | undefined {
    return this.#options.getEstimate() && this.#strength;
  }

  /** Something has been typed that decides about the strength. */
  follow(password: string, userInputs: readonly string[]): void {
    this.stop();
    if (!password || !this.#options.getEstimate()) this.#set(undefined);
    else this.#timer = setTimeout(() => void this.#ask(password, userInputs), delay);
  }

  /** Asks no more, and takes no answer that is still to come. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#asking.abort();
  }

  /** As before anything was typed. */
  reset(): void {
    this.stop();
    this.#set(undefined);
  }

  hostDisconnected(): void {
    this.stop();
  }

  async #ask(password: string, userInputs: readonly string[]): Promise<void> {
    const {signal} = (this.#asking = new AbortController());
    const strength = await this.#estimate(password, userInputs, signal);
    if (signal.aborted) return;
    this.#set(strength);
    if (this.strength) this.#options.onFound(this.strength);
  }

  async #estimate(
    password: string,
    userInputs: readonly string[],
    signal: AbortSignal,
  ): Promise<PasswordStrength | undefined> {
    try {
      const context = {userInputs: userInputs.filter(Boolean).map(shorten), signal};
      const answer = this.#options.getEstimate()?.(shorten(password), context);
      // What was found for another password is not shown while this one is looked at.
      if (answer instanceof Promise) this.#set(undefined);
      return readStrength(await answer);
    } catch {
      return undefined;
    }
  }

  #set(strength: PasswordStrength | undefined): void {
    if (strength === this.#strength) return;
    this.#strength = strength;
    this.#host.requestUpdate();
  }
}
