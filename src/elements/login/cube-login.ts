import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, query} from 'lit/decorators.js';
import type {User} from '../../api/models.js';
import {renderAccount} from '../../internal/account.js';
import {accountStyles} from '../../internal/account.styles.js';
import {buttonStyles} from '../../internal/button.styles.js';
import {showState} from '../../internal/custom-states.js';
import {dispatch} from '../../internal/dispatch.js';
import {toDisplayName} from '../../internal/display-name.js';
import {formatMessage} from '../../internal/format-message.js';
import {languageOf} from '../../internal/language.js';
import {describeUserChange} from '../../internal/user-change.js';
import {login as english} from '../../locales/en/login.js';
import type {LoginMessages} from '../../locales/login-messages.js';
import type {PasswordResetMessages} from '../../locales/password-reset-messages.js';
import type {SessionState} from '../../session/session-state.js';
import {SessionElement} from '../session-element.js';
import {styles} from './cube-login.styles.js';
import {LoginFormController, type LoginFormValues} from './login-form-controller.js';
import {renderFrame} from './login-frame.js';
import {findView, type LoginView} from './login-view.js';
import {signIn} from './sign-in.js';

/** Detail of `cube-login`. */
export interface CubeLoginDetail {
  /** Who has signed in. */
  readonly user: User;
}

/** Detail of `cube-login-error`. */
export interface CubeLoginErrorDetail {
  readonly error: unknown;
}

/**
 * The form is a native one in the light DOM, where password managers find it; it is styled through the custom
 * properties, or through its classes `cube-form`, `cube-field`, `cube-label`, `cube-input`, `cube-error`, `cube-help`,
 * `cube-reveal`, `cube-row`, `cube-check`, `cube-checkbox`, `cube-link` and `cube-submit`. If the page puts the element
 * into a shadow root of its own, some password managers will not see the form.
 *
 * “Forgot password?” has ConnectyCube send a mail with a link, where the app has that turned on. What is said then is
 * the same whether or not an account has the address.
 *
 * @tag cube-login
 * @summary Signs a user in with login or e-mail address and password, and shows who is signed in.
 * @slot heading - Replaces the heading above the form to sign in with.
 * @slot footer - Below the form, such as a link to sign up.
 * @slot account - Replaces what is shown while a user is signed in.
 * @csspart base - The frame of the form.
 * @csspart heading - The heading above the form.
 * @csspart notice - Says that a session has ended, that somebody else than its user has signed in then, or that the app
 *   sends no mails with a link.
 * @csspart error - The error for which no field is to blame.
 * @csspart account - What is shown while a user is signed in.
 * @csspart name - The name of the signed-in user.
 * @csspart sign-out - The button that signs out.
 * @csspart back - The button that leads back to the form, where a link has been sent.
 * @csspart send-again - The button that leads to another link.
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
 * @cssproperty [--cube-login-min-height=19rem] - Height that is kept free, so that nothing moves while loading.
 * @cssstate restoring - It is not known yet whether somebody is signed in.
 * @cssstate form - The form is shown.
 * @cssstate reset - The form that asks for a link to choose a new password is shown, or what came of it.
 * @cssstate account - The signed-in user is shown.
 * @cssstate pending - A sign-in, or the asking for a link, is under way.
 * @fires {CustomEvent<CubeLoginDetail>} cube-login - A user has signed in through this element.
 * @fires {CustomEvent<CubeLoginErrorDetail>} cube-login-error - A sign-in has failed. Holds no password.
 */
export class CubeLogin extends SessionElement {
  static override styles = [SessionElement.styles, buttonStyles, accountStyles, styles];

