import type {EmailWayMessages} from '../email-way-messages.js';
import {resend} from './resend.js';

export const emailWay: EmailWayMessages = {
  ...resend,
  emailWayHeading: 'Sign in by e-mail',
  emailAddress: 'E-mail',
  emailPassword: 'Password',
  emailMissing: 'Enter your e-mail address.',
  emailInvalid: 'Enter a whole e-mail address, such as name@example.com.',
  finishSignIn: 'Try again',
  emailPasswordWrong: 'The e-mail address or the password is not right. Check them and try again.',
  sendSignInLink: 'Send me a link instead',
  sendingSignInLink: 'Sending…',
  signInLinkSentHeading: 'Check your mail',
  signInLinkSent: 'A mail with a link is on its way. Open the link to sign in.',
  signInLinkSentHelp: 'Nothing there after a few minutes? Look into the spam folder too.',
  signInLinkSentAgain: 'Another mail with a link is on its way.',
  changeEmail: 'Change',
  backToEmailPassword: 'Use a password instead',
  linkAddress: 'Which address was the link sent to?',
  linkAddressHelp: 'So that nobody else can sign in with your link.',
  linkAddressWrong: 'The link was sent to another address. Check it and try again.',
  signInLinkExpired: 'This link has been used already, or is too old. Have a new one sent.',
  sendNewSignInLink: 'Send a new link',
  emailUnreachable: 'The sign-in service cannot be reached. Check your connection and try again.',
  emailRefused: 'Signing in by e-mail is not possible here at the moment. Try another way.',
  emailFailed: 'Signing in by e-mail did not work. Try again.',
};
