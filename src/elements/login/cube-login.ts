import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import type {User} from '../../api/models.js';
import type {FirebaseAuth} from '../../firebase/firebase-settings.js';
import {renderAccount} from '../../internal/account.js';
import {accountStyles} from '../../internal/account.styles.js';
import {buttonStyles} from '../../internal/button.styles.js';
import {showState} from '../../internal/custom-states.js';
import {dispatch} from '../../internal/dispatch.js';
import {toDisplayName, toIdentifier} from '../../internal/display-name.js';
import {mayTakeFocus} from '../../internal/focus.js';
import {formatMessage} from '../../internal/format-message.js';
import {languageOf} from '../../internal/language.js';
import {LatePart} from '../../internal/late-part.js';
import {describeUserChange} from '../../internal/user-change.js';
import {login as english} from '../../locales/en/login.js';
import type {CubeLoginMessages} from '../../locales/cube-login-messages.js';
import type {LoginMessages} from '../../locales/login-messages.js';
import type {SessionState} from '../../session/session-state.js';
import {SessionElement} from '../session-element.js';
import {styles} from './cube-login.styles.js';
import type {GetSocialToken} from './get-social-token.js';
import {LoginFormController, type LoginFormValues} from './login-form-controller.js';
import type {CubeLoginDetail, CubeLoginErrorDetail} from './login-events.js';
import {renderFrame} from './login-frame.js';
import {findView, type LoginView} from './login-view.js';
import {signIn} from './sign-in.js';
import type {LoginWays} from './ways/login-ways.js';

