import type {User} from '../../../api/models.js';
import type {SessionStore} from '../../../session/session-store.js';
import type {AvatarSettings} from '../avatar-upload-host.js';
import type {CropArea} from '../crop/crop-area.js';
import type {Picture} from '../picture/picture.js';
import {AvatarSave, type AvatarSaveCall} from './avatar-save.js';
import {drawAvatar} from './saved-avatar.js';

interface Attempt {
  /** What has been asked for, as a text that can be compared. */
  readonly wanted: string;
  /** What is to be saved, as it will be seen. */
  readonly canvas: HTMLCanvasElement | undefined;
  readonly save: AvatarSave;
}

/** A photo that has been picked, and what of it is on the server already. */
export class Photo {
  readonly picture: Picture;
  #attempt: Attempt | undefined;
  /** What is being cleared away. */
  #clearing: Promise<void> = Promise.resolve();

  constructor(picture: Picture) {
    this.picture = picture;
  }

  /** What is, or was last, to be saved, as it will be seen. */
  get canvas(): HTMLCanvasElement | undefined {
    return this.#attempt?.canvas;
  }

  /** Saves what the area shows. The same once more goes on where the last try has stopped. */
  async save(
    store: SessionStore,
    area: CropArea,
    settings: AvatarSettings,
    call: AvatarSaveCall,
  ): Promise<User> {
    const {format, isPublic, keepsOld} = settings;
    const wanted = JSON.stringify([area, format, isPublic, keepsOld]);
    if (this.#attempt?.wanted !== wanted) {
      this.giveUp();
      const file = await this.picture.render(area, format, call.signal);
      const canvas = await drawAvatar(file);
      call.signal.throwIfAborted();
      this.#attempt = {wanted, canvas, save: new AvatarSave(store, file, {isPublic, keepsOld})};
    }
    const {save} = this.#attempt;
    await this.#clearing;
    call.signal.throwIfAborted();
    return save.run(call);
  }

  /** Takes back from the server what has been sent and is not saved. */
  giveUp(): void {
    const attempt = this.#attempt;
    this.#attempt = undefined;
    if (attempt) this.#clearing = this.#clearing.then(() => attempt.save.discard());
  }

  close(): void {
    this.picture.close();
  }
}
