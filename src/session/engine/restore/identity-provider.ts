import {CubeError} from '../../../errors.js';
import type {IdentityProvider} from '../../session-state.js';
import {checkCredentials} from '../credentials.js';
import type {RestoreLink} from './restore-link.js';

/** Restores by a fresh token of the provider at which the user has signed in, such as Firebase. */
export function restoreByIdentityProvider(
  provider: IdentityProvider | undefined,
  onProblem: (problem: CubeError) => void,
): RestoreLink {
  return {
    mayChangeUser: false,

    async find(context) {
      try {
        const credentials = (await provider?.(context)) ?? null;
        if (credentials) checkCredentials(credentials);
        return credentials;
      } catch (cause) {
        const problem = new CubeError('The identity provider failed. Nobody is signed out by that.', {cause});
        if (!context.signal.aborted) onProblem(problem);
        throw problem;
      }
    },

    handleRefusal: ({message, cause}) =>
      onProblem(new CubeError(`What the identity provider gave opens no session. ${message}`, {cause})),
  };
}
