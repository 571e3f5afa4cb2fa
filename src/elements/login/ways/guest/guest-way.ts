import {html, type nothing, type TemplateResult} from 'lit';
import {describeProblem} from '../../../../internal/form/describe-problem.js';
import type {FormErrors} from '../../../../internal/form/form-errors.js';
import {FormSubmission} from '../../../../internal/form/form-submission.js';
import {isRefused} from '../../../../internal/form/outcome.js';
import {formatMessage} from '../../../../internal/format-message.js';
import {renderSummary} from '../../../../internal/message.js';
import {guestWay as english} from '../../../../locales/en/guest-way.js';
import type {GuestWayMessages} from '../../../../locales/guest-way-messages.js';
import type {LoginMessages} from '../../../../locales/login-messages.js';
import type {CreateWay, Way, WayOptions} from '../way.js';
import {renderGuestForm} from './guest-form.js';

let instances = 0;

/** Signs in somebody who has no account and wants none, for a day at most. */
class GuestWay implements Way {
  readonly #options: WayOptions;
  readonly #submission: FormSubmission;
  readonly #id = `cube-guest-${++instances}`;
  #visit = new AbortController();

  constructor(options: WayOptions) {
    this.#options = options;
    this.#submission = new FormSubmission(options.host, {
      getMessages: () => this.#messages,
      getForm: () => this.#form,
      announce: options.announce,
      onError: options.onError,
    });
  }

  get heading(): string {
    return this.#messages.guestHeading;
  }

  get isPending(): boolean {
    return this.#submission.isPending;
  }

  readonly isAtStart = true;

  open(_identifier: string, isChosen = false): void {
    this.#visit = new AbortController();
    this.#submission.reset();
    if (isChosen && this.#givenName) void this.#signInOnceShown(this.#givenName);
  }

  close(): void {
    this.#visit.abort();
  }

  render(): TemplateResult {
    return html`${renderSummary(this.#submission.summary)}<slot name="form"></slot>`;
  }

  renderForm(): TemplateResult | typeof nothing {
    return renderGuestForm({
      id: this.#id,
      messages: this.#messages,
      isNameAsked: !this.#givenName,
      error: this.#submission.fieldErrors['fullName'],
      isPending: this.isPending,
      onSubmit: this.#handleSubmit,
    });
  }

  get #messages(): LoginMessages & GuestWayMessages {
    return {...english, ...this.#options.getMessages()};
  }

  /** By the page, so that nobody is asked. */
  get #givenName(): string {
    return this.#options.host.getAttribute('guest-name')?.trim() ?? '';
  }

  get #form(): HTMLFormElement | null {
    return this.#options.host.querySelector<HTMLFormElement>(`#${this.#id}`);
  }

  /** What has been entered, be it without any event. */
  #readName(): string {
    const name = this.#form && new FormData(this.#form).get('fullName');
    return typeof name === 'string' ? name.trim() : '';
  }

  async #signInOnceShown(name: string): Promise<void> {
    const {signal} = this.#visit;
    await this.#options.host.updateComplete;
    if (!signal.aborted) await this.#signIn(name);
  }

  async #signIn(name: string): Promise<void> {
    const {getStore, onSignIn} = this.#options;
    const {signal} = this.#visit;
    await this.#submission.run({
      activity: this.#messages.signingIn,
      work: async () => onSignIn(await getStore().client.signInAsGuest(name || undefined, {signal})),
      describe: (error) => this.#describe(error),
    });
  }

  /** Says in the user's words why it failed, and whether the name is to blame. */
  #describe(error: unknown): FormErrors {
    const messages = this.#messages;
    if (!isRefused(error)) return describeProblem(error, messages);
    const said = error.fieldErrors['fullName']?.join(' ');
    if (said === undefined || this.#givenName) return {summary: messages.guestRefused};
    const [, maximum] = /maximum\D*(\d+)/i.exec(said) ?? [];
    const text = maximum ? formatMessage(messages.guestNameTooLong, {maximum}) : messages.guestNameRefused;
    return {fields: {fullName: text}};
  }

  readonly #handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!this.isPending) void this.#signIn(this.#givenName || this.#readName());
  };
}

export const createGuestWay: CreateWay = (options) => new GuestWay(options);
