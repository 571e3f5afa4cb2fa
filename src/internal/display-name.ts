import type {User} from '../api/models.js';

/** What a person is called: the first of the names that the user has. */
export const toDisplayName = ({fullName, login, email, id}: User): string =>
  [fullName, login, email].find((text) => text?.trim()) ?? String(id);
