import type {Credentials} from '../api/models.js';
import {CubeValidationError} from '../errors.js';

const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';

/** @throws {CubeValidationError} if a part is missing or no text; the parts themselves are not repeated in it. */
export function checkCredentials(credentials: Credentials): void {
  const {login, email, password} = credentials as Partial<Record<'login' | 'email' | 'password', unknown>>;
  const fieldErrors = {
    ...(!isText(login) && !isText(email) && {login: ['is missing']}),
    ...((typeof password !== 'string' || password === '') && {password: ['is missing']}),
  };
  const names = Object.keys(fieldErrors);
  if (names.length > 0) {
    throw new CubeValidationError(`The credentials are incomplete: no ${names.join(', no ')}.`, fieldErrors);
  }
}
