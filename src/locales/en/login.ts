import type {LoginMessages} from '../login-messages.js';
import {account, passwordField} from './account.js';
import {problems} from './problems.js';

export const login: LoginMessages = {
  ...problems,
  ...account,
  ...passwordField,
  heading: 'Sign in',
  identifier: 'Login or e-mail',
  password: 'Password',
  remember: 'Keep me signed in',
  rememberHelp: 'Only on a device that is yours.',
  forgotPassword: 'Forgot password?',
  signIn: 'Sign in',
  signingIn: 'Signing in…',
  sessionEnded: 'Your session has ended. Sign in to go on.',
  identifierMissing: 'Enter your login or e-mail.',
  passwordMissing: 'Enter your password.',
  unknownUser: 'No account has this login or e-mail. Check it and try again.',
  wrongPassword: 'That password is not right. Check it and try again.',
  refused: 'The login or the password is not right. Check them and try again.',
  unavailable: 'Signing in is not possible here at the moment. Try again later.',
};
