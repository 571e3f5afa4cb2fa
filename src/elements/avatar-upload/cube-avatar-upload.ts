import {html, type PropertyValues, type TemplateResult} from 'lit';
import {property, query} from 'lit/decorators.js';
import {TokenWatch} from '../../internal/avatar/token-watch.js';
import {showState} from '../../internal/custom-states.js';
import {dispatch} from '../../internal/dispatch.js';
import {recoverFocus} from '../../internal/recover-focus.js';
import {languageOf} from '../../internal/language.js';
import {LightDom} from '../../internal/light-dom.js';
import type {AvatarEditorMessages} from '../../locales/avatar-editor-messages.js';
import type {AvatarUploadMessages} from '../../locales/avatar-upload-messages.js';
import {avatarUpload as english} from '../../locales/en/avatar-upload.js';
import type {LoginMessages} from '../../locales/login-messages.js';
import {LeaveWarning} from '../leave-warning.js';
import {SessionElement} from '../session-element.js';
import {SessionView} from '../session-view.js';
import {SignInPlace} from '../sign-in-place.js';
import type {
  CubeAvatarAcceptDetail,
  CubeAvatarChangeDetail,
  CubeAvatarErrorDetail,
  CubeAvatarProgressDetail,
} from './avatar-upload-events.js';
import {defaults, toSettings} from './avatar-settings.js';
import type {AvatarUploadHost} from './avatar-upload-host.js';
import {avatarUploadViews, findView, type AvatarUploadView} from './avatar-upload-view.js';
import {styles} from './cube-avatar-upload.styles.js';
import {LateEditor} from './late-editor.js';
import {renderView} from './render-view.js';
import {findCameraWay} from './sources/camera-way.js';
import {DropTarget} from './sources/drop-target.js';
import {PasteTarget} from './sources/paste.js';
import type {Picked} from './sources/transfer.js';

const workStates = ['opening', 'camera', 'editing', 'saving', 'failed', 'removing'] as const;

/**
 * A photo is chosen, dropped, pasted, taken or dragged here from another page; then it is cut, made small, sent and
 * connected to the signed-in user, as one step. Nothing half-done stays on the server, and what was picked is kept
 * until it is saved or given up, also where the session ends meanwhile.
 *
 * @tag cube-avatar-upload
 * @summary Lets the signed-in user choose, cut and save a photo of theirs, or remove it.
 * @slot anonymous - Replaces what is shown where nobody is signed in.
 * @slot sign-in - A `<cube-login>` of the page's own, with the ways to sign in that it has elsewhere, such as
 *   `<cube-login slot="sign-in" methods="facebook phone">`. It is shown where the user is asked to sign in, in place of a
 *   form for login and password, and says what waits for the sign-in.
 * @csspart base - The frame of all that is shown.
 * @csspart zone - Where photos are dropped.
 * @csspart choose - The button that opens the choice of files.
 * @csspart take - The button that takes a photo with the camera.
 * @csspart remove - The button that removes the photo.
 * @csspart crop - The stage on which the photo is moved under its frame.
 * @csspart zoom - The slider that makes the photo bigger.
 * @csspart save - The button that saves the photo.
 * @csspart cancel - The button that gives the picked photo up, or ends a save.
 * @csspart progress - How much of the save is done.
 * @csspart saved - Says that the change has been saved.
 * @csspart notice - Says that somebody else has signed in than the user whose session had ended.
 * @csspart error - What has gone wrong.
 * @csspart sign-in - The button that shows the form to sign in with.
 * @csspart avatar - The place of the picture of now.
 * @csspart image - The picture in it.
 * @csspart initials - The initials in its place.
 * @cssproperty [--cube-color-primary] - Colour of the main button, links and focus rings.
 * @cssproperty [--cube-color-on-primary] - Colour of text on the main button.
 * @cssproperty [--cube-color-text] - Colour of text.
 * @cssproperty [--cube-color-muted] - Colour of secondary text and icons.
 * @cssproperty [--cube-color-field] - Background of the slider's handle.
 * @cssproperty [--cube-color-border] - Border of quiet buttons and of the place to drop photos.
 * @cssproperty [--cube-color-danger] - Colour of errors.
 * @cssproperty [--cube-color-success] - Colour of what says that something has been saved.
 * @cssproperty [--cube-radius=10px] - Corner radius of buttons, of the place to drop photos and of the stage.
 * @cssproperty [--cube-surface=transparent] - Background of the element.
 * @cssproperty [--cube-padding=0] - Space between the element's edge and its content.
 * @cssproperty [--cube-avatar-upload-avatar-size=72px] - Size of the picture of now.
 * @cssproperty [--cube-avatar-radius=50%] - Corner radius of the picture of now.
 * @cssproperty [--cube-avatar-upload-max-width=24rem] - Greatest width.
 * @cssproperty [--cube-avatar-upload-min-height=17.5rem] - Height that is kept free while loading.
 * @cssstate restoring - It is not known yet whether somebody is signed in.
 * @cssstate anonymous - Nobody is signed in.
 * @cssstate ready - A photo can be picked, or has been.
 * @cssstate sign-in - The session has ended, and its user is asked to sign in again.
 * @cssstate opening - A photo is being read.
 * @cssstate camera - The camera is on.
 * @cssstate editing - A photo is being cut.
 * @cssstate saving - It is being saved.
 * @cssstate failed - The last attempt has failed and can be made again.
 * @cssstate removing - The photo is being removed.
 * @fires {CustomEvent<CubeLoginDetail>} cube-login - A user has signed in through this element.
 * @fires {CustomEvent<CubeAvatarAcceptDetail>} cube-avatar-accept - A photo has been picked. Prevented, it is not used.
 * @fires {CustomEvent<CubeAvatarProgressDetail>} cube-avatar-progress - A save has got on.
 * @fires {CustomEvent<CubeAvatarChangeDetail>} cube-avatar-change - The user has another photo, or none any more.
 * @fires {CustomEvent<CubeAvatarErrorDetail>} cube-avatar-error - Something has failed.
 */
