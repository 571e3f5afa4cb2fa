import {initializeApp} from '@firebase/app';
import {
  browserLocalPersistence,
  connectAuthEmulator,
  indexedDBLocalPersistence,
  initializeAuth,
  inMemoryPersistence,
  type Auth,
} from '@firebase/auth';
import {CubeProviderError} from '../provider-error.js';
import type {FirebaseSettings} from './firebase-settings.js';

type Keys = Exclude<FirebaseSettings, {readonly auth: Auth}>;

const refuse = (message: string): CubeProviderError => new CubeProviderError(message, 'refused');

/** The settings in one text: what Firebase keeps for some of them is not mixed up with what it keeps for others. */
export const nameOf = ({apiKey, projectId, authDomain, emulator}: Keys): string =>
  ['cube-elements', projectId, apiKey, authDomain, emulator].filter(Boolean).join(' ');

/** An `auth` object of our own, beside those that the page may have: in an app with a name. */
export function openAuth(keys: Keys): Auth {
  const {apiKey, projectId, authDomain = `${projectId}.firebaseapp.com`, emulator} = keys;
  if (!apiKey || !projectId) throw refuse('Firebase needs the API key and the id of a project.');
  const app = initializeApp({apiKey, projectId, authDomain}, nameOf(keys));
  // No resolver of pop-ups and redirects: it would load a frame of Firebase's, which is needed for other ways only.
  const auth = initializeAuth(app, {
    persistence: [indexedDBLocalPersistence, browserLocalPersistence, inMemoryPersistence],
  });
  if (emulator) connectAuthEmulator(auth, emulator, {disableWarnings: true});
  return auth;
}

/**
 * The page's `auth`, which may be that of the SDK's older interface around the new one. It may also be of another copy
 * of the SDK: our functions work on it, and users whom they sign in there are users to the page's functions. Tried with
 * the copies of Firebase 11.10 and 12; before 11.7, `auth` lacks what ours asks it for.
 */
export function checkAuth(given: Auth): Auth {
  const auth = (given as {_delegate?: Auth} | null)?._delegate ?? given;
  if (typeof (auth as Partial<Auth> | null)?.authStateReady !== 'function') {
    throw refuse('What the page has set is no auth object of Firebase.');
  }
  if (!('_persistenceManagerAvailable' in auth)) {
    throw refuse('The auth object of the page is of a Firebase that is too old: 11.10 will do.');
  }
  return auth;
}
