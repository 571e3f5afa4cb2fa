import type {EndedSession} from '../../session-state.js';
import type {SharedRestore} from '../shared-restore.js';
import type {RestoreLink} from './restore-link.js';

/**
 * Restores by the sign-in of a user who ticked "Keep me signed in". The first refusal ends it: the password has been
 * changed, or the account is gone.
 */
export const restoreByRememberedSignIn = (restore: SharedRestore, ended: EndedSession): RestoreLink => ({
  mayChangeUser: false,
  find: async () => (await restore.remembered(ended))?.credentials ?? null,
  handleRefusal: () => restore.forgetRemembered(ended),
});
