import type {CropMessages} from './crop-messages.js';
import type {PhotoSourceMessages} from './photo-source-messages.js';
import type {PictureProblemMessages} from './picture-problem-messages.js';

/** Texts of `<cube-avatar-upload>` once a photo has been picked. `{time}` and the like are filled in. */
export interface AvatarEditorMessages extends CropMessages, PictureProblemMessages, PhotoSourceMessages {
  readonly save: string;
  readonly saving: string;
  readonly saved: string;
  readonly removed: string;
  /** Below the progress; `{percent}` is "62 %". */
  readonly progress: string;
  /** The same with the `{time}` that is left, such as "3 seconds". */
  readonly progressAndTime: string;
  /** Goes back to the photo after a save that has failed. */
  readonly adjust: string;
  /** Gives the picked photo up. */
  readonly discardPhoto: string;
  /** Of an animation only the first frame is used. */
  readonly firstFrame: string;
  /** The browser protects its user by noise in pictures, so the photo is sent uncut. */
  readonly sentAsItIs: string;
}
