import type {SessionState} from '../session/session-state.js';
import type {SessionStore} from '../session/session-store.js';
import {firebaseIdentityProvider} from './firebase-identity-provider.js';
import type {FirebaseSettings} from './firebase-settings.js';
import {isOfFirebase} from './is-of-firebase.js';
import {loadFirebase} from './load-firebase.js';

/** What ends the following of a session. */
const ends = new WeakMap<SessionStore, () => void>();

/**
 * Restores the sessions of users who have signed in by Firebase, unless the page has set an identity provider; and
 * signs out at Firebase whoever signs out here, or makes way for somebody who comes otherwise, but never from an `auth`
 * object of the page's own. A session is followed once, by the latest settings: it goes on when the element that has
 * signed in is no longer on the page.
 * Loads Firebase's SDK only when there is something to do.
 * @returns The function that ends it.
 */
export function followSession(store: SessionStore, settings: FirebaseSettings): () => void {
  ends.get(store)?.();
  const provider = firebaseIdentityProvider(settings);
  store.identityProvider ??= provider;
  const unsubscribe = store.subscribe((state, previous) => {
    if (isSessionOfFirebase(previous) && !isSessionOfFirebase(state)) void signOut(store, settings);
  });
  const end = (): void => {
    unsubscribe();
    if (store.identityProvider === provider) store.identityProvider = undefined;
  };
  ends.set(store, end);
  return end;
}

const isSessionOfFirebase = (state: SessionState): boolean =>
  'provider' in state && isOfFirebase(state.provider);

/** Unless somebody has signed in by Firebase again meanwhile. */
async function signOut(store: SessionStore, settings: FirebaseSettings): Promise<void> {
  try {
    const account = await loadFirebase(settings);
    if (!isSessionOfFirebase(store.state)) await account.signOut();
  } catch {
    // The session here has ended all the same, and nobody can do anything about it.
  }
}
