import {html, type ReactiveElement, type TemplateResult} from 'lit';
import {adoptStyles} from '../../../../internal/adopt-styles.js';
import {isEmailAddress} from '../../../../internal/email-address.js';
import {mayTakeFocus} from '../../../../internal/focus.js';
import type {FormErrors} from '../../../../internal/form/form-errors.js';
import {FormSubmission} from '../../../../internal/form/form-submission.js';
import {PasswordField} from '../../../../internal/form/password-field.js';
import {emailWay as english} from '../../../../locales/en/email-way.js';
import {loginWays} from '../../../../locales/en/login-ways.js';
import {FirebaseAttempts} from '../firebase-attempts.js';
import {prefetchFirebase} from '../firebase-of-host.js';
import {Resend} from '../resend.js';
import type {CreateWay, Way, WayOptions} from '../way.js';
import {checkAddress, checkPasswordForm} from './check-password-form.js';
import {describeEmailError, stepAfterLink, type EmailTexts} from './describe-email-error.js';
import {takeEmailLink} from './email-link.js';
import {renderEmailForm, renderEmailStep, type EmailStep, type EmailStepView} from './email-step.js';
import {emailWayStyles} from './email-way.styles.js';
import {EnteredAddress} from './entered-address.js';
import {sendLink} from './send-link.js';
import {sentAddress} from './sent-address.js';
import {signInByLink} from './sign-in-by-link.js';

let instances = 0;

/** Signs in by an e-mail address at Firebase, with a password or with a link in a mail. */
class EmailWay implements Way {
  readonly #host: ReactiveElement;
  readonly #options: WayOptions;
  readonly #attempts: FirebaseAttempts;
  readonly #submission: FormSubmission;
  readonly #passwordField: PasswordField;
  readonly #resend: Resend;
  readonly #address: EnteredAddress;
  readonly #id = `cube-email-${++instances}`;
  #step: EmailStep = 'password';
  /** The address that the page was opened by. */
  #link = '';
  /** Whether Firebase has said who somebody is, and only the session is missing. */
  #isConfirmed = false;
  #activity: 'sending' | 'signing-in' = 'sending';

