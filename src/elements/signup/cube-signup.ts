import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import type {User} from '../../api/models.js';
import {renderAccount} from '../../internal/account.js';
import {accountStyles} from '../../internal/account.styles.js';
import {buttonStyles} from '../../internal/button.styles.js';
import {showState} from '../../internal/custom-states.js';
import {dispatch} from '../../internal/dispatch.js';
import {toDisplayName} from '../../internal/display-name.js';
import {formatMessage} from '../../internal/format-message.js';
import {languageOf} from '../../internal/language.js';
import {moreButtonStyles} from '../../internal/more-buttons.styles.js';
import type {EstimatePasswordStrength} from '../../internal/password-strength/password-strength.js';
import {describeUserChange} from '../../internal/user-change.js';
import {signup as english} from '../../locales/en/signup.js';
import type {SignupMessages} from '../../locales/signup-messages.js';
import type {SessionState} from '../../session/session-state.js';
import {SessionElement} from '../session-element.js';
import {chooseFields, defaultFields, type SignupFields} from './choose-fields.js';
import {styles} from './cube-signup.styles.js';
import {SignupFlow} from './signup-flow.js';
import {SignupFormController} from './signup-form-controller.js';
import {renderDone, renderFrame} from './signup-frame.js';
import {findSignupView, isGuest, type SignupView} from './signup-view.js';
import {findTerms} from './terms.js';

/** Detail of `cube-signup`. */
export interface CubeSignupDetail {
  /** Whose account there is now. */
  readonly user: User;
}

/** Detail of `cube-signup-error`. */
export interface CubeSignupErrorDetail {
  readonly error: unknown;
}

/**
 * The form is a native one in the light DOM, where password managers find it; it is styled through the custom
 * properties, or through its classes `cube-form`, `cube-field`, `cube-label`, `cube-note`, `cube-input`, `cube-error`,
 * `cube-help`, `cube-reveal`, `cube-meter`, `cube-bar`, `cube-checkbox` and `cube-submit`. If the page puts the element
 * into a shadow root of its own, some password managers will not see the form.
 *
 * @tag cube-signup
 * @summary Makes an account with the fields that the page chooses, and signs its user in.
 * @slot heading - Replaces the heading above the form.
 * @slot terms - The page's text about its terms. Where there is one, a required checkbox stands beside it.
 * @slot footer - Below the form, such as a link to sign in.
 * @slot done - What is to be done next, where the account is ready and nobody is signed in to it.
 * @slot account - Replaces what is shown while a user is signed in.
 * @csspart base - The frame of the form.
 * @csspart heading - The heading above the form, and the text that says that the account is ready.
 * @csspart error - What has gone wrong where no field is to blame.
 * @csspart sign-in - The button that signs in to an account that is ready, or that may exist.
 * @csspart done - What is shown where the account is ready and nobody is signed in to it.
 * @csspart account - What is shown while a user is signed in.
 * @csspart notice - Says that a session had ended and somebody else than its user has signed in, or what becomes of a
 *   guest who makes an account.
 * @csspart name - The name of the signed-in user.
 * @csspart sign-out - The button that signs out.
 * @cssproperty [--cube-color-primary] - Colour of the main button, links and focus rings.
 * @cssproperty [--cube-color-on-primary] - Colour of text on the main button.
 * @cssproperty [--cube-color-text] - Colour of text.
 * @cssproperty [--cube-color-muted] - Colour of secondary text and icons.
 * @cssproperty [--cube-color-field] - Background of fields.
 * @cssproperty [--cube-color-border] - Border of fields and quiet buttons.
 * @cssproperty [--cube-color-danger] - Colour of errors, and of a weak password.
 * @cssproperty [--cube-color-success] - Colour of what has succeeded, and of a strong password.
 * @cssproperty [--cube-radius=10px] - Corner radius of fields and buttons.
 * @cssproperty [--cube-surface=transparent] - Background of the element.
 * @cssproperty [--cube-padding=0] - Space between the element's edge and its content.
 * @cssproperty [--cube-signup-max-width=24rem] - Greatest width.
 * @cssproperty [--cube-signup-min-height=29.28125rem] - Height that is kept free until the form comes. That of the form with the default fields; where the page has chosen others, it knows better.
 * @cssstate restoring - It is not known yet whether somebody is signed in.
 * @cssstate form - The form is shown.
 * @cssstate done - The account is ready, and nobody is signed in to it.
 * @cssstate account - The signed-in user is shown.
 * @cssstate pending - An account is being made, or a sign-in is under way.
 * @fires {CustomEvent<CubeSignupDetail>} cube-signup - An account was made through this element, and its user is signed in unless that was not wanted, has failed, or somebody else has signed in meanwhile.
 * @fires {CustomEvent<CubeSignupErrorDetail>} cube-signup-error - Making an account has failed, or signing in to it. Holds no password.
 */
