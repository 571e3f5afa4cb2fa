import type {FirebaseCredentials} from '../../../../api/models.js';
import type {FirebaseSignIn} from '../../../../firebase/firebase-sign-in.js';
import {CubeProviderError} from '../../../../provider-error.js';

/**
 * Signs in at Firebase by the link that has opened the page.
 * @throws {CubeProviderError}
 */
export async function signInByLink(
  firebase: FirebaseSignIn,
  address: string,
  link: string,
): Promise<FirebaseCredentials> {
  if (!firebase.isLink(link)) throw new CubeProviderError('This is no link to sign in by.', 'expired-link');
  return firebase.signInByLink(address, link);
}
