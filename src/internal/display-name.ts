import type {User} from '../api/models.js';
import {account} from '../locales/en/account.js';

/** What a user signs in with. The login of a guest is made up, and of no use to anybody: PROTOCOL.md section 4. */
export const toIdentifier = ({login, email}: User): string =>
  (login && !/^guest_login_/.test(login) ? login : email) ?? '';

/** What a person is called: the first of the names that the user has. */
export const toDisplayName = (user: User): string =>
  [user.fullName, toIdentifier(user), user.email, user.isGuest ? account.guest : ''].find((text) =>
    text?.trim(),
  ) ?? String(user.id);
