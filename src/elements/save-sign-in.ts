import type {User} from '../api/models.js';
import {toDisplayName} from '../internal/display-name.js';

/** What somebody has entered to sign in with. */
export interface SignIn {
  /** A login or an e-mail address. */
  readonly identifier: string;
  readonly password: string;
}

/**
 * Offers what somebody has signed in with to the browser. Nobody waits for it, and where it cannot be loaded the
 * browser asks in its own way.
 */
export function saveSignIn({identifier, password}: SignIn, user: User): void {
  void import('../session/credential-management.js')
    .then(({saveCredential}) => saveCredential({id: identifier, password, name: toDisplayName(user)}))
    .catch(() => undefined);
}
