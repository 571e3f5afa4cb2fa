import {isRefusal} from '../../../api/error-body.js';
import {CubeError, isCubeSessionError} from '../../../errors.js';
import type {RestoreContext, UserSession} from '../../session-state.js';
import {withSignal} from '../abort.js';
import type {SessionOpener} from '../session-opener.js';
import {isTokenKey, type RestoreLink} from './restore-link.js';

/**
 * Tries one way to a new session after the other, until one works.
 * @returns `undefined` if none leads to a session.
 * @throws whatever kept it from finding out: only a refusal may end a session.
 */
export async function restoreByChain(
  links: readonly RestoreLink[],
  opener: SessionOpener,
  context: RestoreContext,
): Promise<UserSession | undefined> {
  const failures: unknown[] = [];
  for (const link of links) {
    try {
      const session = await tryLink(link, opener, context);
      if (session) return session;
    } catch (error) {
      context.signal.throwIfAborted();
      // The server itself cannot be asked: it would not answer to the other ways either.
      if (error instanceof OpeningError) throw error.cause;
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return undefined;
}

/** Opening a session by what was found has failed, but was not refused. */
class OpeningError extends Error {}

async function tryLink(
  link: RestoreLink,
  opener: SessionOpener,
  context: RestoreContext,
): Promise<UserSession | undefined> {
  const {user, signal} = context;
  const key = await withSignal(link.find(context), signal);
  if (!key) return undefined;
  let session: UserSession | undefined;
  try {
    session = isTokenKey(key) ? await opener.openByToken(key.token, signal) : await opener.open(key, signal);
  } catch (error) {
    // Without an application session, credentials are of no use.
    if (isCubeSessionError(error)) return undefined;
    if (!isRefusal(error)) throw new OpeningError('', {cause: error});
    await link.handleRefusal(new CubeError('The server refuses it.', {cause: error}));
    return undefined;
  }
  if (session && (link.mayChangeUser || session.user.id === user.id)) return session;
  if (session) opener.discard(session.token);
  await link.handleRefusal(new CubeError(session ? 'It is another user’s.' : 'Nobody is signed in by it.'));
  return undefined;
}
