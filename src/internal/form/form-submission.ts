import type {ReactiveElement} from 'lit';
import type {ProblemMessages} from '../../locales/messages.js';
import {mayTakeFocus} from '../focus.js';
import type {FormErrors} from './form-errors.js';
import type {RetryWait} from './retry-wait.js';

export interface FormSubmissionOptions {
  /** Reads the texts in use. */
  readonly getMessages: () => ProblemMessages;
  /** Finds the form, where it is there. */
  readonly getForm: () => HTMLFormElement | null;
  /** Says a text to screen readers. */
  readonly announce: (text: string) => void;
  /** Is told why a submission has failed, once the form says so. */
  readonly onError: (error: unknown) => void;
  /** Counts waits down. Loaded when there is one to count, where it is not given. */
  readonly wait?: RetryWait;
}

/** What is done with a form that has been filled in. */
export interface FormWork {
  /** Said to screen readers meanwhile. */
  readonly activity: string;
  /** Rejects with the reason where it fails; with an `AbortError` where nobody waits for it any more. */
  readonly work: () => Promise<void>;
  /** Says in the user's words why it has failed. */
  readonly describe: (error: unknown) => FormErrors;
}

const isAbort = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';

const isControl = (element: Element): element is HTMLInputElement => 'name' in element;

/** From what is filled in to its success, or to an error and the field to look at. One submission at a time. */
export class FormSubmission {
  readonly #host: ReactiveElement;
  readonly #options: FormSubmissionOptions;
  #wait: RetryWait | undefined;
  #errors: FormErrors = {};
  #isPending = false;

  constructor(host: ReactiveElement, options: FormSubmissionOptions) {
    this.#host = host;
    this.#options = options;
    this.#wait = options.wait;
  }

  /** Whether a submission is under way. */
  get isPending(): boolean {
    return this.#isPending;
  }

  /** The text at each field that is to blame, by the names of the inputs. */
  get fieldErrors(): NonNullable<FormErrors['fields']> {
    return this.#errors.fields ?? {};
  }

  /** The error above the form. A wait is counted down, and is no error any more when it is over. */
  get summary(): string | undefined {
    const {summary, retryAfter} = this.#errors;
    const wait = retryAfter && this.#wait;
    return wait ? wait.describe(this.#options.getMessages().tooManyAttemptsUntil) : summary;
  }

  /** As somebody finds the form who has not used it yet. */
  reset(): void {
    this.#set({});
  }

  /** Does the work, unless another one is under way. Resolves to whether it has succeeded; never rejects. */
  async run({activity, work, describe}: FormWork): Promise<boolean> {
    if (this.#isPending) return false;
    this.#isPending = true;
    this.#set({});
    this.#options.announce(activity);
    try {
      await work();
      return true;
    } catch (error) {
      if (isAbort(error)) return false;
      await this.#show(describe(error));
      this.#options.onError(error);
      return false;
    } finally {
      this.#isPending = false;
      this.#host.requestUpdate();
    }
  }

  /** Shows what is wrong, says it, and goes to the first field that is to blame, unless the user is elsewhere by now. */
  show(errors: FormErrors): void {
    void this.#show(errors);
  }

  /** Shows a text at a field, or takes it away, without a word to screen readers and without moving the focus. */
  mark(name: string, text: string | undefined): void {
    if (this.fieldErrors[name] === text) return;
    this.#errors = {...this.#errors, fields: {...this.fieldErrors, [name]: text}};
    this.#host.requestUpdate();
  }

  async #show(errors: FormErrors): Promise<void> {
    const before = this.#errors;
    if (errors.retryAfter && !this.#wait) await this.#loadWait();
    if (this.#errors !== before) return;
    this.#set(errors);
    const {fields = {}} = errors;
    const controls = [...(this.#options.getForm()?.elements ?? [])].filter(isControl);
    const blamed = controls.filter(({name}) => fields[name]);
    const texts = [this.summary, ...new Set(blamed.map(({name}) => fields[name]))];
    this.#options.announce(texts.filter(Boolean).join(' '));
    if (mayTakeFocus(this.#host)) blamed[0]?.focus();
  }

  /** Where it cannot be loaded, a text without the time is shown. */
  async #loadWait(): Promise<void> {
    const part = await import('./retry-wait.js').catch(() => undefined);
    if (part) this.#wait ??= new part.RetryWait(this.#host);
  }

  #set(errors: FormErrors): void {
    this.#errors = errors;
    this.#wait?.start(errors.retryAfter ?? 0);
    this.#host.requestUpdate();
  }
}
