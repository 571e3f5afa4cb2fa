import {CubeProviderError} from '../provider-error.js';
import type {FirebaseSettings} from './firebase-settings.js';
import type {FirebaseSignIn} from './firebase-sign-in.js';

/**
 * Loads Firebase's SDK, unless that was done.
 * @throws {CubeProviderError} if it does not come, or the settings cannot be right.
 */
export async function loadFirebase(settings: FirebaseSettings): Promise<FirebaseSignIn> {
  const part = await import('./firebase-sign-in.js').catch(() => {
    throw new CubeProviderError('The SDK of Firebase could not be loaded.', 'unreachable');
  });
  return part.createFirebaseSignIn(settings);
}
