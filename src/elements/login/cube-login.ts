import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import type {Credentials, User} from '../../api/models.js';
import {CubeValidationError} from '../../errors.js';
import {adoptStyles} from '../../internal/adopt-styles.js';
import {showState} from '../../internal/custom-states.js';
import {Countdown} from '../../internal/countdown.js';
import {dispatch} from '../../internal/dispatch.js';
import {formStyles} from '../../internal/form.styles.js';
import {formatMessage, formatSeconds} from '../../internal/format-message.js';
import {languageOf} from '../../internal/language.js';
import {LightDom} from '../../internal/light-dom.js';
import {tokens} from '../../internal/tokens.styles.js';
import {login as english} from '../../locales/en.js';
import type {LoginMessages} from '../../locales/messages.js';
import {logProblem} from '../../session/problems.js';
import {SessionController} from '../../session/session-controller.js';
import {styles} from './cube-login.styles.js';
import {describeError, type LoginErrors} from './describe-error.js';
import {renderAccount, toDisplayName} from './login-account.js';
import {renderLoginForm} from './login-form.js';
import {renderFrame} from './login-frame.js';

/** Detail of `cube-login`. */
export interface CubeLoginDetail {
  /** Who has signed in. */
  readonly user: User;
}

/** Detail of `cube-login-error`. */
export interface CubeLoginErrorDetail {
  readonly error: unknown;
}

type View = 'restoring' | 'form' | 'account';

let instances = 0;

const toCredentials = (identifier: string, password: string): Credentials =>
  identifier.includes('@') ? {email: identifier, password} : {login: identifier, password};

/**
 * The form is a native one in the light DOM, where password managers find it; it is styled through the custom
 * properties, or through its classes `cube-form`, `cube-field`, `cube-label`, `cube-input`, `cube-error`,
 * `cube-reveal` and `cube-submit`. If the page puts the element into a shadow root of its own, some password managers
 * will not see the form.
 *
 * @tag cube-login
 * @summary Signs a user in with login or e-mail address and password, and shows who is signed in.
 * @slot heading - Replaces the heading above the form.
 * @slot footer - Below the form, such as a link to sign up.
 * @slot account - Replaces what is shown while a user is signed in.
 * @csspart base - The frame of the form.
 * @csspart heading - The heading above the form.
 * @csspart notice - Says that a session has ended.
 * @csspart error - The error for which no field is to blame.
 * @csspart account - What is shown while a user is signed in.
 * @csspart name - The name of the signed-in user.
 * @csspart sign-out - The button that signs out.
 * @cssproperty [--cube-color-primary] - Colour of the main button, links and focus rings.
 * @cssproperty [--cube-color-on-primary] - Colour of text on the main button.
 * @cssproperty [--cube-color-text] - Colour of text.
 * @cssproperty [--cube-color-muted] - Colour of secondary text and icons.
 * @cssproperty [--cube-color-field] - Background of fields.
 * @cssproperty [--cube-color-border] - Border of fields and quiet buttons.
 * @cssproperty [--cube-color-danger] - Colour of errors.
 * @cssproperty [--cube-radius=10px] - Corner radius of fields and buttons.
 * @cssproperty [--cube-surface=transparent] - Background of the element.
 * @cssproperty [--cube-padding=0] - Space between the element's edge and its content.
 * @cssproperty [--cube-login-max-width=24rem] - Greatest width.
 * @cssproperty [--cube-login-min-height=16.625rem] - Height that is kept free, so that nothing moves while loading.
 * @cssstate restoring - It is not known yet whether somebody is signed in.
 * @cssstate form - The form is shown.
 * @cssstate account - The signed-in user is shown.
 * @cssstate pending - A sign-in is under way.
 * @fires {CustomEvent<CubeLoginDetail>} cube-login - A user has signed in through this element.
 * @fires {CustomEvent<CubeLoginErrorDetail>} cube-login-error - A sign-in has failed. Holds no password.
 */
export class CubeLogin extends LitElement {
  static override styles = [tokens, styles];

