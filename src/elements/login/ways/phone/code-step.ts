import {nothing, type ReactiveElement, type TemplateResult} from 'lit';
import {Resend} from '../resend.js';
import {CodeField} from './code-field.js';
import {renderCodeForm, type CodeFormView} from './code-form.js';
import {readCode} from './sms-code.js';

export interface CodeStepView extends Omit<
  CodeFormView,
  'field' | 'resend' | 'onComplete' | 'hasSummary' | 'isPending'
> {
  readonly summary: string | undefined;
  /** What is under way. */
  readonly activity: 'sending' | 'signing-in' | undefined;
  readonly onResend: () => void;
}

/** The code that is entered. It is sent as soon as it is whole, but not the same one again. */
export class CodeStep {
  readonly #getForm: () => HTMLFormElement | null;
  readonly #field: CodeField;
  readonly #resend: Resend;
  #tried = '';

  constructor(host: ReactiveElement, getForm: () => HTMLFormElement | null) {
    this.#getForm = getForm;
    this.#field = new CodeField(host);
    this.#resend = new Resend(host);
  }

  get input(): HTMLInputElement | null {
    return this.#getForm()?.querySelector('input[name=code]') ?? null;
  }

  /** A code has been sent: whatever is entered is not it. */
  begin(): void {
    const {input} = this;
    if (input) input.value = '';
    this.#field.reset();
    this.#tried = '';
    this.#resend.wait();
  }

  /** Another code may be sent at once. */
  offerAnother(): void {
    this.#resend.offer();
  }

  /** What has been entered, be it without any event. */
  read(): string {
    this.#tried = readCode(this.input?.value ?? '');
    return this.#tried;
  }

  render(view: CodeStepView): TemplateResult {
    const {messages, activity, summary, isConfirmed, onResend} = view;
    const isPending = activity === 'sending';
    return renderCodeForm({
      ...view,
      field: this.#field,
      hasSummary: summary !== undefined,
      isPending: activity === 'signing-in',
      resend: isConfirmed
        ? nothing
        : this.#resend.render({messages, buttonClass: 'cube-link', isPending, onResend}),
      onComplete: this.#handleComplete,
    });
  }

  readonly #handleComplete = (code: string): void => {
    if (code !== this.#tried) this.#getForm()?.requestSubmit();
  };
}
