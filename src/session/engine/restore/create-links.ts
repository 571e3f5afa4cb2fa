import type {CubeError} from '../../../errors.js';
import type {EndedSession, IdentityProvider, RestoreSession} from '../../session-state.js';
import type {SharedRestore} from '../shared-restore.js';
import {restoreByBrowserCredential} from './browser-credential.js';
import {restoreByIdentityProvider} from './identity-provider.js';
import {restoreByRememberedSignIn} from './remembered-sign-in.js';
import {restoreByHook} from './restore-hook.js';
import type {RestoreLink} from './restore-link.js';
import {restoreBySessionUrl} from './session-url.js';

export interface RestoreWays {
  readonly restoreSession?: RestoreSession | undefined;
  readonly sessionUrl: string | undefined;
  readonly identityProvider?: IdentityProvider | undefined;
  readonly restore: SharedRestore;
  readonly onProblem: (problem: CubeError) => void;
}

/** The ways to a new session, in the order in which they are tried. */
export const createLinks = (ways: RestoreWays, ended: EndedSession): readonly RestoreLink[] => [
  restoreByHook(ways.restoreSession, ways.onProblem),
  restoreBySessionUrl(ways.sessionUrl, ways.onProblem),
  restoreByIdentityProvider(ways.identityProvider, ways.onProblem),
  restoreByRememberedSignIn(ways.restore, ended),
  restoreByBrowserCredential(),
];