  constructor(options: WayOptions) {
    const host = (this.#host = options.host);
    this.#options = options;
    this.#attempts = new FirebaseAttempts(options);
    this.#submission = new FormSubmission(host, {
      getMessages: options.getMessages,
      getForm: () => this.#form,
      announce: options.announce,
      onError: (error) => this.#handleFailure(error),
    });
    this.#address = new EnteredAddress(() => this.#form);
    this.#passwordField = new PasswordField(host);
    this.#resend = new Resend(host);
    adoptStyles(host.renderRoot, emailWayStyles);
  }

  get heading(): string {
    return this.#messages[this.#step === 'sent' ? 'signInLinkSentHeading' : 'emailWayHeading'];
  }

  get isPending(): boolean {
    return this.#submission.isPending;
  }

  get isAtStart(): boolean {
    return this.#step === 'password';
  }

  open(identifier: string): void {
    if (this.resume() !== undefined || !this.isAtStart) return;
    this.#submission.reset();
    if (isEmailAddress(identifier)) this.#address.value = identifier;
  }

  resume(): string | undefined {
    const link = takeEmailLink();
    if (!link) return undefined;
    this.#link = link;
    const address = (this.#address.value = sentAddress.read() ?? '');
    this.#step = address ? 'link' : 'address';
    this.#host.requestUpdate();
    if (address) void this.#signInByLink(address);
    return address;
  }

  close(isOver = false): void {
    if (isOver) this.#address.value = '';
    else this.#address.read();
    this.#goBack();
  }

  render(): TemplateResult {
    return renderEmailStep(this.#view);
  }

  // In a template of its own, which is what is kept while another way is shown: a step that has been left is not.
  renderForm(): TemplateResult {
    return html`${renderEmailForm(this.#view)}`;
  }

  get #view(): EmailStepView {
    return {
      step: this.#step,
      id: this.#id,
      messages: this.#messages,
      address: this.#address.value,
      summary: this.#submission.summary,
      errors: this.#submission.fieldErrors,
      passwordField: this.#passwordField,
      resend: this.#resend,
      activity: this.isPending ? this.#activity : undefined,
      isConfirmed: this.#isConfirmed,
      onUse: () => prefetchFirebase(this.#host),
      onPassword: this.#handlePassword,
      onLink: this.#handleLink,
      onSendLink: this.#handleSendLink,
      onResend: this.#handleResend,
      onLeave: this.#handleLeave,
    };
  }

  /** Whether it is the link of this page by which somebody signs in. */
  get #isOfLink(): boolean {
    return this.#link !== '' && this.#activity === 'signing-in';
  }

  get #messages(): EmailTexts {
    return {...loginWays, ...english, ...this.#options.getMessages()};
  }

  get #form(): HTMLFormElement | null {
    return this.#host.querySelector<HTMLFormElement>(`form[id^=${this.#id}-]`);
  }

  /** To the first step. Whatever is under way comes too late. */
  #goBack(): void {
    this.#attempts.giveUp();
    this.#submission.reset();
    this.#passwordField.reset();
    this.#step = 'password';
    this.#link = '';
    this.#isConfirmed = false;
  }

  /** Shows a step, and goes to its first field unless the user is elsewhere by now. */
  async #show(step: EmailStep): Promise<void> {
    const takesFocus = mayTakeFocus(this.#host);
    this.#step = step;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    if (takesFocus) this.#host.focus();
  }

  /** The address that is entered, if it is one and nothing else is under way. */
  #takeAddress(): string | undefined {
    if (this.isPending) return undefined;
    const address = this.#address.read();
    const email = checkAddress(address, this.#messages);
    if (email) this.#submission.show({fields: {email}});
    return email ? undefined : address;
  }

  async #signIn(ask: Parameters<FirebaseAttempts['signIn']>[0]): Promise<void> {
    const messages = this.#messages;
    this.#activity = 'signing-in';
    await this.#submission.run({
      activity: messages.signingIn,
      work: async () => {
        const user = await this.#attempts.signIn(ask);
        sentAddress.forget();
        this.#address.value = '';
        this.#goBack();
        this.#options.onSignIn(user);
      },
      describe: this.#describe,
    });
  }

  async #signInByLink(address: string): Promise<void> {
    const link = this.#link;
    await this.#signIn((firebase) => signInByLink(firebase, address, link));
  }

  async #send(address: string): Promise<void> {
    const {sendingSignInLink, signInLinkSentHeading, signInLinkSent, signInLinkSentAgain} = this.#messages;
    this.#activity = 'sending';
    const isSent = await this.#submission.run({
      activity: sendingSignInLink,
      work: () => sendLink(this.#attempts, this.#host, address),
      describe: this.#describe,
    });
    if (!isSent) return;
    const first = `${signInLinkSentHeading}. ${signInLinkSent}`;
    this.#resend.wait();
    this.#options.announce(this.#step === 'sent' ? signInLinkSentAgain : first);
    await this.#show('sent');
  }

  readonly #describe = (error: unknown): FormErrors =>
    describeEmailError(error, this.#messages, this.#isOfLink);

  #handleFailure(error: unknown): void {
    const step = this.#isOfLink && stepAfterLink(error);
    this.#isConfirmed = this.#attempts.isConfirmed;
    if (step) void this.#show(step);
    this.#options.onError(error);
  }

  readonly #handlePassword = (event: SubmitEvent): void => {
    event.preventDefault();
    if (this.isPending) return;
    const password = new FormData(event.currentTarget as HTMLFormElement).get('password') as string;
    const previous = this.#address.value;
    const address = this.#address.read();
    const errors = checkPasswordForm(address, password, this.#messages);
    this.#passwordField.hide();
    if (errors) {
      this.#submission.show(errors);
      return;
    }
    // What Firebase has given is of the address that was entered before.
    if (address !== previous) this.#attempts.giveUp();
    void this.#signIn((firebase) => firebase.signInByPassword(address, password));
  };

  readonly #handleSendLink = (): void => {
    const address = this.#takeAddress();
    if (address) void this.#send(address);
  };

  readonly #handleResend = (): void => {
    if (!this.isPending) void this.#send(this.#address.value);
  };

  readonly #handleLink = (event: SubmitEvent): void => {
    event.preventDefault();
    const address = this.#takeAddress();
    if (!address) return;
    void (this.#step === 'expired' ? this.#send(address) : this.#signInByLink(address));
  };

  readonly #handleLeave = (): void => {
    this.#address.read();
    this.#goBack();
    this.#options.announce('');
    void this.#show('password');
  };
}

export const createEmailWay: CreateWay = (options) => new EmailWay(options);
