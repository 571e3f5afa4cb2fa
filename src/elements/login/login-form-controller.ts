import {nothing, type ReactiveController, type ReactiveElement} from 'lit';
import {adoptStyles} from '../../internal/adopt-styles.js';
import {describeProblem} from '../../internal/form/describe-problem.js';
import {FormSubmission} from '../../internal/form/form-submission.js';
import {formStyles} from '../../internal/form/form.styles.js';
import {PasswordField} from '../../internal/form/password-field.js';
import {LatePart} from '../../internal/late-part.js';
import {LightDom} from '../../internal/light-dom.js';
import type {LoginMessages} from '../../locales/login-messages.js';
import type {PasswordResetMessages} from '../../locales/password-reset-messages.js';
import type {CubeClient} from '../../session/client.js';
import type {SignIn} from '../save-sign-in.js';
import {describeError} from './describe-error.js';
import {renderLoginForm, type LoginFormView} from './login-form.js';
import type {PasswordReset} from './password-reset/password-reset.js';

/** What somebody has entered to sign in. */
export interface LoginFormValues extends SignIn {
  /** Whether to be kept signed in. */
  readonly remember: boolean;
}

export interface LoginFormOptions {
  /** Reads the texts in use. */
  readonly getMessages: () => LoginMessages & Partial<PasswordResetMessages>;
  /** @throws {CubeError} if there is no session yet. */
  readonly getClient: () => CubeClient;
  /** Says a text to screen readers. */
  readonly announce: (text: string) => void;
  /** Signs in. Rejects with the reason where that fails. */
  readonly onSubmit: (values: LoginFormValues) => Promise<void>;
  /** Is told why it has failed, once the form says so. */
  readonly onError: (error: unknown) => void;
  /** The form got the focus, or was typed into. */
  readonly onUse: () => void;
}

let instances = 0;

/** The form in an element's light DOM: from what is typed to a sign-in, and from its failure to the field to look at. */
export class LoginFormController implements ReactiveController {
  /** Whether it is shown, kept out of sight with what has been entered, or not there at all. */
  place: 'form' | 'aside' | undefined = 'form';

  readonly #host: ReactiveElement;
  readonly #options: LoginFormOptions;
  readonly #lightDom: LightDom;
  readonly #submission: FormSubmission;
  readonly #passwordField: PasswordField;
  readonly #passwordReset: LatePart<PasswordReset>;
  readonly #id = `cube-login-${++instances}`;

  constructor(host: ReactiveElement, options: LoginFormOptions) {
    this.#host = host;
    this.#options = options;
    this.#lightDom = new LightDom(host);
    this.#submission = new FormSubmission(host, {
      ...options,
      getForm: () => host.querySelector<HTMLFormElement>('form[slot=form]'),
    });
    this.#passwordField = new PasswordField(host);
    this.#passwordReset = new LatePart(host, async () => {
      const {PasswordReset} = await import('./password-reset/password-reset.js');
      return new PasswordReset(host, {...options, onLeave: () => this.reset()});
    });
    host.addController(this);
  }

  /** Whether something is under way. */
  get isPending(): boolean {
    return this.#submission.isPending || !!this.passwordReset?.isPending;
  }

  /** What is shown in the place of this form, once somebody has chosen “Forgot password?”. */
  get passwordReset(): PasswordReset | undefined {
    const {part} = this.#passwordReset;
    return part?.isOpen ? part : undefined;
  }

  /** The error above the form. */
  get summary(): string | undefined {
    return this.#submission.summary;
  }

  hostConnected(): void {
    adoptStyles(this.#host, formStyles);
  }

  /** As somebody finds it who has not used it yet. */
  reset(): void {
    this.#submission.reset();
    this.#passwordField.reset();
  }

  render(view: Pick<LoginFormView, 'identifier' | 'canRemember' | 'canReset'>): void {
    if (!this.place) {
      this.remove();
      return;
    }
    const {part} = this.#passwordReset;
    const form = renderLoginForm({
      ...view,
      canReset: view.canReset && !part?.isDisabled,
      isAside: this.place === 'aside' || !!this.passwordReset,
      id: this.#id,
      messages: this.#options.getMessages(),
      errors: this.#submission.fieldErrors,
      passwordField: this.#passwordField,
      isPending: this.#submission.isPending,
      onSubmit: this.#handleSubmit,
      onUse: this.#options.onUse,
      onForgotNear: () => this.#passwordReset.prefetch(),
      onForgot: this.#handleForgot,
    });
    this.#lightDom.render(form);
    part?.renderForm();
  }

  /** Says in the user's words what is wrong where no field is to blame. */
  readonly showProblem = (error: unknown): void =>
    this.#submission.show(describeProblem(error, this.#options.getMessages()));

  remove(): void {
    this.#lightDom.render(nothing);
    this.#passwordReset.part?.remove();
  }

  readonly #handleForgot = (): void => {
    this.#passwordReset.load().then((part) => this.isPending || part.open(), this.showProblem);
  };

  // The values are read from the form itself: some password managers fill it in without any event.
  readonly #handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (this.isPending) return;
    const messages = this.#options.getMessages();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const identifier = (data.get('username') as string).trim();
    const password = data.get('password') as string;
    this.#passwordField.hide();
    if (identifier && password) {
      void this.#submission.run({
        activity: messages.signingIn,
        work: () => this.#options.onSubmit({identifier, password, remember: data.has('remember')}),
        describe: (error) => describeError(error, messages),
      });
    } else {
      this.#submission.show({
        fields: {
          ...(!identifier && {username: messages.identifierMissing}),
          ...(!password && {password: messages.passwordMissing}),
        },
      });
    }
  };
}
