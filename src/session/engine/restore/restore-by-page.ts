import {CubeError} from '../../../errors.js';
import type {RestoreContext, SessionKey} from '../../session-state.js';
import type {RestoreLink} from './restore-link.js';

/** A function of the page's own, and what the developer is told of it. */
export interface PageWay<Key extends SessionKey> {
  readonly ask: ((context: RestoreContext) => Promise<Key | null>) | undefined;
  /** @throws {CubeError} if what it gave cannot open a session. */
  readonly check: (key: Key) => void;
  readonly mayChangeUser: boolean;
  /** Said where it throws, or gives what cannot be used. */
  readonly failed: string;
  /** Said where what it gave opens no session. */
  readonly refused: string;
}

/** Restores by what a function of the page's own gives. What it throws is "not now", and told to the developer. */
export const restoreByPage = <Key extends SessionKey>(
  {ask, check, mayChangeUser, failed, refused}: PageWay<Key>,
  onProblem: (problem: CubeError) => void,
): RestoreLink => ({
  mayChangeUser,

  async find(context) {
    try {
      const key = (await ask?.(context)) ?? null;
      if (key) check(key);
      return key;
    } catch (cause) {
      const problem = new CubeError(`${failed} Nobody is signed out by that.`, {cause});
      if (!context.signal.aborted) onProblem(problem);
      throw problem;
    }
  },

  handleRefusal: ({message, cause}) => onProblem(new CubeError(`${refused} ${message}`, {cause})),
});