  readonly #session = new SessionController(this, () =>
    this.appId || this.authKey
      ? {appId: this.appId, authKey: this.authKey, endpoint: this.endpoint}
      : undefined,
  );
  readonly #lightDom = new LightDom(this);
  readonly #countdown = new Countdown(this);
  readonly #internals = this.attachInternals();
  readonly #id = `cube-login-${++instances}`;
  #view: View | undefined;
  #shouldMoveFocus = false;

  /** Id of the app, where the element stands in no `<cube-session>`. */
  @property({attribute: 'app-id'}) appId = '';

  /** Auth key of the app, where the element stands in no `<cube-session>`. */
  @property({attribute: 'auth-key'}) authKey = '';

  /** Base URL of the REST API, where the element stands in no `<cube-session>`. */
  @property() endpoint: string | undefined;

  /** Texts that replace those of the catalogue. */
  @property({attribute: false}) messages: Partial<LoginMessages> = {};

  @state() private _errors: LoginErrors = {};
  @state() private _announcement = '';
  @state() private _isPending = false;
  @state() private _isRevealed = false;
  @state() private _isCapsLockOn = false;

  @query('[part=account]') private readonly _account!: HTMLElement | null;

  override connectedCallback(): void {
    super.connectedCallback();
    adoptStyles(this, formStyles);
  }

  /** Focuses the first empty field of the form, or what is shown in its place. */
  override focus(options?: FocusOptions): void {
    const fields = [...this.querySelectorAll<HTMLInputElement>('.cube-input')];
    (fields.find((field) => !field.value) ?? fields[0] ?? this._account)?.focus(options);
  }

  protected override update(changed: PropertyValues): void {
    this.#updateView();
    super.update(changed);
    this.#lightDom.render(this.#view === 'form' ? this.#renderForm() : nothing);
  }

  protected override firstUpdated(): void {
    if (this.#session.isMissing) logProblem(this.#missingSession());
  }

  protected override updated(): void {
    showState(this.#internals, ['pending'], this._isPending ? 'pending' : undefined);
    if (this.#shouldMoveFocus && this.#view !== 'restoring') {
      this.focus();
      this.#shouldMoveFocus = false;
    }
  }

  protected override render(): TemplateResult {
    return html`
      ${this.#view === 'form' ? this.#renderFrame() : nothing}
      ${this.#view === 'account' ? this.#renderAccount() : nothing}
      <div class="announcer" role="alert">${this._announcement}</div>
    `;
  }

  get #texts(): LoginMessages {
    return {...english, ...this.messages};
  }

  #updateView(): void {
    const view = this.#findView();
    if (view === this.#view) return;
    this.#shouldMoveFocus = this.matches(':focus-within');
    if (this.#view === 'form' && view === 'account') this.#announceUser();
    if (view === 'form') this.#resetForm();
    this.#view = view;
    showState(this.#internals, ['restoring', 'form', 'account'], view);
  }

  #findView(): View {
    const status = this.#session.state?.status;
    if (status === 'authenticated') return 'account';
    if (status === 'restoring' || (!status && !this.#session.isMissing)) return 'restoring';
    return 'form';
  }

  #resetForm(): void {
    this._errors = {};
    this._isRevealed = false;
    this._isCapsLockOn = false;
    this._announcement = this.#session.state?.status === 'expired' ? this.#texts.sessionEnded : '';
  }

  #announceUser(): void {
    const {user} = this.#session.state ?? {};
    this._announcement = user ? formatMessage(this.#texts.signedInAs, {name: toDisplayName(user)}) : '';
  }

  #missingSession(): CubeValidationError {
    const text = `<${this.localName}> has no session: put it into a <cube-session>, or give it app-id and auth-key.`;
    return new CubeValidationError(text, {appId: ['is missing'], authKey: ['is missing']});
  }

  // The values are read from the form itself: some password managers fill it in without any event.
  readonly #handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (this._isPending) return;
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const identifier = (data.get('username') as string).trim();
    const password = data.get('password') as string;
    this._isRevealed = false;
    if (identifier && password) {
      void this.#signIn(toCredentials(identifier, password));
    } else {
      this.#showErrors({
        ...(!identifier && {identifier: this.#texts.identifierMissing}),
        ...(!password && {password: this.#texts.passwordMissing}),
      });
    }
  };

  readonly #handleReveal = (): void => {
    this._isRevealed = !this._isRevealed;
  };

  readonly #handleKey = (event: KeyboardEvent): void => {
    this._isCapsLockOn = event.getModifierState('CapsLock');
  };

  // Not where the focus comes from here: after signing out nobody is about to sign in.
  readonly #handleUse = (): void => {
    if (!this.#shouldMoveFocus) this.#session.store?.prepareSignIn();
  };

  readonly #handleSignOut = (): void => {
    void this.#session.client?.signOut();
  };

  async #signIn(credentials: Credentials): Promise<void> {
    this._isPending = true;
    this._errors = {};
    this.#countdown.stop();
    this._announcement = this.#texts.signingIn;
    try {
      const {client} = this.#session;
      if (!client) throw this.#missingSession();
      const user = await client.signIn(credentials);
      dispatch(this, 'cube-login', {user} satisfies CubeLoginDetail);
    } catch (error) {
      this.#showErrors(describeError(error, this.#texts, !navigator.onLine));
      dispatch(this, 'cube-login-error', {error} satisfies CubeLoginErrorDetail);
    } finally {
      this._isPending = false;
    }
  }

  #showErrors(errors: LoginErrors): void {
    this._errors = errors;
    if (errors.retryAfter) this.#countdown.start(errors.retryAfter);
    this._announcement = [this.#summary, errors.identifier, errors.password].filter(Boolean).join(' ');
    const name = errors.identifier ? 'username' : errors.password ? 'password' : undefined;
    if (name) this.querySelector<HTMLInputElement>(`input[name=${name}]`)?.focus();
  }

  /** The error above the form. A wait is counted down, and is no error any more when it is over. */
  get #summary(): string | undefined {
    const {summary, retryAfter} = this._errors;
    if (!retryAfter) return summary;
    const {remaining} = this.#countdown;
    const time = formatSeconds(remaining, languageOf(this));
    return remaining > 0 ? formatMessage(this.#texts.tooManyAttemptsUntil, {time}) : undefined;
  }

  #renderForm(): TemplateResult {
    const {user} = this.#session.state ?? {};
    return renderLoginForm({
      id: this.#id,
      messages: this.#texts,
      errors: this._errors,
      identifier: user?.login ?? user?.email ?? '',
      isPending: this._isPending,
      isRevealed: this._isRevealed,
      isCapsLockOn: this._isCapsLockOn,
      onSubmit: this.#handleSubmit,
      onReveal: this.#handleReveal,
      onKey: this.#handleKey,
      onUse: this.#handleUse,
    });
  }

  #renderFrame(): TemplateResult {
    return renderFrame({
      messages: this.#texts,
      isExpired: this.#session.state?.status === 'expired',
      summary: this.#summary,
    });
  }

  #renderAccount(): TemplateResult {
    const {user} = this.#session.state ?? {};
    if (!user) return html``;
    return renderAccount({
      user,
      messages: this.#texts,
      language: languageOf(this),
      onSignOut: this.#handleSignOut,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cube-login': CubeLogin;
  }
  interface GlobalEventHandlersEventMap {
    'cube-login': CustomEvent<CubeLoginDetail>;
    'cube-login-error': CustomEvent<CubeLoginErrorDetail>;
  }
}
