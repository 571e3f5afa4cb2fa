import {html, type ReactiveElement, type TemplateResult} from 'lit';
import {adoptStyles} from '../../../../internal/adopt-styles.js';
import {mayTakeFocus} from '../../../../internal/focus.js';
import {FormSubmission} from '../../../../internal/form/form-submission.js';
import {isRefused} from '../../../../internal/form/outcome.js';
import {formatMessage, isolate} from '../../../../internal/format-message.js';
import {languageOf} from '../../../../internal/language.js';
import {renderSummary} from '../../../../internal/message.js';
import {loginWays} from '../../../../locales/en/login-ways.js';
import {phoneWay as english} from '../../../../locales/en/phone-way.js';
import {isCubeProviderError} from '../../../../provider-error.js';
import {FirebaseAttempts} from '../firebase-attempts.js';
import type {CreateWay, Way, WayOptions} from '../way.js';
import {CodeStep} from './code-step.js';
import {describeNumber, describePhoneError, type PhoneTexts} from './describe-phone-error.js';
import {NumberStep} from './number-step.js';
import type {PhoneNumber} from './phone-number.js';
import {phoneWayStyles} from './phone-way.styles.js';
import {codeLength} from './sms-code.js';

type Activity = 'sending' | 'signing-in';

let instances = 0;

/** Signs in by a code that Firebase sends to a phone: a step for the number, and one for the code. */
class PhoneWay implements Way {
  readonly #host: ReactiveElement;
  readonly #options: WayOptions;
  readonly #attempts: FirebaseAttempts;
  readonly #submission: FormSubmission;
  readonly #numberStep: NumberStep;
  readonly #codeStep: CodeStep;
  readonly #captcha = document.createElement('div');
  readonly #id = `cube-phone-${++instances}`;
  /** Where a code has gone; there is none at the first step. */
  #phone: PhoneNumber | undefined;
  /** Whether the code has been taken, and only the session is missing. */
  #isConfirmed = false;
  #activity: Activity = 'sending';