export class CubeAvatarUpload extends SessionElement {
  static override styles = [SessionElement.styles, styles];

  readonly #internals = this.attachInternals();
  readonly #lightDom = new LightDom(this);
  readonly #host: AvatarUploadHost = {
    element: this,
    getMessages: () => this.#texts,
    getSettings: () => toSettings(this),
    requireStore: this.requireStore,
    announce: this.announce,
    onAccept: (file) => {
      const detail: CubeAvatarAcceptDetail = {file};
      return dispatch(this, 'cube-avatar-accept', detail, {cancelable: true});
    },
    onProgress: (progress) =>
      dispatch(this, 'cube-avatar-progress', progress satisfies CubeAvatarProgressDetail),
    onChange: (user) => dispatch(this, 'cube-avatar-change', {user} satisfies CubeAvatarChangeDetail),
    onError: (error) => dispatch(this, 'cube-avatar-error', {error} satisfies CubeAvatarErrorDetail),
  };
  readonly #editor = new LateEditor(this.#host);
  readonly #signIn = new SignInPlace(this);
  readonly #session = new SessionView<AvatarUploadView>(findView);
  readonly #drop: DropTarget;
  #shouldMoveFocus = false;

  /**
   * Pixels of a side of the avatar that is saved. It is not made bigger than the part that is cut out.
   * @default 512
   */
  @property({type: Number}) size: number = defaults.size;

  /** Form of the frame over the photo. The file is square in any case. */
  @property() shape: 'circle' | 'square' = 'circle';

  /** What transparent pictures are laid on, as a CSS colour. */
  @property() background = '#ffffff';

  /** Who may see the file: those who are signed in to the app, or everybody who knows its address. */
  @property() visibility: 'private' | 'public' = 'private';

  /** Whether the file of the avatar before stays on the server. */
  @property({attribute: 'keep-old', type: Boolean}) keepOld = false;

  /**
   * Greatest size of a file that is picked, in bytes.
   * @default 20_000_000
   */
  @property({attribute: 'max-file-size', type: Number}) maxFileSize: number = defaults.maxFileSize;

  /**
   * The least that a photo has to measure either way, in pixels.
   * @default 64
   */
  @property({attribute: 'min-dimension', type: Number}) minDimension: number = defaults.minDimension;

  /** Whether signing in is left to the page: the element shows no form of its own for that. */
  @property({attribute: 'no-sign-in', type: Boolean}) noSignIn = false;

  /** Texts that replace those of the catalogue. */
  @property({attribute: false}) messages: Partial<AvatarUploadMessages & AvatarEditorMessages> = {};

  /** The same for the form to sign in with in this place. */
  @property({attribute: false}) loginMessages: Partial<LoginMessages> = {};

  @query('input[type=file]:not([capture])') private readonly _files!: HTMLInputElement;

  @query('input[capture]') private readonly _capture!: HTMLInputElement;

  @query('[part=crop]:not([inert] > *), .camera-take, .main, [part=choose], [part=save], [part=sign-in]')
  private readonly _place!: HTMLElement | null;

  constructor() {
    super({asksToSignIn: () => !this.noSignIn});
    const source = {canTake: () => this.#canPick, onPick: this.#pick};
    this.#drop = new DropTarget(this, {
      ...source,
      onMiss: () => this.#editor.do((editor) => void editor.refuse()),
    });
    new PasteTarget(this, source);
    new TokenWatch(this, () => this.sessionController.store);
    new LeaveWarning(this, () => this.hasChanges);
  }

  /** Whether a photo has been picked that is not saved. */
  get hasChanges(): boolean {
    return this.#editor.holdsPhoto || (this.#editor.part?.hasChanges ?? false);
  }

  /** Focuses the form to sign in with where that is shown, else what is to be done next. */
  override focus(options?: FocusOptions): void {
    if (this.#signIn.login) this.#signIn.login.focus(options);
    else this._place?.focus(options);
  }

  /** Opens the choice of files, as its button does. Browsers allow it only while the user does something. */
  choose(): void {
    if (this.#canPick) this._files.click();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // What is only put elsewhere on the page goes on.
    queueMicrotask(() => {
      if (!this.isConnected) this.#editor.part?.stop();
    });
  }

  protected override update(changed: PropertyValues): void {
    if (this.isConnected) this.#followSession();
    super.update(changed);
    // An element that is put elsewhere, or back later, keeps what has been picked.
    if (!this.isConnected) return;
    const signIn = this.#signIn.render({
      isExpired: this.#session.view === 'sign-in' && !this.noSignIn,
      messages: {...this.loginMessages, ...this.#signInMessages},
      onLogin: (detail) => dispatch(this, 'cube-login', detail),
    });
    this.#lightDom.render(signIn);
  }

  protected override updated(): void {
    const {part, isLoading, problem} = this.#editor;
    const phase = isLoading ? 'opening' : problem ? 'failed' : part?.phase;
    showState(this.#internals, workStates, phase);
    if (this.#shouldMoveFocus && this.#session.view !== 'restoring') {
      this.#shouldMoveFocus = false;
      void this.#moveFocus();
    }
  }

  protected override render(): TemplateResult {
    const {client, isMissing} = this.sessionController;
    const view = renderView({
      session: this.#session,
      client,
      messages: this.#texts,
      language: languageOf(this),
      editor: this.#editor,
      isOver: this.#drop.isOver,
      cameraWay: findCameraWay(),
      canSignIn: !isMissing,
      hasSignIn: !this.noSignIn,
      isSignInWanted: this.#signIn.isWanted,
      sessionEnded: this.#signInMessages.sessionEnded,
      onSignIn: this.#handleSignIn,
      onFiles: this.#handleFiles,
      onChoose: () => this.choose(),
      onTake: this.#handleTake,
      onRemove: () => this.#editor.do((editor) => void editor.remove()),
      onCancel: this.#handleCancel,
    });
    return html`${view} ${this.renderAnnouncer()}`;
  }

  get #texts(): AvatarUploadMessages & Partial<AvatarEditorMessages> {
    return {...english, ...this.messages};
  }

  get #signInMessages(): Partial<LoginMessages> {
    const {sessionEnded, photoKept, signInAndSave} = this.#texts;
    return {
      sessionEnded: this.hasChanges ? photoKept : sessionEnded,
      ...(this.#editor.part?.phase === 'saving' && {signIn: signInAndSave}),
    };
  }

  get #canPick(): boolean {
    const {part, isLoading} = this.#editor;
    return this.#session.view === 'ready' && !isLoading && (part?.canPick ?? true);
  }

  #followSession(): void {
    const {isOtherUser, isOtherView, announcement} = this.#session.follow(
      this.sessionController,
      this.#texts,
    );
    if (announcement || isOtherUser) this.announce(announcement ?? '');
    if (isOtherUser) this.#reset();
    if (!isOtherView) return;
    this.#shouldMoveFocus ||= this.matches(':focus-within');
    this.#signIn.isWanted = false;
    showState(this.#internals, avatarUploadViews, this.#session.view);
  }

  #reset(): void {
    this.#editor.reset();
    this.#editor.part?.reset();
  }

  async #moveFocus(): Promise<void> {
    await this.#signIn.login?.updateComplete;
    this.focus();
  }

  readonly #pick = (picked: Picked): void => this.#editor.pick(picked);

  readonly #handleFiles = ({currentTarget}: Event): void => {
    const input = currentTarget as HTMLInputElement;
    const [file] = input.files ?? [];
    // The same file can be chosen again.
    input.value = '';
    // The user may have signed out since the choice was opened.
    if (file && this.#session.user) this.#pick(file);
  };

  readonly #handleTake = (): void => {
    if (findCameraWay() === 'capture') this._capture.click();
    else this.#editor.do((editor) => void editor.openCamera());
  };

  readonly #handleCancel = (): void => {
    this.#editor.reset();
    this.#editor.part?.cancel();
    this.requestUpdate();
    void recoverFocus(this);
  };

  readonly #handleSignIn = (): void => {
    this.#signIn.isWanted = true;
    this.#shouldMoveFocus = true;
    this.requestUpdate();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'cube-avatar-upload': CubeAvatarUpload;
  }
}
