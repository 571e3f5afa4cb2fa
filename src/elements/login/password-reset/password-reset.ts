import {nothing, type ReactiveElement, type TemplateResult} from 'lit';
import {adoptStyles} from '../../../internal/adopt-styles.js';
import {FormSubmission} from '../../../internal/form/form-submission.js';
import {mayTakeFocus} from '../../../internal/focus.js';
import {LightDom} from '../../../internal/light-dom.js';
import {moreButtonStyles} from '../../../internal/more-buttons.styles.js';
import {unlessAborted} from '../../../internal/unless-aborted.js';
import {passwordReset as english} from '../../../locales/en/password-reset.js';
import type {ProblemMessages} from '../../../locales/messages.js';
import type {PasswordResetMessages} from '../../../locales/password-reset-messages.js';
import type {CubeClient} from '../../../session/client.js';
import {isEmailAddress} from '../../../internal/email-address.js';
import {askForLink, type ResetOutcome} from './ask-for-link.js';
import {describeError} from './describe-error.js';
import {passwordResetStyles} from './password-reset.styles.js';
import {renderResetForm} from './reset-form.js';
import {renderResetFrame, renderResetOutcome} from './reset-frame.js';

export interface PasswordResetOptions {
  /** Reads the element's texts, and those of the reset that the page replaces. */
  readonly getMessages: () => ProblemMessages & Partial<PasswordResetMessages>;
  /** @throws {CubeError} if there is no session yet. */
  readonly getClient: () => CubeClient;
  /** Says a text to screen readers. */
  readonly announce: (text: string) => void;
  /** The user goes back to sign in. */
  readonly onLeave: () => void;
}

let instances = 0;

/** What “Forgot password?” leads to: a form for the address, and what came of it. */
export class PasswordReset {
  readonly #host: ReactiveElement;
  readonly #options: PasswordResetOptions;
  readonly #lightDom: LightDom;
  readonly #submission: FormSubmission;
  readonly #id = `cube-password-reset-${++instances}`;
  #view: 'form' | ResetOutcome | undefined;
  #isDisabled = false;
  #address = '';
  #sending = new AbortController();

  constructor(host: ReactiveElement, options: PasswordResetOptions) {
    this.#host = host;
    this.#options = options;
    this.#lightDom = new LightDom(host);
    adoptStyles(host.renderRoot, moreButtonStyles);
    adoptStyles(host.renderRoot, passwordResetStyles);
    this.#submission = new FormSubmission(host, {
      getMessages: options.getMessages,
      getForm: () => this.#form,
      announce: options.announce,
      onError: () => undefined,
    });
  }

  /** Whether it is shown. */
  get isOpen(): boolean {
    return this.#view !== undefined;
  }

  /** Whether a link is being asked for. */
  get isPending(): boolean {
    return this.#submission.isPending;
  }

  /** Whether the app has said that it sends no such mails. */
  get isDisabled(): boolean {
    return this.#isDisabled;
  }

  /** Takes the place of the form to sign in with, if that is there; fills in an address entered in that. */
  open(): void {
    const identifier = this.#signInInput('username')?.value.trim();
    if (identifier !== undefined) this.#ask(identifier.includes('@') ? identifier : '');
  }

  /** Whatever is under way comes too late. */
  remove(): void {
    this.#close();
    this.renderForm();
  }

  render(): TemplateResult {
    const messages = this.#messages;
    if (!this.#view || this.#view === 'form') return renderResetFrame(messages, this.#submission.summary);
    return renderResetOutcome({
      outcome: this.#view,
      messages,
      address: this.#address,
      onLeave: this.#handleLeave,
      onSendAgain: () => this.#ask(this.#address),
    });
  }

  /** The form in the light DOM, as long as it is shown. */
  renderForm(): void {
    const form = renderResetForm({
      id: this.#id,
      messages: this.#messages,
      address: this.#address,
      error: this.#submission.fieldErrors.email,
      isPending: this.isPending,
      onSubmit: this.#handleSubmit,
      onLeave: this.#handleLeave,
    });
    this.#lightDom.render(this.#view === 'form' ? form : nothing);
  }

  get #form(): HTMLFormElement | null {
    return this.#host.querySelector<HTMLFormElement>('form[slot=form]');
  }

  get #messages(): ProblemMessages & PasswordResetMessages {
    return {...english, ...this.#options.getMessages()};
  }

  /** Of the form to sign in with, which stays in the light DOM. */
  #signInInput(name: 'username' | 'password'): HTMLInputElement | null {
    return this.#host.querySelector(`.cube-form [name=${name}]`);
  }

  /** What has been entered, be it without any event. */
  #readAddress(): string {
    const form = this.#form;
    return form ? (new FormData(form).get('email') as string).trim() : '';
  }

  #close(): void {
    this.#sending.abort();
    this.#view = undefined;
  }

  #ask(address: string): void {
    this.#address = address;
    this.#submission.reset();
    this.#options.announce('');
    void this.#show('form', mayTakeFocus(this.#host));
  }

  async #show(view: 'form' | ResetOutcome | undefined, movesFocus = true): Promise<void> {
    this.#view = view;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    if (movesFocus) this.#host.focus();
  }

  async #send(address: string): Promise<void> {
    const messages = this.#messages;
    const {signal} = (this.#sending = new AbortController());
    let outcome: ResetOutcome = 'sent';
    const isDone = await this.#submission.run({
      activity: messages.sendingLink,
      work: async () => {
        outcome = await unlessAborted(askForLink(this.#options.getClient(), address, signal), signal);
      },
      describe: (error) => describeError(error, messages),
    });
    if (isDone && !signal.aborted) this.#conclude(outcome, address);
  }

  #conclude(outcome: ResetOutcome, address: string): void {
    const messages = this.#messages;
    this.#address = address;
    this.#isDisabled = outcome === 'disabled';
    this.#options.announce(this.#isDisabled ? messages.resetDisabled : messages.linkSent);
    const password = this.#signInInput('password');
    if (password && outcome === 'sent') password.value = '';
    // Not away from what the user does elsewhere by now.
    void this.#show(outcome, mayTakeFocus(this.#host));
  }

  readonly #handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (this.isPending) return;
    const address = this.#readAddress();
    const {emailInvalid, emailMissing} = this.#messages;
    if (isEmailAddress(address)) void this.#send(address);
    else this.#submission.show({fields: {email: address ? emailInvalid : emailMissing}});
  };

  readonly #handleLeave = (): void => {
    const address = this.#view === 'form' ? this.#readAddress() : this.#address;
    const input = this.#signInInput('username');
    if (input && isEmailAddress(address)) input.value = address;
    this.#close();
    this.#options.announce('');
    this.#options.onLeave();
    void this.#show(undefined);
  };
}
