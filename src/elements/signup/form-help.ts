import type {ReactiveElement} from 'lit';
import {formatMessage} from '../../internal/format-message.js';
import {LateEstimate} from '../../internal/password-strength/late-estimate.js';
import type {
  EstimatePasswordStrength,
  PasswordStrength,
} from '../../internal/password-strength/password-strength.js';
import {toStrengthWord} from '../../internal/password-strength/strength-meter.js';
import {StrengthWatch} from '../../internal/password-strength/strength-watch.js';
import {checkField} from '../../internal/user-fields/check-field.js';
import type {SignupMessages} from '../../locales/signup-messages.js';
import type {CubeClient} from '../../session/client.js';
import {Availability, type IdentifierName} from './availability.js';
import {readUserInputs} from './read-form.js';
import type {SignupFlow} from './signup-flow.js';

/** What was done, and in which field. */
export type FormUse = Pick<Event, 'type' | 'target'>;

export interface FormHelpOptions {
  readonly flow: SignupFlow;
  /** Finds the form, where it is there. */
  readonly getForm: () => HTMLFormElement | null;
  /** Reads the texts in use. */
  readonly getMessages: () => SignupMessages;
  /** The page's own estimate of a password's strength, or whether the library's is wanted. */
  readonly getStrength: () => EstimatePasswordStrength | boolean;
  /** The client, where it may be asked who has a login. */
  readonly getClient: () => CubeClient | undefined;
  /** Says a text to screen readers when they have nothing else to say. */
  readonly say: (text: string) => void;
}

const isIdentifier = (name: string): name is IdentifierName => name === 'login' || name === 'email';

/** What decides how strong a password is. */
const decisive = ['login', 'email', 'fullName', 'password'];

/**
 * What is said while the form is filled in: that a login is taken, and how strong the password is. Loaded late, for the
 * form works without.
 */
export class FormHelp {
  readonly #options: FormHelpOptions;
  readonly #availability: Availability;
  readonly #lateEstimate: LateEstimate;
  readonly #watch: StrengthWatch;

  constructor(host: ReactiveElement, options: FormHelpOptions) {
    this.#options = options;
    this.#availability = new Availability(host, {
      getClient: options.getClient,
      onTaken: (name, text) => this.#showTaken(name, text),
    });
    this.#lateEstimate = new LateEstimate(host, options.getMessages);
    this.#watch = new StrengthWatch(host, {
      getEstimate: () => this.#estimate,
      onFound: (strength) => this.#sayStrength(strength),
    });
  }

  /** Of the password that is being typed, as soon as it is known. */
  get strength(): PasswordStrength | undefined {
    return this.#watch.strength;
  }

  /** Follows what is done in the form. */
  handle({type, target}: FormUse): void {
    const field = target as HTMLInputElement;
    if (type === 'focusin') this.#prepare(field);
    else if (type === 'focusout') this.#checkLeft(field);
    else this.#followTyped(field);
  }

  /** Asks no more who has a login, and takes back what was said. */
  stop(): void {
    this.#availability.stopAll();
    this.#options.say('');
  }

  /** As before anything was typed. */
  reset(): void {
    this.stop();
    this.#watch.reset();
  }

  get #estimate(): EstimatePasswordStrength | undefined {
    const strength = this.#options.getStrength();
    if (typeof strength === 'function') return strength;
    return strength ? this.#lateEstimate.estimate : undefined;
  }

  #prepare({name}: HTMLInputElement): void {
    if (name === 'password' && this.#options.getStrength() === true) this.#lateEstimate.prefetch();
  }

  #checkLeft({name, value}: HTMLInputElement): void {
    const text = value.trim();
    const {flow, getMessages} = this.#options;
    if (!isIdentifier(name) || !text || !flow.isSettled) return;
    if (!checkField(name, text, false, getMessages())) this.#availability.check(name, text);
  }

  #followTyped({name, form}: HTMLInputElement): void {
    if (isIdentifier(name)) this.#forgetTaken(name);
    if (!form || !decisive.includes(name)) return;
    const data = new FormData(form);
    this.#watch.follow(data.get('password') as string, readUserInputs(data));
  }

  #textTaken(name: IdentifierName): string {
    const {loginTaken, emailTaken} = this.#options.getMessages();
    return name === 'login' ? loginTaken : emailTaken;
  }

  #showTaken(name: IdentifierName, text: string): void {
    const {flow, getForm, say} = this.#options;
    const field = getForm()?.elements.namedItem(name) as HTMLInputElement | null | undefined;
    if (!flow.isSettled || field?.value.trim() !== text) return;
    flow.submission.mark(name, this.#textTaken(name));
    say(this.#textTaken(name));
  }

  #forgetTaken(name: IdentifierName): void {
    const {flow, say} = this.#options;
    this.#availability.stop(name);
    if (flow.submission.fieldErrors[name] !== this.#textTaken(name)) return;
    flow.submission.mark(name, undefined);
    // Else it would not be heard of the next text: what stays the same is not read again.
    say('');
  }

  #sayStrength(strength: PasswordStrength): void {
    const {getMessages, say} = this.#options;
    const messages = getMessages();
    const word = formatMessage(messages.passwordStrengthIs, {strength: toStrengthWord(strength, messages)});
    say([word, strength.advice].filter(Boolean).join(' '));
  }
}
