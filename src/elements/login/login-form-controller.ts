import {nothing, type ReactiveController, type ReactiveElement} from 'lit';
import {adoptStyles} from '../../internal/adopt-styles.js';
import {Countdown} from '../../internal/countdown.js';
import {formStyles} from '../../internal/form.styles.js';
import {formatMessage, formatSeconds} from '../../internal/format-message.js';
import {languageOf} from '../../internal/language.js';
import {LightDom} from '../../internal/light-dom.js';
import type {LoginMessages} from '../../locales/messages.js';
import {describeError, type LoginErrors} from './describe-error.js';
import {renderLoginForm, type LoginFormView} from './login-form.js';

/** What somebody has entered to sign in. */
export interface LoginFormValues {
  /** A login or an e-mail address. */
  readonly identifier: string;
  readonly password: string;
  /** Whether to be kept signed in. */
  readonly remember: boolean;
}

export interface LoginFormOptions {
  /** Reads the texts in use. */
  readonly getMessages: () => LoginMessages;
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
  readonly #host: ReactiveElement;
  readonly #options: LoginFormOptions;
  readonly #lightDom: LightDom;
  readonly #countdown: Countdown;
  readonly #id = `cube-login-${++instances}`;
  #errors: LoginErrors = {};
  #isPending = false;
  #isRevealed = false;
  #isCapsLockOn = false;

  constructor(host: ReactiveElement, options: LoginFormOptions) {
    this.#host = host;
    this.#options = options;
    this.#lightDom = new LightDom(host);
    this.#countdown = new Countdown(host);
    host.addController(this);
  }

  /** Whether a sign-in is under way. */
  get isPending(): boolean {
    return this.#isPending;
  }

  /** The error above the form. A wait is counted down, and is no error any more when it is over. */
  get summary(): string | undefined {
    const {summary, retryAfter} = this.#errors;
    if (!retryAfter) return summary;
    const {remaining} = this.#countdown;
    const time = formatSeconds(remaining, languageOf(this.#host));
    return remaining > 0 ? formatMessage(this.#messages.tooManyAttemptsUntil, {time}) : undefined;
  }

  hostConnected(): void {
    adoptStyles(this.#host, formStyles);
  }

  /** As somebody finds it who has not used it yet. */
  reset(): void {
    this.#setErrors({});
    this.#isRevealed = false;
    this.#isCapsLockOn = false;
  }

  render(view: Pick<LoginFormView, 'identifier' | 'canRemember'>): void {
    const form = renderLoginForm({
      ...view,
      id: this.#id,
      messages: this.#messages,
      errors: this.#errors,
      isPending: this.#isPending,
      isRevealed: this.#isRevealed,
      isCapsLockOn: this.#isCapsLockOn,
      onSubmit: this.#handleSubmit,
      onReveal: this.#handleReveal,
      onKey: this.#handleKey,
      onUse: this.#options.onUse,
    });
    this.#lightDom.render(form);
  }

  remove(): void {
    this.#lightDom.render(nothing);
  }

  get #messages(): LoginMessages {
    return this.#options.getMessages();
  }

  // The values are read from the form itself: some password managers fill it in without any event.
  readonly #handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (this.#isPending) return;
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const identifier = (data.get('username') as string).trim();
    const password = data.get('password') as string;
    this.#isRevealed = false;
    if (identifier && password) {
      void this.#submit({identifier, password, remember: data.has('remember')});
    } else {
      this.#showErrors({
        ...(!identifier && {identifier: this.#messages.identifierMissing}),
        ...(!password && {password: this.#messages.passwordMissing}),
      });
    }
  };

  readonly #handleReveal = (): void => {
    this.#isRevealed = !this.#isRevealed;
    this.#host.requestUpdate();
  };

  readonly #handleKey = (event: KeyboardEvent): void => {
    this.#isCapsLockOn = event.getModifierState('CapsLock');
    this.#host.requestUpdate();
  };

  async #submit(values: LoginFormValues): Promise<void> {
    const {announce, onSubmit, onError} = this.#options;
    this.#isPending = true;
    this.#setErrors({});
    announce(this.#messages.signingIn);
    try {
      await onSubmit(values);
    } catch (error) {
      this.#showErrors(describeError(error, this.#messages, !navigator.onLine));
      onError(error);
    } finally {
      this.#isPending = false;
      this.#host.requestUpdate();
    }
  }

  #showErrors(errors: LoginErrors): void {
    this.#setErrors(errors);
    this.#options.announce([this.summary, errors.identifier, errors.password].filter(Boolean).join(' '));
    const name = errors.identifier ? 'username' : errors.password ? 'password' : undefined;
    if (name) this.#host.querySelector<HTMLInputElement>(`input[name=${name}]`)?.focus();
  }

  #setErrors(errors: LoginErrors): void {
    this.#errors = errors;
    this.#countdown.stop();
    if (errors.retryAfter) this.#countdown.start(errors.retryAfter);
    this.#host.requestUpdate();
  }
}
