import {CubeValidationError} from '../../../errors.js';
import type {FirebaseSettings} from '../../../firebase/firebase-settings.js';
import type {FirebaseSignIn} from '../../../firebase/firebase-sign-in.js';
import {loadFirebase} from '../../../firebase/load-firebase.js';
import type {WayHost} from './way.js';

const required = ['firebase-api-key', 'firebase-project-id'] as const;

/**
 * The Firebase project that the page has set on an element: by its own `auth` object, or by attributes.
 * @throws {CubeValidationError} that names the attributes that are missing.
 */
export function firebaseSettingsOf(host: WayHost): FirebaseSettings {
  const {firebaseAuth} = host;
  if (firebaseAuth) return {auth: firebaseAuth};
  const read = (name: string): string | undefined => host.getAttribute(name)?.trim() || undefined;
  const [apiKey, projectId] = required.map(read);
  if (!apiKey || !projectId) throw settingsMissing(required.filter((name) => !read(name)));
  return {
    apiKey,
    projectId,
    authDomain: read('firebase-auth-domain'),
    emulator: read('firebase-emulator'),
  };
}

/**
 * Loads Firebase, as the page has set it on an element.
 * @throws {CubeError} if it is not set or cannot be loaded.
 */
export async function loadFirebaseOf(host: WayHost): Promise<FirebaseSignIn> {
  return loadFirebase(firebaseSettingsOf(host));
}

/** Loads it ahead; nobody waits for it. */
export function prefetchFirebase(host: WayHost): void {
  loadFirebaseOf(host).catch(() => undefined);
}

function settingsMissing(names: readonly string[]): CubeValidationError {
  const fieldErrors = Object.fromEntries(names.map((name) => [name, ['is missing']]));
  return new CubeValidationError(
    `Signing in by Firebase needs the attributes ${names.join(' and ')}, or the property firebaseAuth.`,
    fieldErrors,
  );
}
