import {randomBytes, scryptSync, timingSafeEqual} from 'node:crypto';

// Cheap parameters: they keep clear text out of the data file and a sign-in at a few milliseconds.
const SCRYPT_OPTIONS = {N: 1024, r: 8, p: 1} as const;
const KEY_LENGTH = 32;

/** A salted hash, in the form that `passwordMatches` takes. */
export function hashPassword(password: string): string {
  const salt = randomBytes(16);
  return `${salt.toString('hex')}:${derive(password, salt).toString('hex')}`;
}

/** No password matches where there is none. */
export function passwordMatches(password: string, hash: string | null): boolean {
  if (hash === null) return false;
  const [salt = '', key = ''] = hash.split(':');
  const expected = Buffer.from(key, 'hex');
  const actual = derive(password, Buffer.from(salt, 'hex'));
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

function derive(password: string, salt: Buffer): Buffer {
  return scryptSync(password, salt, KEY_LENGTH, SCRYPT_OPTIONS);
}
