import type {UsersApi} from '../api/users.js';
import {loadLate} from '../load-late.js';
import type {SessionStore} from './session-store.js';

/** The calls about users, as whoever is signed in now. Loaded late: signing in takes none of them. */
export async function usersAsNow(
  store: SessionStore,
  options?: {readonly waitsForSignIn: boolean},
): Promise<UsersApi> {
  const {send} = store.asNow(options);
  return (await loadLate(() => import('../api/users.js'))).createUsersApi(send);
}
