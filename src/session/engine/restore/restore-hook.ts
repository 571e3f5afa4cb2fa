import {isToken} from '../../../api/token.js';
import {CubeError} from '../../../errors.js';
import type {RestoreSession, SessionKey} from '../../session-state.js';
import {checkCredentials} from '../credentials.js';
import type {RestoreLink} from './restore-link.js';

function checkKey(key: SessionKey): void {
  if (!('token' in key)) checkCredentials(key);
  else if (!isToken(key.token)) throw new CubeError('The token cannot be one.');
}

/** Restores by what the page's own function gives. */
export function restoreByHook(
  hook: RestoreSession | undefined,
  onProblem: (problem: CubeError) => void,
): RestoreLink {
  return {
    mayChangeUser: true,

    async find(context) {
      try {
        const key = (await hook?.(context)) ?? null;
        if (key) checkKey(key);
        return key;
      } catch (cause) {
        const problem = new CubeError('restoreSession failed. Nobody is signed out by that.', {cause});
        if (!context.signal.aborted) onProblem(problem);
        throw problem;
      }
    },

    handleRefusal: ({message, cause}) =>
      onProblem(new CubeError(`What restoreSession gave opens no session. ${message}`, {cause})),
  };
}
