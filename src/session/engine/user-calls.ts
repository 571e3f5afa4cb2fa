import type {User, UserChanges} from '../../api/models.js';
import {createUsersApi} from '../../api/users.js';
import {CubeApiError, CubeSessionError, isCubeApiError, isCubeSessionError} from '../../errors.js';
import type {SessionStore} from '../session-store.js';

type Caller = ReturnType<SessionStore['asNow']>;

export {createUsersApi};

async function toSignedIn(caller: Caller): Promise<User> {
  const user = await caller.user;
  if (!user) throw new CubeSessionError('missing', 'Nobody is signed in.');
  return user;
}

/** See {@link CubeClient.updateUser}. */
export async function updateUser(
  store: SessionStore,
  caller: Caller,
  changes: UserChanges,
  signal: AbortSignal | undefined,
): Promise<User> {
  const {id} = await toSignedIn(caller);
  const user = await createUsersApi(caller.send).update(id, changes, signal);
  await store.replaceUser(user, changes.password);
  return user;
}

/** See {@link CubeClient.deleteUser}. */
export async function deleteUser(
  store: SessionStore,
  caller: Caller,
  isUntouched: () => boolean,
  signal: AbortSignal | undefined,
): Promise<void> {
  const {id} = await toSignedIn(caller);
  try {
    await createUsersApi(caller.send).delete(id, signal);
  } catch (error) {
    if (!(await isGone(store, id, error, signal))) throw error;
  }
  if (isUntouched() && store.state.user?.id === id) await store.signOut('destroy');
}

/**
 * Whether a user has been deleted already. The server then knows neither the session nor the id any more.
 * @param error What an attempt has failed with.
 */
async function isGone(
  store: SessionStore,
  id: number,
  error: unknown,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const hasEnded = isCubeSessionError(error) && error.reason === 'expired';
  if (!hasEnded && !(isCubeApiError(error) && error.status === 404)) return false;
  try {
    const {send} = store.asNow({waitsForSignIn: false});
    return (await createUsersApi(send).find({id}, signal)) === null;
  } catch {
    signal?.throwIfAborted();
    return false;
  }
}

/**
 * Ends sessions other than the current one.
 * @param id Which one; all of them without.
 */
export async function deleteOtherSessions(
  {send}: Caller,
  id: number | undefined,
  signal: AbortSignal | undefined,
): Promise<void> {
  try {
    await send({method: 'DELETE', path: `session/${id ?? 'list'}`, signal, expectsBody: false});
  } catch (error) {
    if (!isCubeApiError(error) || error.status !== 404) throw error;
    throw new CubeApiError(
      id === undefined
        ? 'Ending other sessions is not offered by this server.'
        : 'This server ends no session by id, or knows none of this id.',
      error,
    );
  }
}
