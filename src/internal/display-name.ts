import type {User} from '../api/models.js';
import {account} from '../locales/en/account.js';

/**
 * What a user signs in with. The login of a guest is made up, and that of a user of a custom identity provider may be:
 * nobody can sign in with them. Source: PROTOCOL.md sections 3 and 10.
 */
export const toIdentifier = ({login, email, isGuest, externalId}: User): string =>
  (isGuest || login === `custom_${externalId}` ? email : login || email) ?? '';

/**
 * What a person is called: the first of the names that the user has.
 * @param guest What a guest without a name is called.
 */
export const toDisplayName = ({id, fullName, login, email, isGuest}: User, guest = account.guest): string =>
  [fullName, isGuest ? guest : login, email].find((text) => text?.trim()) ?? String(id);
