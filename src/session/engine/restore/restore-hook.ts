import {isToken} from '../../../api/token.js';
import {CubeError} from '../../../errors.js';
import type {RestoreSession, SessionKey} from '../../session-state.js';
import {checkCredentials} from '../credentials.js';
import {restoreByPage} from './restore-by-page.js';
import {isTokenKey, type RestoreLink} from './restore-link.js';

function checkKey(key: SessionKey): void {
  if (!isTokenKey(key)) checkCredentials(key);
  else if (!isToken(key.token)) throw new CubeError('The token cannot be one.');
}

/** Restores by what the page's `restoreSession` gives. */
export const restoreByHook = (
  hook: RestoreSession | undefined,
  onProblem: (problem: CubeError) => void,
): RestoreLink =>
  restoreByPage(
    {
      ask: hook,
      check: checkKey,
      mayChangeUser: true,
      failed: 'restoreSession failed.',
      refused: 'What restoreSession gave opens no session.',
    },
    onProblem,
  );
