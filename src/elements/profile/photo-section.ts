import {html, nothing, type TemplateResult} from 'lit';
import type {User} from '../../api/models.js';
import type {CubeAvatarChangeDetail} from '../avatar-upload/avatar-upload-events.js';
import type {CubeAvatarUpload} from '../avatar-upload/cube-avatar-upload.js';
import type {ProfileHost} from './profile-part.js';

const sectionId = 'photo';

/** The user's photo: a button beside the name, and the section that it opens, in which the photo is changed. */
export class PhotoSection {
  readonly #profile: ProfileHost;
  #isOpen = false;

  constructor(profile: ProfileHost) {
    this.#profile = profile;
  }

  /** Whether the section is open. */
  get isEditing(): boolean {
    return this.#isOpen;
  }

  /** Whether a photo has been picked that is not saved. */
  get hasChanges(): boolean {
    return this.#upload?.hasChanges ?? false;
  }

  /** Whether a photo is being saved. */
  get isSaving(): boolean {
    return this.#upload?.matches(':state(saving)') ?? false;
  }

  /** Takes the section away, and with it a photo that is not saved. */
  close(): void {
    this.#isOpen = false;
  }

  /** Goes to the section, where it is open. */
  focus(): void {
    this.#upload?.focus();
  }

  /** The button, for beside the name. */
  renderButton({avatar}: User): TemplateResult {
    const {addPhoto, changePhoto} = this.#profile.getMessages();
    return html`
      <button
        class="link"
        part="photo"
        type="button"
        aria-expanded=${this.#isOpen}
        aria-controls=${this.#isOpen ? sectionId : nothing}
        @click=${this.#handlePress}
      >
        ${avatar ? changePhoto : addPhoto}
      </button>
    `;
  }

  /** The section, where it is open. */
  render(messages: CubeAvatarUpload['messages']): TemplateResult | typeof nothing {
    if (!this.#isOpen) return nothing;
    const {session, appId, authKey, endpoint} = this.#profile.element;
    const {photo, close} = this.#profile.getMessages();
    return html`
      <section class="section" id=${sectionId}>
        <div class="row">
          <h3>${photo}</h3>
          <button class="link" type="button" @click=${this.#handleClose}>${close}</button>
        </div>
        <cube-avatar-upload
          no-sign-in
          session=${session || nothing}
          app-id=${appId || nothing}
          auth-key=${authKey || nothing}
          endpoint=${endpoint || nothing}
          .messages=${messages}
          @cube-avatar-change=${this.#handleChange}
        ></cube-avatar-upload>
      </section>
    `;
  }

  get #upload(): CubeAvatarUpload | null {
    return this.#profile.element.renderRoot.querySelector('cube-avatar-upload');
  }

  // A photo that is not saved is given up by the button that says so only.
  readonly #handlePress = (): void => {
    if (this.#isOpen && !this.hasChanges) void this.#leave();
    else void this.#open();
  };

  readonly #handleClose = (): void => void this.#leave();

  readonly #handleChange = ({detail: {user}}: CustomEvent<CubeAvatarChangeDetail>): void => {
    const {element, announce, getMessages, onChange} = this.#profile;
    const {photoRemoved, photoSaved} = getMessages();
    if (this.#upload?.matches(':focus-within')) void this.#leave();
    else this.close();
    announce(user.avatar ? photoSaved : photoRemoved);
    onChange(user);
    element.requestUpdate();
  };

  async #open(): Promise<void> {
    const {element} = this.#profile;
    this.#isOpen = true;
    element.requestUpdate();
    await element.updateComplete;
    await this.#upload?.updateComplete;
    this.focus();
  }

  async #leave(): Promise<void> {
    const {element} = this.#profile;
    this.close();
    element.requestUpdate();
    await element.updateComplete;
    element.renderRoot.querySelector<HTMLElement>('[part=photo]')?.focus();
  }
}
