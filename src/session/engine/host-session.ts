import {fetchHostSession} from '../../api/session-url.js';
import type {SessionsApi} from '../../api/sessions.js';
import {CubeSessionError} from '../../errors.js';
import type {UserSession} from '../session-state.js';
import {toUserSession} from './session-opener.js';

/** What the host's own backend hands out: the session of a user, or the token of an application session. */
export interface HandedOut {
  readonly session?: UserSession;
  readonly applicationToken?: string;
}

/** Fetches a session from the host's own backend. Resolves to nothing in it where that knows nobody. */
export async function fetchHandedOut(url: string, sessions: SessionsApi): Promise<HandedOut> {
  const {token, user} = (await fetchHostSession(url)) ?? {};
  if (!token) return {};
  if (user) return {session: toUserSession(user, token)};
  const {value, timeLeft} = await sessions.get(token);
  return value.user ? {session: toUserSession(value.user, token, timeLeft)} : {applicationToken: token};
}

/**
 * Fetches the token of an application session from there.
 * @throws {CubeSessionError} `missing` if it hands out none: a user's session is not for visitors.
 */
export async function fetchApplicationToken(url: string, sessions: SessionsApi): Promise<string> {
  const {applicationToken} = await fetchHandedOut(url, sessions);
  if (!applicationToken)
    throw new CubeSessionError('missing', 'The session URL hands out no application session.');
  return applicationToken;
}
