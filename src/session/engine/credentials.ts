import type {Credentials, SignInProvider} from '../../api/models.js';
import {CubeValidationError} from '../../errors.js';

type Parts = Readonly<Record<string, unknown>>;
type Provider = Exclude<SignInProvider, 'password' | 'guest'>;

const firebaseParts = ['projectId', 'accessToken'];

/** What each provider gives; all of it is needed. */
const providerParts: Readonly<Record<Provider, readonly string[]>> = {
  facebook: ['token'],
  twitter: ['token', 'secret'],
  firebase_phone: firebaseParts,
  firebase_email: firebaseParts,
};

const isProvider = (value: unknown): value is Provider =>
  typeof value === 'string' && Object.hasOwn(providerParts, value);

const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';

function findMissing(parts: Parts): readonly string[] {
  const {login, email, password, provider} = parts;
  if (isProvider(provider)) return providerParts[provider].filter((name) => !isText(parts[name]));
  const missing = isText(login) || isText(email) ? [] : ['login'];
  return typeof password === 'string' && password ? missing : [...missing, 'password'];
}

// Without a password, the official SDK makes an application session of it and says nothing (PROTOCOL.md section 3).
const tokenHelp =
  ' With a token as the login, for a custom identity provider, ConnectyCube wants any password that is not blank.';

/** @throws {CubeValidationError} if a part is missing or no text; the parts themselves are not repeated in it. */
export function checkCredentials(credentials: Credentials): void {
  const parts = Object(credentials) as Parts;
  const {provider, secret} = parts;
  if (provider && !isProvider(provider)) {
    throw new CubeValidationError(
      `The provider is unknown. It has to be one of ${Object.keys(providerParts).join(', ')}.`,
      {provider: ['is unknown']},
    );
  }
  const missing = findMissing(parts);
  if (missing.length > 0) {
    const help = missing.join() === 'password' ? tokenHelp : '';
    throw new CubeValidationError(
      `The credentials are incomplete: no ${missing.join(', no ')}.${help}`,
      Object.fromEntries(missing.map((name) => [name, ['is missing']])),
    );
  }
  if (provider === 'facebook' && secret !== undefined && !isText(secret)) {
    throw new CubeValidationError('The secret is no text.', {secret: ['is no text']});
  }
}
