import {html, type PropertyValues, type TemplateResult} from 'lit';
import {property, query} from 'lit/decorators.js';
import {adoptStyles} from '../../internal/adopt-styles.js';
import {TokenWatch} from '../../internal/avatar/token-watch.js';
import {showState} from '../../internal/custom-states.js';
import {dispatchLast} from '../../internal/dispatch-last.js';
import {dispatch} from '../../internal/dispatch.js';
import {formStyles} from '../../internal/form/form.styles.js';
import {moreFieldsStyles} from '../../internal/form/more-fields.styles.js';
import {languageOf} from '../../internal/language.js';
import {LightDom} from '../../internal/light-dom.js';
import type {AccountDeletionMessages} from '../../locales/account-deletion-messages.js';
import {profile as english} from '../../locales/en/profile.js';
import type {LoginMessages} from '../../locales/login-messages.js';
import type {PasswordChangeMessages} from '../../locales/password-change-messages.js';
import type {ProfileMessages} from '../../locales/profile-messages.js';
import type {CubeAvatarUpload} from '../avatar-upload/cube-avatar-upload.js';
import {LeaveWarning} from '../leave-warning.js';
import {SessionElement} from '../session-element.js';
import {SessionView} from '../session-view.js';
import {SignInPlace} from '../sign-in-place.js';
import {AccountSection} from './account/account-section.js';
import {accountSectionStyles} from './account/account-section.styles.js';
import {chooseFields, usualFields} from './choose-fields.js';
import {styles} from './cube-profile.styles.js';
import {parseCustomFields, type CustomField} from './custom-data/custom-field.js';
import {DetailsSection} from './details/details-section.js';
import {PhotoSection} from './photo-section.js';
import type {
  CubeLogoutDetail,
  CubeProfileChangeDetail,
  CubeProfileDeleteDetail,
  CubeProfileErrorDetail,
} from './profile-events.js';
import type {ProfileFieldChoice} from './profile-field.js';
import type {ProfileHost, ProfileTexts} from './profile-part.js';
import {findView, profileViews, type ProfileView} from './profile-view.js';
import {renderView} from './render-view.js';
import {toSignInMessages, type WaitingChanges} from './sign-in-messages.js';

/**
 * Where the session ends while something is being changed, the user is asked to sign in again in this place; what was
 * entered is kept, and a save that was under way goes on then.
 *
 * The forms are styled through the custom properties. Those for passwords are native ones in the light DOM, where
 * password managers find them.
 *
 * @tag cube-profile
 * @summary Shows the signed-in user, and lets them change their fields and their password, sign out and delete the account.
 * @slot avatar - Replaces the picture beside the name.
 * @slot anonymous - Replaces what is shown where nobody is signed in.
 * @slot sign-in - A `<cube-login>` of the page's own, with the ways to sign in that it has elsewhere, such as
 *   `<cube-login slot="sign-in" methods="facebook phone">`. It is shown where the user is asked to sign in, in place of a
 *   form for login and password, and says what waits for the sign-in.
 * @csspart base - The frame of all that is shown.
 * @csspart notice - Says that somebody else has signed in than the user whose session had ended.
 * @csspart avatar - The user's picture, or the initials in its place.
 * @csspart image - The picture itself.
 * @csspart initials - The initials in its place.
 * @csspart name - The user's name.
 * @csspart photo - The button that opens the section in which the picture is changed.
 * @csspart value - The value of a field.
 * @csspart edit - The button that edits a field.
 * @csspart use - The button that takes over what a field has been changed to elsewhere.
 * @csspart saved - Says that the changes have been saved.
 * @csspart error - The error for which no field is to blame.
 * @csspart sign-in - The button that shows the form to sign in with.
 * @csspart sign-out - The button that signs out.
 * @csspart delete - The button that opens the dialog in which the account is deleted.
 * @csspart dialog - The dialog in which the account is deleted.
 * @csspart deleted - Says that the account has been deleted.
 * @cssproperty [--cube-color-primary] - Colour of the main button, links and focus rings.
 * @cssproperty [--cube-color-on-primary] - Colour of text on the main button.
 * @cssproperty [--cube-color-text] - Colour of text.
 * @cssproperty [--cube-color-muted] - Colour of secondary text and icons.
 * @cssproperty [--cube-color-field] - Background of fields.
 * @cssproperty [--cube-color-border] - Border of fields and quiet buttons; lines between sections are of it too.
 * @cssproperty [--cube-color-danger] - Colour of errors, and of what cannot be undone.
 * @cssproperty [--cube-color-on-danger] - Colour of text on the button that deletes the account.
 * @cssproperty [--cube-color-dialog] - Background of the dialog.
 * @cssproperty [--cube-color-success] - Colour of what says that something has been saved.
 * @cssproperty [--cube-radius=10px] - Corner radius of fields and buttons.
 * @cssproperty [--cube-surface=transparent] - Background of the element.
 * @cssproperty [--cube-padding=0] - Space between the element's edge and its content.
 * @cssproperty [--cube-profile-avatar-size=72px] - Size of the picture beside the name.
 * @cssproperty [--cube-avatar-radius=50%] - Corner radius of the picture.
 * @cssproperty [--cube-profile-max-width=32rem] - Greatest width.
 * @cssproperty [--cube-profile-min-height=24rem] - Height that is kept free while loading.
 * @cssstate restoring - It is not known yet whether somebody is signed in.
 * @cssstate anonymous - Nobody is signed in.
 * @cssstate profile - The signed-in user is shown.
 * @cssstate sign-in - The session has ended, and its user is asked to sign in again.
 * @cssstate deleted - The account has been deleted here.
 * @cssstate editing - The form for the fields is open.
 * @cssstate pending - A save is under way.
 * @fires {CustomEvent<CubeLoginDetail>} cube-login - A user has signed in through this element.
 * @fires {CustomEvent<CubeProfileChangeDetail>} cube-profile-change - The user has been changed through this element.
 * @fires {CustomEvent<CubeLogoutDetail>} cube-logout - The user has signed out through this element, and nothing of it
 * is stored any more. Where the page has taken the element away by then, it is dispatched on the document as well.
 * @fires {CustomEvent<CubeProfileDeleteDetail>} cube-profile-delete - The user has deleted the account through this
 * element. Where the page has taken the element away by then, it is dispatched on the document as well.
 * @fires {CustomEvent<CubeProfileErrorDetail>} cube-profile-error - Something has failed. Holds no password.
 */
