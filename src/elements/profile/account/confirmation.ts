import type {User} from '../../../api/models.js';

/** Without what cannot be seen or told apart, and so cannot be typed. */
const simplify = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();

/** What the user types to confirm that the account is to be deleted: the login, or whatever else names the user. */
export function toConfirmation({login, email, fullName, id, isGuest}: User): string {
  // A guest's login is made up, and nobody types 48 characters of it.
  const names = isGuest ? [fullName, email] : [login, email, fullName];
  return names.find((name) => name && simplify(name)) ?? String(id);
}

export const isConfirmed = (user: User, text: string): boolean =>
  simplify(text) === simplify(toConfirmation(user));
