import type {CubeError} from '../../../errors.js';
import type {RestoreContext, SessionKey} from '../../session-state.js';

/** Whether this is the token of a session; what Facebook or Twitter gives is called so too. */
export const isTokenKey = (key: SessionKey): key is {readonly token: string} =>
  'token' in key && !('provider' in key);

/** One way to a new session. */
export interface RestoreLink {
  /**
   * Finds what opens a session. Resolves to `null` where this way leads nowhere.
   * @throws whatever kept it from finding out: that is "not now", and signs nobody out.
   */
  find(context: RestoreContext): Promise<SessionKey | null>;
  /** Whether it may lead to a session of another user: only what the page itself gives may. */
  readonly mayChangeUser: boolean;
  /** Told when what was found opens no session of this user. */
  handleRefusal(problem: CubeError): void | Promise<void>;
}