export class CubeProfile extends SessionElement {
  static override styles = [SessionElement.styles, styles, accountSectionStyles];

  readonly #internals = this.attachInternals();
  readonly #lightDom = new LightDom(this);
  readonly #host: ProfileHost = {
    element: this,
    getMessages: () => this.#texts,
    getState: () => this.sessionController.state,
    getUser: () => this.sessionController.state?.user,
    getClient: () => this.sessionController.client,
    getStore: () => this.sessionController.store,
    commit: async (user) => this.sessionController.store?.replaceUser(user),
    announce: this.announce,
    onChange: (user) => dispatch(this, 'cube-profile-change', {user} satisfies CubeProfileChangeDetail),
    onSignOut: (user) => dispatchLast(this, 'cube-logout', {user} satisfies CubeLogoutDetail),
    onDelete: (user) => dispatchLast(this, 'cube-profile-delete', {user} satisfies CubeProfileDeleteDetail),
    onError: (error) => dispatch(this, 'cube-profile-error', {error} satisfies CubeProfileErrorDetail),
  };
  readonly #photo = new PhotoSection(this.#host);
  readonly #details = new DetailsSection(this.#host);
  readonly #account = new AccountSection(this.#host);
  readonly #signIn = new SignInPlace(this);
  readonly #session = new SessionView<ProfileView>((session) => findView(session, this.#account.isDeleted));
  #choice: ProfileFieldChoice = {fields: [], customFields: []};
  #shouldMoveFocus = false;
  #shouldPrefetch = false;

  /**
   * Which fields are shown, in which order, such as `full-name login* email`. Those with `*` must not be emptied.
   * @default 'full-name login email phone website tags custom-data timezone'
   */
  @property() fields = usualFields;

  /** Whether the fields are shown only. Password, sessions and account can be changed all the same. */
  @property({attribute: 'readonly', type: Boolean}) readOnly = false;

  /**
   * Fields of the app's own, kept in the JSON object that is the user's `customData` and shown in its place. What else
   * that object holds stays as it is. Where it holds no object, or other kinds of values, it is shown as a text.
   */
  @property({attribute: 'custom-fields', converter: {fromAttribute: parseCustomFields}})
  customFields: readonly CustomField[] = [];

  /** Texts that replace those of the catalogue. */
  @property({attribute: false}) messages: Partial<
    ProfileMessages & PasswordChangeMessages & AccountDeletionMessages
  > = {};

  /** The same for the form to sign in with in this place. */
  @property({attribute: false}) loginMessages: Partial<LoginMessages> = {};

  /** The same for the `<cube-avatar-upload>` in it. */
  @property({attribute: false}) uploadMessages: CubeAvatarUpload['messages'] = {};

  @query('[part=name], [part=sign-in], [part=deleted]') private readonly _place!: HTMLElement | null;

  constructor() {
    super({asksToSignIn: () => true});
    new TokenWatch(this, () => this.sessionController.store);
    new LeaveWarning(this, () => this.#hasChanges);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    adoptStyles(this, formStyles);
    adoptStyles(this, moreFieldsStyles);
  }

  /** Focuses the form that is shown, else the name of the user or what is in its place. */
  override focus(options?: FocusOptions): void {
    const form = [this.#details, this.#photo].find(({isEditing}) => isEditing);
    (this.#signIn.login ?? form ?? this._place)?.focus(options);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('fields') || changed.has('customFields')) {
      this.#choice = chooseFields(this.fields, this.customFields);
    }
    if (changed.has('readOnly') && this.readOnly) this.#closeParts();
  }

  protected override update(changed: PropertyValues): void {
    if (this.isConnected) this.#followSession();
    super.update(changed);
    // An element that is put elsewhere, or back later, keeps what has been entered.
    if (!this.isConnected) return;
    const signIn = this.#signIn.render({
      isExpired: this.#session.view === 'sign-in',
      messages: {...this.loginMessages, ...toSignInMessages(this.#waiting, this.#texts)},
      onLogin: (detail) => dispatch(this, 'cube-login', detail),
    });
    this.#lightDom.render(html`${this.#account.renderForm()} ${signIn}`);
  }

  protected override updated(): void {
    const {isEditing, isPending} = this.#details;
    showState(this.#internals, ['editing'], isEditing ? 'editing' : undefined);
    showState(this.#internals, ['pending'], isPending ? 'pending' : undefined);
    if (this.#session.view === 'restoring') return;
    if (this.#shouldPrefetch && !this.readOnly) this.#details.prefetch();
    if (this.#shouldMoveFocus) void this.#moveFocus();
    this.#shouldPrefetch = false;
    this.#shouldMoveFocus = false;
  }

  protected override render(): TemplateResult {
    const view = renderView({
      session: this.#session,
      client: this.sessionController.client,
      messages: this.#texts,
      language: languageOf(this),
      choice: this.#choice,
      canEdit: !this.readOnly,
      photo: this.#photo,
      uploadMessages: this.uploadMessages,
      details: this.#details,
      account: this.#account,
      canSignIn: !this.sessionController.isMissing,
      signIn: this.#signIn,
      onSignIn: this.#handleSignIn,
    });
    return html`${view} ${this.renderAnnouncer()}`;
  }

  get #texts(): ProfileTexts {
    return {...english, ...this.messages};
  }

  /** Whether something would be lost with the page. */
  get #hasChanges(): boolean {
    const isEntered = [this.#details, this.#account].some(({isDirty, isPending}) => isDirty || isPending);
    return isEntered || this.#photo.hasChanges;
  }

  get #waiting(): WaitingChanges {
    return {
      hasChanges: this.#hasChanges,
      isSaving: this.#details.isPending || this.#photo.isSaving,
      isChangingPassword: this.#account.isPending,
    };
  }

  #followSession(): void {
    const change = this.#session.follow(this.sessionController, this.#texts);
    const {isOtherUser, isOtherView, announcement} = change;
    if (announcement || isOtherUser) this.announce(announcement ?? '');
    if (isOtherUser) this.#closeParts();
    if (!isOtherView) return;
    this.#shouldMoveFocus ||= this.matches(':focus-within');
    this.#shouldPrefetch = this.#session.view === 'profile';
    this.#signIn.isWanted = false;
    showState(this.#internals, profileViews, this.#session.view);
  }

  #closeParts(): void {
    this.#photo.close();
    this.#details.close();
  }

  async #moveFocus(): Promise<void> {
    await this.#signIn.login?.updateComplete;
    this.focus();
  }

  readonly #handleSignIn = (): void => {
    this.#signIn.isWanted = true;
    this.#shouldMoveFocus = true;
    this.requestUpdate();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'cube-profile': CubeProfile;
  }
}