  constructor(options: WayOptions) {
    const {host, getMessages, announce} = options;
    const getForm = () => host.querySelector<HTMLFormElement>(`form[id^=${this.#id}-]`);
    this.#host = host;
    this.#options = options;
    this.#attempts = new FirebaseAttempts(options);
    this.#submission = new FormSubmission(host, {
      getMessages,
      getForm,
      announce,
      onError: (error) => this.#handleFailure(error),
    });
    this.#numberStep = new NumberStep(host, getForm);
    this.#codeStep = new CodeStep(host, getForm);
    this.#captcha.className = 'cube-captcha';
    host.addController({hostConnected: () => adoptStyles(host, phoneWayStyles)});
  }

  get heading(): string {
    return this.#phone ? this.#messages.codeHeading : this.#messages.phoneHeading;
  }

  get isPending(): boolean {
    return this.#submission.isPending;
  }

  get isAtStart(): boolean {
    return !this.#phone;
  }

  open(): void {
    this.#submission.reset();
  }

  close(isOver = false): void {
    if (isOver) this.#numberStep.forget();
    else this.#numberStep.keep();
    this.#goBack();
  }

  render(): TemplateResult {
    return html`${renderSummary(this.#submission.summary)}<slot name="form"></slot>`;
  }

  // In a template of its own, which is what is kept while another way is shown: a step that has been left is not.
  renderForm(): TemplateResult {
    return html`${this.#phone ? this.#renderCodeStep(this.#phone) : this.#renderNumberStep()}`;
  }

  #renderNumberStep(): TemplateResult {
    return this.#numberStep.render({
      id: `${this.#id}-number`,
      messages: this.#messages,
      errors: this.#submission.fieldErrors,
      isPending: this.isPending,
      captcha: this.#captcha,
      onSubmit: this.#handleNumber,
    });
  }

  #renderCodeStep({text}: PhoneNumber): TemplateResult {
    return this.#codeStep.render({
      id: `${this.#id}-code`,
      messages: this.#messages,
      phone: text,
      error: this.#submission.fieldErrors.code,
      summary: this.#submission.summary,
      activity: this.isPending ? this.#activity : undefined,
      isConfirmed: this.#isConfirmed,
      captcha: this.#captcha,
      onSubmit: this.#handleCode,
      onResend: this.#handleResend,
      onChange: this.#handleChange,
    });
  }

  get #messages(): PhoneTexts {
    return {...loginWays, ...english, ...this.#options.getMessages()};
  }

  /** To the first step. Whatever is under way comes too late. */
  #goBack(): void {
    this.#attempts.giveUp();
    this.#submission.reset();
    this.#phone = undefined;
    this.#isConfirmed = false;
  }

  /** Shows the step that has been reached, and goes to its field unless the user is elsewhere by now. */
  async #show(step: NumberStep | CodeStep): Promise<void> {
    const takesFocus = mayTakeFocus(this.#host);
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    if (takesFocus) step.input?.focus();
  }

  async #send(phone: PhoneNumber): Promise<boolean> {
    const messages = this.#messages;
    this.#activity = 'sending';
    return this.#submission.run({
      activity: messages.sendingCode,
      work: () => this.#attempts.run((firebase) => firebase.sendCode(phone.number, this.#captcha)),
      describe: (error) => describePhoneError(error, messages),
    });
  }

  async #sendFirst(phone: PhoneNumber): Promise<void> {
    if (!(await this.#send(phone))) return;
    const {codeHeading, codeSentTo} = this.#messages;
    const sentTo = formatMessage(codeSentTo, {phone: isolate(phone.text)});
    this.#phone = phone;
    this.#codeStep.begin();
    this.#options.announce(`${codeHeading}. ${sentTo}`);
    await this.#show(this.#codeStep);
  }

  async #sendAgain(phone: PhoneNumber): Promise<void> {
    if (!(await this.#send(phone))) return;
    this.#codeStep.begin();
    this.#options.announce(this.#messages.codeSentAgain);
    await this.#show(this.#codeStep);
  }

  async #confirm(code: string): Promise<void> {
    const messages = this.#messages;
    this.#activity = 'signing-in';
    await this.#submission.run({
      activity: messages.signingIn,
      work: async () => {
        const user = await this.#attempts.signIn((firebase) => firebase.confirmCode(code));
        this.#numberStep.forget();
        this.#goBack();
        this.#options.onSignIn(user);
      },
      describe: (error) => describePhoneError(error, messages),
    });
  }

  #handleFailure(error: unknown): void {
    const problem = isCubeProviderError(error) ? error.problem : undefined;
    this.#isConfirmed = this.#attempts.isConfirmed;
    if (problem === 'wrong-code') this.#codeStep.input?.select();
    if (problem === 'expired-code') this.#codeStep.offerAnother();
    // The code has been used, so only another one can help.
    if (isRefused(error)) {
      this.#phone = undefined;
      void this.#show(this.#numberStep);
    }
    this.#options.onError(error);
  }

  readonly #handleNumber = (event: SubmitEvent): void => {
    event.preventDefault();
    if (this.isPending) return;
    const phone = this.#numberStep.read();
    if ('number' in phone) void this.#sendFirst(phone);
    else this.#submission.show(describeNumber(phone, this.#messages, languageOf(this.#host)));
  };

  readonly #handleCode = (event: SubmitEvent): void => {
    event.preventDefault();
    if (this.isPending) return;
    const code = this.#codeStep.read();
    const {codeMissing, codeTooShort} = this.#messages;
    if (code.length === codeLength) void this.#confirm(code);
    else this.#submission.show({fields: {code: code ? codeTooShort : codeMissing}});
  };

  readonly #handleResend = (): void => {
    if (this.#phone && !this.isPending) void this.#sendAgain(this.#phone);
  };

  readonly #handleChange = (): void => {
    this.#goBack();
    this.#options.announce('');
    void this.#show(this.#numberStep);
  };
}

export const createPhoneWay: CreateWay = (options) => new PhoneWay(options);
