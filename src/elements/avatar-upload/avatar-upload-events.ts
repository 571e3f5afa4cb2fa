import type {User} from '../../api/models.js';

/** Detail of `cube-avatar-accept`. */
export interface CubeAvatarAcceptDetail {
  /** What has been picked, as it is. */
  readonly file: File;
}

/** Detail of `cube-avatar-progress`. */
export interface CubeAvatarProgressDetail {
  /** How much of the save is done, from 0 to 1. */
  readonly progress: number;
  /** How much longer it takes, in seconds, where that can be told. */
  readonly secondsLeft: number | undefined;
}

/** Detail of `cube-avatar-change`. */
export interface CubeAvatarChangeDetail {
  /** The user as the server has confirmed it. Its `avatar` is the uid of the new file, or `null`. */
  readonly user: User;
}

/** Detail of `cube-avatar-error`. */
export interface CubeAvatarErrorDetail {
  readonly error: unknown;
}

declare global {
  interface GlobalEventHandlersEventMap {
    'cube-avatar-accept': CustomEvent<CubeAvatarAcceptDetail>;
    'cube-avatar-progress': CustomEvent<CubeAvatarProgressDetail>;
    'cube-avatar-change': CustomEvent<CubeAvatarChangeDetail>;
    'cube-avatar-error': CustomEvent<CubeAvatarErrorDetail>;
  }
}
