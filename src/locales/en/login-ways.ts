import type {LoginWaysMessages} from '../login-ways-messages.js';

export const loginWays: LoginWaysMessages = {
  or: 'or',
  otherWays: 'Other ways to sign in',
  withPassword: 'Password',
  withFacebook: 'Facebook',
  withTwitter: 'X (Twitter)',
  withPhone: 'Phone',
  withEmail: 'E-mail',
  asGuest: 'As a guest',
  continueWith: 'Continue with {provider}',
  backToWays: 'Other ways to sign in',
  guestEnded: 'Your visit as a guest has ended.',
  providerUnreachable: '{provider} cannot be reached. Check your connection and try again.',
  providerRefused: 'Signing in with {provider} is not possible here at the moment. Try another way.',
  providerFailed: 'Signing in with {provider} did not work. Try again.',
};
