import type {ReactiveElement, TemplateResult} from 'lit';
import {languageOf} from '../../../../internal/language.js';
import {prefetchFirebase} from '../firebase-of-host.js';
import {guessCountry, listCountries} from './countries.js';
import {renderNumberForm, type NumberFormView} from './number-form.js';
import {readNumber, toCountry, type PhoneNumber, type PhoneProblem} from './phone-number.js';
import {groupForCountry, groupTyped} from './typed-number.js';

/** The number that is entered, and its country. They stay while the form is not there. */
export class NumberStep {
  readonly #host: ReactiveElement;
  readonly #getForm: () => HTMLFormElement | null;
  #text = '';
  #country: string | undefined;

  constructor(host: ReactiveElement, getForm: () => HTMLFormElement | null) {
    this.#host = host;
    this.#getForm = getForm;
  }

  get input(): HTMLInputElement | null {
    return this.#getForm()?.querySelector('input[name=phone]') ?? null;
  }

  /** Keeps what has been entered, be it without any event. */
  keep(): void {
    this.#text = this.input?.value ?? this.#text;
    this.#country = this.#select?.value ?? this.#country;
  }

  /** The country stays: the next number is likely of the same. */
  forget(): void {
    this.keep();
    this.#text = '';
  }

  read(): PhoneNumber | PhoneProblem {
    this.keep();
    return readNumber(this.#text, toCountry(this.#country));
  }

  render(
    view: Pick<NumberFormView, 'id' | 'messages' | 'errors' | 'isPending' | 'captcha' | 'onSubmit'>,
  ): TemplateResult {
    this.#country ??= guessCountry(this.#host) ?? '';
    return renderNumberForm({
      ...view,
      countries: listCountries(languageOf(this.#host)),
      country: this.#country,
      text: this.#text,
      onUse: () => prefetchFirebase(this.#host),
      onInput: this.#handleInput,
    });
  }

  get #select(): HTMLSelectElement | null {
    return this.#getForm()?.querySelector('select[name=country]') ?? null;
  }

  readonly #handleInput = (event: Event): void => {
    const {input} = this;
    const select = this.#select;
    if (!input || !select || (event instanceof InputEvent && event.isComposing)) return;
    if (event.target === select) groupForCountry(input, select);
    else groupTyped(input, select, (event as InputEvent).inputType === 'deleteContentForward');
  };
}
