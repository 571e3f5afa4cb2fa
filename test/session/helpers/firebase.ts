import type {Credentials} from '../../../src/core.js';

export const projectId = 'my-project';

/** An app's feature by which it takes the unsigned tokens of Firebase's own emulator. */
export const firebaseFeature = {projectId, emulatorHost: '127.0.0.1:9099'};

type Claims = Readonly<Record<string, unknown>>;

const encode = (part: object): string =>
  btoa(JSON.stringify(part)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

/** An ID token as Firebase's own emulator writes it. */
export function idToken(claims: Claims): string {
  const now = Math.floor(Date.now() / 1000);
  const standard = {
    iss: `https://securetoken.google.com/${projectId}`,
    aud: projectId,
    auth_time: now,
    sub: 'uid-1',
    iat: now,
    exp: now + 3600,
  };
  return `${encode({alg: 'none', type: 'JWT'})}.${encode({...standard, ...claims})}.`;
}

export const byEmail = (email: string, claims: Claims = {}): Credentials => ({
  provider: 'firebase_email',
  projectId,
  accessToken: idToken({email, ...claims}),
});

export const byPhone = (phone: string): Credentials => ({
  provider: 'firebase_phone',
  projectId,
  accessToken: idToken({phone_number: phone}),
});
