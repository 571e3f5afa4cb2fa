import type {Credentials} from '../../api/models.js';
import {CubeValidationError} from '../../errors.js';

const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';

function findMissing(credentials: Readonly<Record<string, unknown>>): string[] {
  const {login, email, password, provider} = credentials;
  if (provider) return ['projectId', 'accessToken'].filter((name) => !isText(credentials[name]));
  const missing = isText(login) || isText(email) ? [] : ['login'];
  return typeof password === 'string' && password ? missing : [...missing, 'password'];
}

/** @throws {CubeValidationError} if a part is missing or no text; the parts themselves are not repeated in it. */
export function checkCredentials(credentials: Credentials): void {
  const missing = findMissing(credentials as object as Readonly<Record<string, unknown>>);
  if (missing.length === 0) return;
  throw new CubeValidationError(
    `The credentials are incomplete: no ${missing.join(', no ')}.`,
    Object.fromEntries(missing.map((name) => [name, ['is missing']])),
  );
}
