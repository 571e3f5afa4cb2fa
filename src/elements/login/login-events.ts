import type {User} from '../../api/models.js';

/** Detail of `cube-login`. */
export interface CubeLoginDetail {
  /** Who has signed in. */
  readonly user: User;
}

/** Detail of `cube-login-error`. */
export interface CubeLoginErrorDetail {
  readonly error: unknown;
}
