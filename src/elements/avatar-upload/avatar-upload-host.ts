import type {ReactiveElement} from 'lit';
import type {User} from '../../api/models.js';
import type {AvatarEditorMessages} from '../../locales/avatar-editor-messages.js';
import type {AvatarUploadMessages} from '../../locales/avatar-upload-messages.js';
import type {SessionStore} from '../../session/session-store.js';
import type {CubeAvatarProgressDetail} from './avatar-upload-events.js';
import type {AvatarFormat, PictureLimits} from './picture/picture.js';

/** How the page wants avatars to be. */
export interface AvatarSettings {
  readonly shape: 'circle' | 'square';
  readonly limits: PictureLimits;
  readonly format: AvatarFormat;
  readonly isPublic: boolean;
  /** Whether the file of the avatar before stays on the server. */
  readonly keepsOld: boolean;
}

/** What the parts of an avatar upload know of the element that they are in. */
export interface AvatarUploadHost {
  readonly element: ReactiveElement;
  /** The element's texts; those of the late parts only as far as the page replaces them. */
  readonly getMessages: () => AvatarUploadMessages & Partial<AvatarEditorMessages>;
  readonly getSettings: () => AvatarSettings;
  /** @throws {CubeValidationError} if there is no session yet. */
  readonly requireStore: () => SessionStore;
  /** Says a text to screen readers. */
  readonly announce: (text: string) => void;
  /** Has the page look at what was picked. Returns whether it may be used. */
  readonly onAccept: (file: File) => boolean;
  readonly onProgress: (progress: CubeAvatarProgressDetail) => void;
  /** The server has confirmed another avatar. */
  readonly onChange: (user: User) => void;
  /** Something has failed, and the part says so. */
  readonly onError: (error: unknown) => void;
}
