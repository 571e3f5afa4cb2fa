import type {ReactiveControllerHost} from 'lit';
import type {PasswordStrengthMessages} from '../../locales/password-strength-messages.js';
import {LatePart} from '../late-part.js';
import type * as estimator from './estimator.js';
import type {EstimatePasswordStrength} from './password-strength.js';

/** The library's own estimate, which is large and therefore loaded when it is first needed. */
export class LateEstimate {
  readonly #estimator: LatePart<typeof estimator>;
  readonly #getMessages: () => PasswordStrengthMessages;

  constructor(host: ReactiveControllerHost, getMessages: () => PasswordStrengthMessages) {
    this.#estimator = new LatePart(host, () => import('./estimator.js'));
    this.#getMessages = getMessages;
  }

  /** Loads it ahead. */
  prefetch(): void {
    this.#estimator.prefetch();
  }

  readonly estimate: EstimatePasswordStrength = async (password, {userInputs}) => {
    const {estimateStrength} = await this.#estimator.load();
    return estimateStrength(password, userInputs, this.#getMessages());
  };
}
