import {nothing, type TemplateResult} from 'lit';
import type {User} from '../../../api/models.js';
import {loadLate} from '../../../load-late.js';
import {adoptStyles} from '../../../internal/adopt-styles.js';
import {languageOf} from '../../../internal/language.js';
import type {AvatarEditorMessages} from '../../../locales/avatar-editor-messages.js';
import type {AvatarUploadMessages} from '../../../locales/avatar-upload-messages.js';
import {avatarEditor as english} from '../../../locales/en/avatar-editor.js';
import type {AvatarUploadHost} from '../avatar-upload-host.js';
import {CropStage} from '../crop/crop-stage.js';
import {PictureError} from '../picture/picture-error.js';
import type {Camera} from '../sources/camera.js';
import type {Picked} from '../sources/transfer.js';
import {AvatarRemoval} from './avatar-removal.js';
import {EditorActivity, type EditorPhase} from './editor-activity.js';
import {editorStyles} from './editor.styles.js';
import type {Photo} from './photo.js';
import {readPick} from './read-pick.js';
import {renderDone, renderFailure} from './render-outcome.js';
import {renderStage} from './render-stage.js';
import {SaveProgress} from './save-progress.js';
import {renderSavedAvatar, type SavedAvatar} from './saved-avatar.js';

/** From a picked photo to the user's avatar. One thing at a time. */
export class AvatarEditor {
  readonly #host: AvatarUploadHost;
  readonly #stage: CropStage;
  readonly #activity: EditorActivity;
  readonly #progress = new SaveProgress(() => this.#host.element.requestUpdate());
  #camera: Camera | undefined;
  #photo: Photo | undefined;
  #outcome: 'saved' | 'removed' | undefined;
  #saved: SavedAvatar | undefined;

  constructor(host: AvatarUploadHost) {
    const {element, announce} = host;
    this.#host = host;
    this.#activity = new EditorActivity(
      host,
      () => this.#texts,
      () => (this.#photo ? 'editing' : undefined),
    );
    this.#stage = new CropStage(element, {getMessages: () => this.#texts, announce});
    adoptStyles(element.renderRoot, editorStyles);
  }

  get phase(): EditorPhase | undefined {
    return this.#activity.phase;
  }

  /** Whether something has been picked that is not saved. */
  get hasChanges(): boolean {
    return this.#photo !== undefined || this.#activity.task === 'opening';
  }

  /** Whether a photo may be picked, in place of one that has been. */
  get canPick(): boolean {
    return this.phase === undefined || this.phase === 'editing' || this.phase === 'failed';
  }

  /** What went wrong, in the user's words. */
  get problem(): string | undefined {
    return this.#activity.problem;
  }

  /** What is going on, where the place to drop photos is shown. */
  get activity(): string | undefined {
    const {openingPhoto, removingPhoto} = this.#texts;
    if (this.phase === 'opening') return openingPhoto;
    return this.phase === 'removing' ? removingPhoto : undefined;
  }

  pick(picked: Picked): Promise<void> {
    return this.#do(
      'opening',
      () => this.pick(picked),
      async (signal) => {
        const photo = await readPick(picked, this.#host, signal);
        if (signal.aborted) photo?.close();
        else if (photo) this.#edit(photo);
        else this.#activity.rest();
      },
    );
  }