  readonly #form = new LoginFormController(this, {
    getMessages: () => this.#texts,
    getClient: this.requireClient,
    announce: this.announce,
    onSubmit: (values) => this.#signIn(values),
    onError: (error) => dispatch(this, 'cube-login-error', {error} satisfies CubeLoginErrorDetail),
    onUse: () => this.#prepareSignIn(),
  });
  readonly #internals = this.attachInternals();
  #view: LoginView | undefined;
  #state: SessionState | undefined;
  #userNotice = '';
  #shouldMoveFocus = false;

  /**
   * Lets the user choose to be kept signed in, where the browser has a place for it. It is off until it is ticked.
   *
   * The login and the password are then kept on this device for at most 30 days, and dropped at sign-out and as soon
   * as the server refuses them. They are encrypted with a key that no script can read out. But every script of this
   * page can have the browser use that key, and so can whoever sits at this device: offer it only where all scripts
   * of the page are trusted. A copy of the browser's profile on disk holds the key too, so none of this protects from
   * somebody who makes one.
   */
  @property({type: Boolean, reflect: true}) remember = false;

  /** Takes “Forgot password?” away, where the app sends no mails with a link. */
  @property({attribute: 'no-forgot-password', type: Boolean, reflect: true}) noForgotPassword = false;

  /** Texts that replace those of the catalogue. */
  @property({attribute: false}) messages: Partial<LoginMessages & PasswordResetMessages> = {};

  @query('[tabindex="-1"]') private readonly _inPlaceOfForm!: HTMLElement | null;

  constructor() {
    super({asksToSignIn: () => true});
  }

  /** Focuses the first empty field of the form, or what is shown in its place. */
  override focus(options?: FocusOptions): void {
    const fields = [...this.querySelectorAll<HTMLInputElement>('[slot=form] .cube-input')];
    (fields.find((field) => !field.value) ?? fields[0] ?? this._inPlaceOfForm)?.focus(options);
  }

  protected override update(changed: PropertyValues): void {
    this.#updateState();
    this.#updateView();
    super.update(changed);
    if (this.#view === 'form' || this.#view === 'reset') this.#renderForm();
    else this.#form.remove();
  }

  protected override updated(): void {
    showState(this.#internals, ['pending'], this.#form.isPending ? 'pending' : undefined);
    if (this.#shouldMoveFocus && this.#view !== 'restoring') {
      this.focus();
      this.#shouldMoveFocus = false;
    }
  }

  protected override render(): TemplateResult {
    return html`
      ${this.#view === 'form' ? this.#renderFrame() : nothing}
      ${this.#view === 'reset' ? this.#form.passwordReset?.render() : nothing}
      ${this.#view === 'account' ? this.#renderAccount() : nothing} ${this.renderAnnouncer()}
    `;
  }

  get #texts(): LoginMessages & Partial<PasswordResetMessages> {
    return {...english, ...this.messages};
  }

  #updateState(): void {
    const previous = this.#state;
    const {state} = this.sessionController;
    if (state === previous) return;
    this.#state = state;
    this.#userNotice = describeUserChange(previous, state, this.#texts);
    const hasEnded = state?.status === 'expired' && previous?.status !== 'expired';
    if (hasEnded) this.announce(this.#texts.sessionEnded);
  }

  #updateView(): void {
    const isFormInUse = this.#view === 'form' || this.#view === 'reset';
    const found = findView(this.sessionController, isFormInUse && this.isConnected);
    const view = found === 'form' && this.#form.passwordReset ? 'reset' : found;
    if (view === this.#view) return;
    this.#shouldMoveFocus = this.matches(':focus-within');
    if (isFormInUse && view === 'account') this.#announceUser();
    if (!isFormInUse && view === 'form') this.#resetForm();
    this.#view = view;
    showState(this.#internals, ['restoring', 'form', 'reset', 'account'], view);
  }

  #resetForm(): void {
    this.#form.reset();
    if (this.#state?.status !== 'expired') this.announce('');
  }

  #announceUser(): void {
    const {user} = this.#state ?? {};
    const name = user ? toDisplayName(user) : '';
    this.announce(this.#userNotice || formatMessage(this.#texts.signedInAs, {name}));
  }

  // Not where the focus comes from here: after signing out nobody is about to sign in.
  #prepareSignIn(): void {
    if (!this.#shouldMoveFocus) this.sessionController.store?.prepareSignIn();
  }

  async #signIn(values: LoginFormValues): Promise<void> {
    const user = await signIn(this.requireClient(), values);
    dispatch(this, 'cube-login', {user} satisfies CubeLoginDetail);
  }

  readonly #handleSignOut = (): void => {
    void this.sessionController.client?.signOut();
  };

  #renderForm(): void {
    const {user} = this.#state ?? {};
    this.#form.render({
      identifier: user?.login ?? user?.email ?? '',
      canRemember: this.remember && !!this.sessionController.store?.canRemember,
      canReset: !this.noForgotPassword,
    });
  }

  #renderFrame(): TemplateResult {
    return renderFrame({
      messages: this.#texts,
      isExpired: this.#state?.status === 'expired',
      summary: this.#form.summary,
    });
  }

  #renderAccount(): TemplateResult {
    const {user} = this.#state ?? {};
    if (!user) return html``;
    return renderAccount({
      user,
      messages: this.#texts,
      language: languageOf(this),
      notice: this.#userNotice,
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
