import type {FirebaseCredentials, User} from '../api/models.js';
import type {Auth} from '@firebase/auth';
import {FirebaseAccount} from './firebase-account.js';
import {checkAuth, nameOf, openAuth} from './firebase-auth.js';
import {toProviderError} from './firebase-errors.js';
import type {FirebaseSettings} from './firebase-settings.js';

/**
 * Firebase Authentication as far as it is needed here; imports its SDK, so this file is loaded late. Every call rejects
 * with a {@link CubeProviderError}.
 */
export interface FirebaseSignIn {
  /**
   * Sends a code by SMS.
   * @param phone With its country's code, as in `+4780232143`.
   * @param captcha An empty element that is on the page, where Firebase may show its reCAPTCHA.
   */
  sendCode(phone: string, captcha: HTMLElement): Promise<void>;
  /** Signs in with the code of the last SMS. */
  confirmCode(code: string): Promise<FirebaseCredentials>;
  signInByPassword(email: string, password: string): Promise<FirebaseCredentials>;
  /** Sends a mail with a link that leads back to this address. */
  sendLink(email: string, returnTo: string): Promise<void>;
  /** Whether this address is that of such a link. */
  isLink(address: string): boolean;
  signInByLink(email: string, address: string): Promise<FirebaseCredentials>;
  /** A fresh ID token of this user, if that is who is signed in at Firebase; else `null`. */
  refresh(user: User): Promise<FirebaseCredentials | null>;
  /** Signs out at Firebase, but never from an `auth` object of the page's own. */
  signOut(): Promise<void>;
}

const accounts = new Map<string, FirebaseSignIn>();
const accountsOfPage = new WeakMap<Auth, FirebaseSignIn>();

function remember<Key>(
  known: {get(key: Key): FirebaseSignIn | undefined; set(key: Key, account: FirebaseSignIn): unknown},
  key: Key,
  create: () => FirebaseSignIn,
): FirebaseSignIn {
  const account = known.get(key) ?? create();
  known.set(key, account);
  return account;
}

/**
 * The same object for the same settings.
 * @throws {CubeProviderError} if they cannot be right.
 */
// eslint-disable-next-line @typescript-eslint/require-await -- whatever is thrown here is a rejection
export async function createFirebaseSignIn(settings: FirebaseSettings): Promise<FirebaseSignIn> {
  try {
    if ('auth' in settings) {
      const auth = checkAuth(settings.auth);
      return remember(accountsOfPage, auth, () => new FirebaseAccount(auth, false));
    }
    return remember(accounts, nameOf(settings), () => new FirebaseAccount(openAuth(settings), true));
  } catch (error) {
    throw toProviderError(error);
  }
}
