import type {SessionStore} from '../../../session/session-store.js';
import {firebaseSettingsOf} from './firebase-of-host.js';
import type {WayHost} from './way.js';

/** What is set already; or was tried, and could not be loaded. */
const followed = new WeakMap<SessionStore, unknown>();

/** A page may set its `auth` object at any time, such as once it has loaded its Firebase: the element is updated then. */
export function watchFirebaseAuth(host: WayHost): void {
  let {firebaseAuth} = host;
  Object.defineProperty(host, 'firebaseAuth', {
    configurable: true,
    enumerable: true,
    get: () => firebaseAuth,
    set: (auth: WayHost['firebaseAuth']) => {
      firebaseAuth = auth;
      host.requestUpdate();
    },
  });
}

/**
 * Has a session by Firebase restored by Firebase, and ended there when it ends here, once the page has set its project
 * on the element. That goes on when the element is gone.
 */
export async function followFirebase(host: WayHost, store: SessionStore): Promise<void> {
  const key = host.firebaseAuth ?? host.getAttribute('firebase-project-id');
  if (!key || followed.get(store) === key) return;
  followed.set(store, key);
  try {
    const {followSession} = await import('../../../firebase/follow-session.js');
    followSession(store, firebaseSettingsOf(host));
  } catch {
    // The page is told when somebody chooses that way.
    followed.delete(store);
  }
}
