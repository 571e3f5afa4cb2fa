import type {Credentials, User} from '../../api/models.js';
import type {CubeClient} from '../../session/client.js';
import {saveSignIn} from '../save-sign-in.js';
import type {LoginFormValues} from './login-form-controller.js';

/**
 * Signs in with what somebody has entered, and offers it to the browser for the next time.
 * @throws {CubeError} if the sign-in fails.
 */
export async function signIn(client: CubeClient, values: LoginFormValues): Promise<User> {
  const user = await client.signIn(toCredentials(values), {remember: values.remember});
  saveSignIn(values, user);
  return user;
}

const toCredentials = ({identifier, password}: LoginFormValues): Credentials =>
  identifier.includes('@') ? {email: identifier, password} : {login: identifier, password};
