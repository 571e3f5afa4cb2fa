import type {IdentityProvider} from '../session/session-state.js';
import type {FirebaseSettings} from './firebase-settings.js';
import {isOfFirebase} from './is-of-firebase.js';
import {loadFirebase} from './load-firebase.js';

/**
 * What restores a session by a fresh ID token of Firebase, for `session.identityProvider` on pages without a
 * `<cube-login>`, which does so by itself. Loads Firebase's SDK only when a session by Firebase has ended.
 */
export function firebaseIdentityProvider(settings: FirebaseSettings): IdentityProvider {
  return async ({user, provider}) => {
    const mayBeKnown = provider === undefined ? user.phone || user.email : isOfFirebase(provider);
    return mayBeKnown ? (await loadFirebase(settings)).refresh(user) : null;
  };
}
