import type {Credentials, User} from '../../api/models.js';
import {CubeValidationError} from '../../errors.js';
import {toDisplayName} from '../../internal/display-name.js';
import type {CubeClient} from '../../session/client.js';
import type {SessionController} from '../../session/lookup/session-controller.js';
import type {LoginFormValues} from './login-form-controller.js';

/**
 * Signs in with what somebody has entered, and offers it to the browser for the next time.
 * @throws {CubeError} if there is no session yet, or if the sign-in fails.
 */
export async function signIn(session: SessionController, values: LoginFormValues): Promise<User> {
  const user = await clientOf(session).signIn(toCredentials(values), {remember: values.remember});
  saveSignIn(values, user);
  return user;
}

/** @throws {CubeError} if there is no session yet. */
export function clientOf({client, problem}: SessionController): CubeClient {
  if (!client) throw problem ?? sessionNotReady();
  return client;
}

const sessionNotReady = () =>
  new CubeValidationError('The <cube-session> has not been upgraded yet.', {session: ['is not ready']});

const toCredentials = ({identifier, password}: LoginFormValues): Credentials =>
  identifier.includes('@') ? {email: identifier, password} : {login: identifier, password};

/**
 * Offers what somebody has signed in with to the browser. Nobody waits for it, and where it cannot be loaded the
 * browser asks in its own way.
 */
export function saveSignIn(
  {identifier, password}: Pick<LoginFormValues, 'identifier' | 'password'>,
  user: User,
): void {
  void import('../../session/credential-management.js')
    .then(({saveCredential}) => saveCredential({id: identifier, password, name: toDisplayName(user)}))
    .catch(() => undefined);
}
