import type {SignupMessages} from '../signup-messages.js';
import {account, passwordField} from './account.js';
import {newPassword} from './new-password.js';
import {passwordStrength} from './password-strength.js';
import {problems} from './problems.js';
import {userFields} from './user-fields.js';

export const signup: SignupMessages = {
  ...problems,
  ...account,
  ...passwordField,
  ...userFields,
  ...newPassword,
  ...passwordStrength,
  heading: 'Create an account',
  guestNotice: 'This makes a new account. What you have as a guest is not taken over.',
  identifierHelp: 'A login or an e-mail address is enough.',
  newPassword: 'Password',
  newPasswordMissing: 'Enter a password.',
  confirmPassword: 'Repeat the password',
  confirmMissing: 'Enter the password again.',
  passwordsDiffer: 'This is not the same password. Enter it again.',
  termsMissing: 'Tick this to create an account.',
  signUp: 'Create account',
  signingUp: 'Creating account…',
  outcomeUnknown: 'It is not certain whether your account was made.',
  outcomeLikely: 'This may be the account that you have just made.',
  tryToSignIn: 'Try to sign in.',
  signInToSee: 'Sign in to find out',
  notMade: 'No account was made. Try again.',
  done: 'Your account is ready.',
  signIn: 'Sign in',
  signingIn: 'Signing in…',
  signInRefused: 'Signing in was refused. Try again.',
  unavailable: 'Creating an account is not possible here at the moment. Try again later.',
};
