import type {CubeError} from '../../../errors.js';
import type {IdentityProvider} from '../../session-state.js';
import {checkCredentials} from '../credentials.js';
import {restoreByPage} from './restore-by-page.js';
import type {RestoreLink} from './restore-link.js';

/** Restores by a fresh token of the provider at which the user has signed in, such as Firebase. */
export const restoreByIdentityProvider = (
  provider: IdentityProvider | undefined,
  onProblem: (problem: CubeError) => void,
): RestoreLink =>
  restoreByPage(
    {
      ask: provider,
      check: checkCredentials,
      mayChangeUser: false,
      failed: 'The identity provider failed.',
      refused: 'What the identity provider gave opens no session.',
    },
    onProblem,
  );
