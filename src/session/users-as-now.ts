import type {UsersApi} from '../api/users.js';
import {loadLate} from '../load-late.js';
import type * as UserCalls from './engine/user-calls.js';
import type {SessionStore} from './session-store.js';

/** The calls about users. Loaded late: signing in takes none of them. */
export const loadUserCalls = (): Promise<typeof UserCalls> =>
  loadLate(() => import('./engine/user-calls.js'));

/** The calls about users, as whoever is signed in now. */
export async function usersAsNow(
  store: SessionStore,
  options?: {readonly waitsForSignIn: boolean},
): Promise<UsersApi> {
  const {send} = store.asNow(options);
  return (await loadUserCalls()).createUsersApi(send);
}
