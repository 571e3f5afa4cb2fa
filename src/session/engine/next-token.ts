import type {User} from '../../api/models.js';
import type {ApiRequest} from '../../api/transport.js';
import {CubeSessionError} from '../../errors.js';
import type {CurrentSession} from '../current-session.js';
import type {UserSession} from '../session-state.js';
import type {SignInPrompts} from '../sign-in-prompts.js';
import {withSignal} from './abort.js';
import type {SessionRestorer} from './session-restorer.js';

/**
 * The token to go on with as this user, where the one so far has ended: that of the restored session, or of the next
 * sign-in if somebody on the page asks for it.
 * @throws {CubeSessionError} `expired` if nobody asks the user to sign in again, or this is not to be waited for;
 * `changed` if another user is signed in, `missing` if nobody is.
 * @throws whatever kept the session from being restored.
 */
export async function nextTokenOf(
  user: User,
  {signal, waitsForSignIn = true}: Pick<ApiRequest, 'signal' | 'waitsForSignIn'>,
  {current, prompts, restorer}: {current: CurrentSession; prompts: SignInPrompts; restorer: SessionRestorer},
): Promise<string> {
  const ended = current.session;
  if (current.isRefused && ended?.user.id === user.id)
    await withSignal(restorer.restore(ended, 'expired'), signal);
  const isAsked = () => waitsForSignIn && prompts.isOpen;
  while (current.state.status === 'expired' && current.state.user.id === user.id && isAsked()) {
    await withSignal(nextChange(current, prompts), signal);
  }
  assertIsSignedIn(user, current);
  return current.session.token;
}

/** @throws {CubeSessionError} if the user is not, or no more, the one who is signed in. */
export function assertIsSignedIn(
  user: User,
  current: CurrentSession,
): asserts current is CurrentSession & {readonly session: UserSession} {
  const {session, state} = current;
  if (session?.user.id === user.id) return;
  if (state.user && state.user.id !== user.id) {
    throw new CubeSessionError('changed', 'Another user has signed in meanwhile.');
  }
  throw state.status === 'expired'
    ? new CubeSessionError('expired', 'The session has ended. Sign in again.')
    : new CubeSessionError('missing', 'The user has signed out meanwhile.');
}

/** Resolves when somebody signs in or out, or nobody asks for it any more. */
function nextChange(current: CurrentSession, prompts: SignInPrompts): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      unsubscribe();
      unwatch();
      resolve();
    };
    const unsubscribe = current.subscribe(end);
    const unwatch = prompts.watchEnd(end);
  });
}
