import {nothing, type ReactiveController, type ReactiveElement} from 'lit';
import {adoptStyles} from '../../internal/adopt-styles.js';
import {formStyles} from '../../internal/form/form.styles.js';
import {moreFieldsStyles} from '../../internal/form/more-fields.styles.js';
import {PasswordField} from '../../internal/form/password-field.js';
import {LatePart} from '../../internal/late-part.js';
import {LightDom} from '../../internal/light-dom.js';
import {strengthMeterStyles} from '../../internal/password-strength/strength-meter.styles.js';
import type {SignupFields} from './choose-fields.js';
import type {FormHelp, FormHelpOptions} from './form-help.js';
import {checkForm, readUser} from './read-form.js';
import {renderSignupForm} from './signup-form.js';
import {findTerms, isOnText} from './terms.js';

/** What the page has chosen. */
export interface SignupChoices extends SignupFields {
  /** Whether the password is asked for twice. */
  readonly confirm: boolean;
}

export interface SignupFormOptions extends Omit<FormHelpOptions, 'getForm'> {
  readonly getChoices: () => SignupChoices;
  /** What the user is called so far; filled in. */
  readonly getFullName: () => string;
  /** The form got the focus, or was typed into. */
  readonly onUse: () => void;
}

let instances = 0;

/** The form in an element's light DOM, and what is sent of it. */
export class SignupFormController implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #options: SignupFormOptions;
  readonly #id = `cube-signup-${++instances}`;
  readonly #lightDom: LightDom;
  readonly #passwordField: PasswordField;
  readonly #confirmField: PasswordField;
  readonly #help: LatePart<FormHelp>;

  constructor(host: ReactiveElement, options: SignupFormOptions) {
    this.#host = host;
    this.#options = options;
    this.#lightDom = new LightDom(host);
    this.#passwordField = new PasswordField(host);
    this.#confirmField = new PasswordField(host);
    this.#help = new LatePart(host, async () => {
      const late = await import('./form-help.js');
      return new late.FormHelp(host, {...options, getForm: () => this.form});
    });
    host.addController(this);
  }

  /** The form, where it is there. */
  get form(): HTMLFormElement | null {
    return this.#host.querySelector<HTMLFormElement>(`#${this.#id}`);
  }

  hostConnected(): void {
    adoptStyles(this.#host, formStyles);
    adoptStyles(this.#host, moreFieldsStyles);
    adoptStyles(this.#host, strengthMeterStyles);
  }

  /** As somebody finds it who has not used it yet. */
  reset(): void {
    this.#passwordField.reset();
    this.#confirmField.reset();
    this.#help.part?.reset();
  }

  render(): void {
    const {flow, getMessages, getChoices, getFullName, getStrength} = this.#options;
    const {confirm, ...fields} = getChoices();
    const view = renderSignupForm({
      ...fields,
      id: this.#id,
      messages: getMessages(),
      fullName: getFullName(),
      errors: flow.submission.fieldErrors,
      passwordField: this.#passwordField,
      confirmField: confirm ? this.#confirmField : undefined,
      hasMeter: !!getStrength(),
      strength: this.#help.part?.strength,
      terms: findTerms(this.#host),
      isPending: flow.activity === 'signing up',
      onSubmit: this.#handleSubmit,
      onUse: this.#handleUse,
      onTerms: () => flow.submission.mark('terms', undefined),
    });
    this.#lightDom.render(view);
  }

  remove(): void {
    this.#lightDom.render(nothing);
    // A field that had the focus was left by that.
    this.#help.part?.stop();
  }

  /** A click on the page's terms ticks the checkbox beside them. */
  readonly handleTermsClick = (event: MouseEvent): void => {
    const checkbox = this.form?.elements.namedItem('terms');
    if (checkbox instanceof HTMLInputElement && isOnText(event)) checkbox.click();
  };

  // The values are read from the form itself: some password managers fill it in without any event.
  readonly #handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const {flow, getMessages, getChoices} = this.#options;
    if (flow.activity) return;
    const choices = getChoices();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const hasTerms = findTerms(this.#host).length > 0;
    const shown = [...choices.fields.map(({name}) => name), 'password'];
    const errors = checkForm(data, {...choices, hasTerms}, getMessages());
    this.#passwordField.hide();
    this.#confirmField.hide();
    this.#help.part?.stop();
    if (Object.values(errors).some(Boolean)) flow.submission.show({fields: errors});
    else void flow.signUp(readUser(data, choices), {shown, isCurrent: (name) => this.#isStill(name, data)});
  };

  readonly #handleUse = ({type, target}: Event): void => {
    if (type !== 'focusout') this.#options.onUse();
    // Not the event itself: later on, one in a shadow root of the page names the host of that root as its target.
    if (this.#help.part) this.#help.part.handle({type, target});
    else
      this.#help.load().then(
        (help) => help.handle({type, target}),
        () => undefined,
      );
  };

  #isStill(name: string, data: FormData): boolean {
    return !this.form || new FormData(this.form).get(name) === data.get(name);
  }
}
