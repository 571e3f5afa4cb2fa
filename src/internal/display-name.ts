import type {User} from '../api/models.js';
import {account} from '../locales/en/account.js';

/** What a user signs in with. The login of a guest is made up, and of no use to anybody: PROTOCOL.md section 3. */
export const toIdentifier = ({login, email, isGuest}: User): string =>
  (isGuest ? email : login || email) ?? '';

/**
 * What a person is called: the first of the names that the user has.
 * @param guest What a guest without a name is called.
 */
export const toDisplayName = ({id, fullName, login, email, isGuest}: User, guest = account.guest): string =>
  [fullName, isGuest ? guest : login, email].find((text) => text?.trim()) ?? String(id);
