import type {User} from '../../api/models.js';

/** Detail of `cube-profile-change`. */
export interface CubeProfileChangeDetail {
  /** The user as the server has confirmed it. */
  readonly user: User;
}

/** Detail of `cube-logout`. Nothing of the user's session is stored any more; the server may not have heard of it yet. */
export interface CubeLogoutDetail {
  /** Who has signed out. */
  readonly user: User;
}

/** Detail of `cube-profile-delete`. */
export interface CubeProfileDeleteDetail {
  /** Whose account it was. */
  readonly user: User;
}

/** Detail of `cube-profile-error`. */
export interface CubeProfileErrorDetail {
  readonly error: unknown;
}

declare global {
  interface GlobalEventHandlersEventMap {
    'cube-profile-change': CustomEvent<CubeProfileChangeDetail>;
    'cube-logout': CustomEvent<CubeLogoutDetail>;
    'cube-profile-delete': CustomEvent<CubeProfileDeleteDetail>;
    'cube-profile-error': CustomEvent<CubeProfileErrorDetail>;
  }
}