/**
 * The form is a native one in the light DOM, where password managers find it; it is styled through the custom
 * properties, or through its classes `cube-form`, `cube-field`, `cube-label`, `cube-input`, `cube-error`, `cube-help`,
 * `cube-reveal`, `cube-row`, `cube-check`, `cube-checkbox`, `cube-link` and `cube-submit`. If the page puts the element
 * into a shadow root of its own, some password managers will not see the form.
 *
 * “Forgot password?” has ConnectyCube send a mail with a link, where the app has that turned on. What is said then is
 * the same whether or not an account has the address.
 *
 * `methods` offers other ways beside a password. What these need are attributes that are read when somebody chooses
 * one of them, and nothing of it is loaded on pages that offer a password only.
 *
 * @tag cube-login
 * @summary Signs a user in with login or e-mail address and password, or by Facebook, Twitter, phone, e-mail or as a
 *   guest, and shows who is signed in.
 * @attribute {string} facebook-app-id - Id of the app at Facebook, whose settings have to name the page's address as one
 *   to be led back to.
 * @attribute {string} facebook-url - Where Facebook's pages are, if not at Facebook: for tests with the emulator.
 * @attribute {string} twitter-url - Where the host's own backend signs in at Twitter: its secret cannot be in a page.
 * @attribute {string} redirect-url - Where Facebook, the backend of Twitter and a link by mail lead back to, on this
 *   origin. The page's own address if it is left out.
 * @attribute {'popup' | 'redirect'} provider-window - Whether Facebook and Twitter open in a window of their own, or in
 *   the place of the page.
 * @attribute {string} firebase-api-key - Of the Firebase project by which phone numbers and e-mail addresses are checked.
 * @attribute {string} firebase-project-id - Id of that project, which the app's settings at ConnectyCube name as well.
 * @attribute {string} firebase-auth-domain - Of that project, if it is not `{project id}.firebaseapp.com`.
 * @attribute {string} firebase-emulator - Address of Firebase's auth emulator, for tests.
 * @attribute {string} phone-country - Country of phone numbers that name none, such as `NO`.
 * @attribute {string} guest-name - Name of guests, who are then not asked for one.
 * @slot heading - Replaces the heading above the form to sign in with.
 * @slot facebook - Replaces the button of Facebook.
 * @slot twitter - Replaces the button of Twitter.
 * @slot phone - Replaces the button that leads to the phone number.
 * @slot email - Replaces the button that leads to the e-mail address.
 * @slot guest - Replaces the button for guests.
 * @slot sign-up - A `<template>` with the page's own `<cube-signup>`, by which a guest goes on to an account.
 * @slot password - Replaces the button that leads to the password, where that is not the first way.
 * @slot footer - Below the form, such as a link to sign up.
 * @slot account - Replaces what is shown while a user is signed in.
 * @csspart base - The frame of the form.
 * @csspart heading - The heading above the form.
 * @csspart notice - Says that a session has ended, that somebody else than its user has signed in then, or that the app
 *   sends no mails with a link.
 * @csspart error - The error for which no field is to blame.
 * @csspart account - What is shown while a user is signed in.
 * @csspart name - The name of the signed-in user.
 * @csspart sign-up - The button by which a guest goes on to an account.
 * @csspart sign-out - The button that signs out.
 * @csspart way - The button of each other way; it has the way's name as a part too, such as `facebook`.
 * @csspart social-action - What to do next where Facebook or Twitter is asked, such as to show its window.
 * @csspart social-other - What else there is to do then, such as to cancel.
 * @csspart back - The button that leads back to the form or to the other ways.
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

  readonly #options = {
    host: this,
    getMessages: () => this.#texts,
    getStore: this.requireStore,
    getClient: this.requireClient,
    announce: this.announce,
    onSubmit: async (values: LoginFormValues) =>
      this.#options.onSignIn(await signIn(this.requireClient(), values)),
    onSignIn: (user: User): void => void dispatch(this, 'cube-login', {user} satisfies CubeLoginDetail),
    onError: (error: unknown): void =>
      void dispatch(this, 'cube-login-error', {error} satisfies CubeLoginErrorDetail),
    onUse: () => this.#prepareSignIn(),
  };
  readonly #form = new LoginFormController(this, this.#options);
  readonly #ways = new LatePart<LoginWays>(this, async () => {
    const {loadWays} = await import('./ways/login-ways.js');
    return loadWays({...this.#options, form: this.#form}, this.methods, this.#state);
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

  /**
   * The ways to sign in, in the order in which they are offered: any of `password`, `facebook`, `twitter`, `phone`,
   * `email` and `guest`. The first is shown at once, the others are buttons below it.
   */
  @property() methods = 'password';

  /** Texts that replace those of the catalogue. */
  @property({attribute: false}) messages: CubeLoginMessages = {};

  /**
   * Gets the user's token of Facebook or Twitter, in place of `facebook-app-id` and `twitter-url`. Called within the
   * click, so that it may open a window. Resolves to `null` where the user does not want to after all.
   */
  declare getSocialToken: GetSocialToken | undefined;

  /** The page's own Firebase `auth`, in place of the attributes that begin with `firebase-`. */
  declare firebaseAuth: FirebaseAuth | undefined;

  // React and Vue set what they find there as a property, and anything else as an attribute.
  static {
    Object.assign(this.prototype, {getSocialToken: undefined, firebaseAuth: undefined});
  }

  constructor() {
    super({asksToSignIn: () => true});
  }

  /** Focuses the first empty field of the form, or what is shown in its place; as soon as there is anything to see. */
  override focus(options?: FocusOptions): void {
    const fields = [...this.querySelectorAll<HTMLInputElement>(':scope > [slot=form] .cube-input')];
    this.#shouldMoveFocus ||= this.#view === 'restoring';
    const inPlaceOfForm = this.shadowRoot?.querySelector<HTMLElement>('[tabindex="-1"]');
    (fields.find((field) => !field.value) ?? fields[0] ?? inPlaceOfForm)?.focus(options);
  }

  protected override update(changed: PropertyValues): void {
    this.#updateState();
    this.#updateView();
    super.update(changed);
    this.#ways.part?.renderForm();
    if (this.#view === 'form' || this.#view === 'reset') this.#renderForm();
    else this.#form.remove();
  }

  protected override updated(): void {
    showState(
      this.#internals,
      ['pending'],
      this.#form.isPending || this.#ways.part?.isPending ? 'pending' : undefined,
    );
    if (this.#shouldMoveFocus && this.#view !== 'restoring') {
      if (mayTakeFocus(this)) this.focus();
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

  get #texts(): LoginMessages & CubeLoginMessages {
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
    const view = this.#findView(isFormInUse);
    if (view === this.#view) return;
    this.#shouldMoveFocus ||= this.matches(':focus-within');
    if (isFormInUse && view === 'account') this.#announceUser();
    // What is said there already is that a part of it is missing.
    if (!isFormInUse && view === 'form' && !this.#form.summary) this.#resetForm();
    this.#view = view;
    showState(this.#internals, ['restoring', 'form', 'reset', 'account'], view);
  }

  #findView(isFormInUse: boolean): LoginView {
    const found = findView(this.sessionController, isFormInUse && this.isConnected);
    const {part} = this.#ways;
    if (!part && this.#needsWays && !this.#form.summary) {
      this.#ways.load().catch(this.#form.showProblem);
      // What is shown first may be among them.
      if (found === 'form' && !isFormInUse) return 'restoring';
    }
    const view = part ? part.follow(this.methods, this.#state, found) : found;
    return view === 'form' && this.#form.passwordReset ? 'reset' : view;
  }

  #resetForm(): void {
    this.#form.reset();
    if (this.#state?.status !== 'expired') this.announce('');
  }

  #announceUser(): void {
    const {user} = this.#state ?? {};
    const name = user ? toDisplayName(user, this.#texts.guest) : '';
    this.announce(this.#userNotice || formatMessage(this.#texts.signedInAs, {name}));
  }

  // Not where the focus comes from here: after signing out nobody is about to sign in.
  #prepareSignIn(): void {
    if (!this.#shouldMoveFocus) this.sessionController.store?.prepareSignIn();
    if (this.#needsWays) this.#ways.prefetch();
  }

  readonly #handleSignOut = (): void => {
    void this.sessionController.client?.signOut();
  };

  /** Whether there is more than the form for a password, and who is signed in. */
  get #needsWays(): boolean {
    return this.methods !== 'password' || !!this.#state?.user?.isGuest;
  }

  #renderForm(): void {
    const {user} = this.#state ?? {};
    this.#form.render({
      identifier: user ? toIdentifier(user) : '',
      canRemember: this.remember && !!this.sessionController.store?.canRemember,
      canReset: !this.noForgotPassword,
    });
  }

  #renderFrame(): TemplateResult {
    const view = {
      messages: this.#texts,
      isExpired: this.#state?.status === 'expired',
      summary: this.#form.summary,
    };
    return this.#ways.part?.render(view) ?? renderFrame(view);
  }

  #renderAccount(): TemplateResult {
    const view = {
      user: this.#state?.user,
      messages: this.#texts,
      language: languageOf(this),
      notice: this.#userNotice,
      onSignOut: this.#handleSignOut,
    };
    return this.#ways.part?.renderAccount(view) ?? renderAccount(view);
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