export class CubeSignup extends SessionElement {
  static override styles = [SessionElement.styles, buttonStyles, moreButtonStyles, accountStyles, styles];

  readonly #flow: SignupFlow = new SignupFlow(this, {
    getClient: this.requireClient,
    getMessages: () => this.#texts,
    getForm: () => this.#form.form,
    announce: this.announce,
    signsIn: () => !this.noSignIn,
    isGuest: () => this.#isGuest,
    onSignUp: (user) => dispatch(this, 'cube-signup', {user} satisfies CubeSignupDetail),
    onError: (error) => dispatch(this, 'cube-signup-error', {error} satisfies CubeSignupErrorDetail),
  });
  readonly #form: SignupFormController = new SignupFormController(this, {
    flow: this.#flow,
    getMessages: () => this.#texts,
    getChoices: () => ({...this.#fields, confirm: this.confirm}),
    getFullName: () => (this.#state?.user?.isGuest && this.#state.user.fullName) || '',
    getStrength: () => (typeof this.passwordStrength === 'function' ? this.passwordStrength : this.strength),
    getClient: () =>
      this.#state?.status === 'anonymous' || this.#isGuest ? this.sessionController.client : undefined,
    say: (text) => (this._remark = text),
    onUse: () => this.#prepare(),
  });
  readonly #internals = this.attachInternals();
  #fields: SignupFields = chooseFields(defaultFields);
  #view: SignupView | undefined;
  #state: SessionState | undefined;
  #userNotice = '';
  #shouldMoveFocus = false;

  /**
   * What is asked for, in this order: any of `login`, `email`, `full-name`, `phone`, `website`, `tags` and
   * `custom-data`; a `*` behind a name makes it required. Login or e-mail address has to be among them, and one of
   * the two has to be filled in. The password comes last.
   */
  @property() fields = defaultFields;

  /** Asks for the password twice. */
  @property({type: Boolean}) confirm = false;

  /** Says how strong the password is, by an estimate of the library's own, which is loaded when it is needed. */
  @property({type: Boolean}) strength = false;

  /** Leaves it at the account, and signs nobody in. */
  @property({type: Boolean, attribute: 'no-sign-in'}) noSignIn = false;

  /** Says how strong the password is, by an estimate of the page's own. */
  @property({attribute: false}) passwordStrength: EstimatePasswordStrength | undefined;

  /** Texts that replace those of the catalogue. */
  @property({attribute: false}) messages: Partial<SignupMessages> = {};

  @state() private _remark = '';

  @query('[part=account], [part=done]') private readonly _result!: HTMLElement | null;

  /** Focuses the first empty field of the form, or what is shown in its place. */
  override focus(options?: FocusOptions): void {
    const fields = [...(this.#form.form?.querySelectorAll<HTMLInputElement>('.cube-input') ?? [])];
    (fields.find((field) => !field.value) ?? fields[0] ?? this._result)?.focus(options);
  }

  protected override update(changed: PropertyValues<this>): void {
    if (changed.has('fields')) this.#fields = chooseFields(this.fields);
    this.#updateState();
    this.#updateView();
    const offer = this.renderRoot.querySelector('[part=sign-in]:focus');
    super.update(changed);
    if (this.#view === 'form') this.#form.render();
    else this.#form.remove();
    // It has told that there is no account, and is gone.
    if (offer?.isConnected === false) this.#shouldMoveFocus = true;
  }

  protected override updated(): void {
    showState(this.#internals, ['pending'], this.#flow.activity && 'pending');
    if (this.#shouldMoveFocus && this.#view !== 'restoring') {
      this.focus();
      this.#shouldMoveFocus = false;
    }
  }

  protected override render(): TemplateResult {
    return html`
      ${this.#renderView()} ${this.renderAnnouncer()}
      <div class="announcer" role="status">${this._remark}</div>
    `;
  }

  get #isGuest(): boolean {
    return isGuest(this.#state);
  }

  get #texts(): SignupMessages {
    return {...english, ...this.messages};
  }

  #updateState(): void {
    const previous = this.#state;
    this.#state = this.sessionController.state;
    this.#flow.follow(this.sessionController.client);
    if (this.#state !== previous) this.#userNotice = describeUserChange(previous, this.#state, this.#texts);
  }

  #updateView(): void {
    const isFormInUse = this.#view === 'form' && this.isConnected;
    const view = findSignupView(this.sessionController, this.#flow.isDone, isFormInUse);
    if (view === 'account' && this.#flow.isDone) this.#flow.reset();
    if (view === this.#view) return;
    this.#shouldMoveFocus = this.matches(':focus-within');
    if (this.#view === 'form' || this.#view === 'done') this.#announceResult(view);
    if (view === 'form') {
      this.#flow.reset();
      this.#form.reset();
      this.announce('');
    }
    this.#view = view;
    this._remark = '';
    showState(this.#internals, ['restoring', 'form', 'done', 'account'], view);
  }

  #announceResult(view: SignupView): void {
    const {user} = this.#state ?? {};
    const name = user ? toDisplayName(user, this.#texts.guest) : '';
    if (view === 'done') this.announce([this.#texts.done, this.#flow.summary].filter(Boolean).join(' '));
    if (view === 'account') this.announce(this.#userNotice || formatMessage(this.#texts.signedInAs, {name}));
  }

  // Not where the focus comes from here: after signing out nobody is about to sign up.
  #prepare(): void {
    if (this.#shouldMoveFocus) return;
    this.#flow.prepare();
    this.sessionController.store?.prepareSignIn();
  }

  #renderView(): TemplateResult | typeof nothing {
    const offer = {
      messages: this.#texts,
      summary: this.#flow.summary,
      canSignIn: this.#flow.canSignIn,
      isSigningIn: this.#flow.activity === 'signing in',
      onSignIn: () => void this.#flow.signIn(),
    };
    if (this.#view === 'account') return this.#renderAccount();
    if (this.#view === 'done') return renderDone(offer);
    if (this.#view !== 'form') return nothing;
    return renderFrame({
      ...offer,
      isGuest: this.#isGuest,
      hasTerms: findTerms(this).length > 0,
      onTermsChange: () => this.requestUpdate(),
      onTermsClick: this.#form.handleTermsClick,
    });
  }

  #renderAccount(): TemplateResult | typeof nothing {
    const {user} = this.#state ?? {};
    if (!user) return nothing;
    return renderAccount({
      user,
      messages: this.#texts,
      language: languageOf(this),
      notice: this.#userNotice,
      onSignOut: () => void this.sessionController.client?.signOut(),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cube-signup': CubeSignup;
  }
  interface GlobalEventHandlersEventMap {
    'cube-signup': CustomEvent<CubeSignupDetail>;
    'cube-signup-error': CustomEvent<CubeSignupErrorDetail>;
  }
}
