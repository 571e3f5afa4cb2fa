import type {AccountMessages, ProblemMessages} from './messages.js';

/** Texts of `<cube-avatar-upload>` before a photo has been picked. */
export interface AvatarUploadMessages extends ProblemMessages, AccountMessages {
  /** Where photos can be dropped. */
  readonly dropPhoto: string;
  /** The same where there is no mouse to drop with. */
  readonly addPhoto: string;
  /** The other ways, below it, and the kinds of files. */
  readonly otherWays: string;
  /** The same where there is a camera. */
  readonly otherWaysOrCamera: string;
  /** The kinds of files, where photos are neither dropped nor pasted. */
  readonly kinds: string;
  readonly choosePhoto: string;
  /** Opens the camera. */
  readonly openCamera: string;
  readonly removePhoto: string;
  readonly removingPhoto: string;
  /** While a photo is being read. */
  readonly openingPhoto: string;
  readonly cancel: string;
  readonly tryAgain: string;

  /** Where nobody is signed in. */
  readonly signInFirst: string;
  readonly signIn: string;
  /** Where the session has ended, and nothing has been picked. */
  readonly sessionEnded: string;
  /** The same where a photo has. */
  readonly photoKept: string;
  /** The button of the form to sign in, where a save waits for it. */
  readonly signInAndSave: string;
}
