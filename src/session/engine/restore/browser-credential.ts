import type {User} from '../../../api/models.js';
import {findCredential} from '../../credential-management.js';
import type {RestoreLink} from './restore-link.js';

const isNameOf = ({login, email}: User, id: string): boolean =>
  id === login || id.toLowerCase() === email?.toLowerCase();

/**
 * Restores by the password that the browser has saved and hands out without asking the user, if it is this user's.
 * Where the browser cannot, or the user did not allow it, this way leads nowhere.
 */
export const restoreByBrowserCredential = (): RestoreLink => ({
  mayChangeUser: false,

  async find({user}) {
    const credential = await findCredential();
    if (!credential || !isNameOf(user, credential.id)) return null;
    const {id, password} = credential;
    return id === user.login ? {login: id, password} : {email: id, password};
  },

  // The browser's own prompt keeps its passwords up to date.
  handleRefusal: () => undefined,
});