  /** What has been dropped is nothing that could be a picture. */
  refuse(): Promise<void> {
    const refusal = new PictureError('not-a-picture', 'What was dropped is no file.');
    return this.#do(
      'opening',
      () => this.refuse(),
      () => Promise.reject(refusal),
    );
  }

  /** Shows what the camera sees. */
  openCamera(): Promise<void> {
    const tryAgain = () => this.openCamera();
    return this.#do('camera', tryAgain, async (signal) => {
      const {Camera} = await loadLate(() => import('../sources/camera.js'));
      if (signal.aborted) return;
      this.#camera ??= new Camera(this.#host.element, {
        getMessages: () => this.#texts,
        announce: this.#host.announce,
        onPicture: (file) => void this.pick(file),
        onProblem: (error) => this.#activity.fail(error, tryAgain),
        onClose: this.#activity.rest,
      });
      await this.#camera.open();
    });
  }

  /** Saves the photo as it is in the frame. */
  readonly save = (): Promise<void> => {
    const photo = this.#photo;
    if (!photo || this.phase === 'saving') return Promise.resolve();
    const {announce, onChange} = this.#host;
    announce(this.#texts.saving);
    return this.#do('saving', this.save, async (signal) => {
      this.#progress.begin(signal);
      const user = await this.#send(photo, signal);
      // Cancelled too late, it is saved all the same; but another user has nothing to do with it.
      if (this.#photo !== photo) return;
      const {canvas} = photo;
      this.#saved = canvas && {avatar: user.avatar, canvas};
      this.#forgetPhoto();
      this.#finish('saved');
      onChange(user);
    });
  };

  /** Takes the user's avatar away. */
  remove(): Promise<void> {
    if (this.phase === 'removing') return Promise.resolve();
    const {requireStore, getSettings} = this.#host;
    return this.#remove(new AvatarRemoval(requireStore(), getSettings().keepsOld));
  }

  /** Ends what is going on: a save goes back to its photo, anything else gives the photo up. */
  readonly cancel = (): void => {
    const {phase} = this;
    this.#activity.stop();
    this.#photo?.giveUp();
    if (phase !== 'saving' && phase !== 'opening') this.#forgetPhoto();
    this.#activity.rest();
  };

  /** The element has been taken away: nothing goes on or waits on the server, and the picked photo is kept. */
  stop(): void {
    this.#photo?.giveUp();
    if (this.phase === 'saving' || this.phase === 'opening') this.cancel();
  }

  /** As somebody finds it who has not used it yet. */
  reset(): void {
    this.#activity.stop();
    this.#camera?.close();
    this.#photo?.giveUp();
    this.#forgetPhoto();
    this.#outcome = undefined;
    this.#saved = undefined;
    this.#activity.rest();
  }

  /** What is in the place of the zone: the camera, or the photo that is cut and saved. */
  renderStage(): unknown {
    const {shape, format} = this.#host.getSettings();
    if (this.phase === 'camera') return this.#camera?.render(shape);
    if (!this.#photo || (this.phase !== 'editing' && this.phase !== 'saving')) return undefined;
    const {picture} = this.#photo;
    const isSaving = this.phase === 'saving';
    return renderStage({
      messages: this.#texts,
      language: languageOf(this.#host.element),
      picture,
      stage: this.#stage.render({
        shape,
        isFrozen: isSaving || !picture.canCrop,
        background: format.background,
      }),
      problem: this.problem,
      isSaving,
      progress: this.#progress,
      onSave: () => void this.save(),
      onCancel: this.cancel,
    });
  }

  /** What can be done after a failure, in the place of the ways to pick a photo. */
  renderFailure(): TemplateResult | undefined {
    if (this.phase !== 'failed') return undefined;
    const {rest} = this.#activity;
    return renderFailure({
      messages: this.#texts,
      onTryAgain: () => void this.#activity.tryAgain?.(),
      onAdjust: this.#photo && rest,
      onDiscard: this.cancel,
    });
  }

  /** That the avatar has been saved or removed. */
  renderDone(): TemplateResult | typeof nothing {
    return this.#outcome ? renderDone(this.#texts[this.#outcome]) : nothing;
  }

  /** The avatar that has just been saved, as long as it is the user's. */
  renderSavedAvatar({avatar}: User): TemplateResult | undefined {
    if (!this.#saved || this.#saved.avatar !== avatar || this.phase === 'removing') return undefined;
    return renderSavedAvatar(this.#saved);
  }

  get #texts(): AvatarUploadMessages & AvatarEditorMessages {
    return {...english, ...this.#host.getMessages()};
  }

  #do(
    phase: EditorPhase,
    tryAgain: () => Promise<void>,
    work: (signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    this.#outcome = undefined;
    return this.#activity.begin({phase, work, tryAgain});
  }

  #remove(removal: AvatarRemoval): Promise<void> {
    const {announce, onChange} = this.#host;
    announce(this.#texts.removingPhoto);
    return this.#do(
      'removing',
      () => this.#remove(removal),
      async (signal) => {
        const user = await removal.run();
        if (signal.aborted) return;
        this.#finish('removed');
        onChange(user);
      },
    );
  }

  #edit(photo: Photo): void {
    this.#photo?.giveUp();
    this.#forgetPhoto();
    this.#photo = photo;
    this.#stage.open(photo.picture);
    // What was going on is over.
    this.#host.announce('');
    this.#activity.rest();
  }

  #finish(outcome: 'saved' | 'removed'): void {
    this.#outcome = outcome;
    this.#host.announce(this.#texts[outcome]);
    this.#activity.rest();
  }

  async #send(photo: Photo, signal: AbortSignal): Promise<User> {
    const {element, requireStore, getSettings, onProgress} = this.#host;
    const tell = (progress: number): void => {
      if (signal.aborted) return;
      this.#progress.set(progress);
      onProgress(this.#progress.detail);
      element.requestUpdate();
    };
    try {
      return await photo.save(requireStore(), this.#stage.area, getSettings(), {onProgress: tell, signal});
    } finally {
      // Else it is the next one's by now.
      if (!signal.aborted) this.#progress.end();
    }
  }

  #forgetPhoto(): void {
    this.#stage.close();
    this.#photo?.close();
    this.#photo = undefined;
  }
}
