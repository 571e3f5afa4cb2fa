import type {Situation} from './model.js';
import type {MadeCall} from './world.js';

const sessionReasons = ['expired', 'changed', 'missing'];
const failures = ['CubeNetworkError', 'CubeApiError', 'CubeTimeoutError', 'CubeError'];

export interface Circumstances {
  /** Whether all that was asked of the server could work. */
  readonly isClean: boolean;
  /** Whether somebody signed in or out while the call was under way. */
  readonly isRace: boolean;
  /** Whether the page's own way to a new session fails. */
  readonly isHookBroken: boolean;
}

/** How the call of a client may end, if this is the case afterwards. */
export function possibleResults(
  {login, tab}: MadeCall,
  after: Situation,
  {isClean, isRace, isHookBroken}: Circumstances,
): readonly string[] {
  const failure = isHookBroken || tab.mayWait ? failures : [];
  if (!isClean) return ['ok', ...sessionReasons, ...failures];
  // Deleting a session ends the application session that visitors share too.
  if (login === undefined) return isRace ? ['ok', 'CubeApiError'] : ['ok'];
  if (isRace) return ['ok', ...sessionReasons, ...failure];
  if (after.status === 'anonymous') return ['missing'];
  if (after.login !== login) return ['changed'];
  if (after.status === 'expired') return ['expired', ...failure];
  return after.isLive ? ['ok', ...(tab.mayWait ? failures : [])] : failure;
}
