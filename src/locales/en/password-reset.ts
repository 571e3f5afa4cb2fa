import type {PasswordResetMessages} from '../password-reset-messages.js';

export const passwordReset: PasswordResetMessages = {
  resetHeading: 'Reset your password',
  resetEmail: 'E-mail',
  resetHelp: 'A link to choose a new password goes to this address.',
  sendLink: 'Send link',
  sendingLink: 'Sending…',
  backToSignIn: 'Back to sign in',
  emailMissing: 'Enter your e-mail address.',
  emailInvalid: 'Enter a whole e-mail address, such as name@example.com.',
  linkSentHeading: 'Check your mail',
  linkSent:
    'If an account has this address, a mail with a link is on its way. Open the link to choose a new password.',
  linkSentHelp: 'Nothing there after a few minutes? Look into the spam folder too.',
  sendAgain: 'Send again or change the address',
  resetDisabled:
    'Resetting a password by mail is not offered here. Ask the people who run this site for help.',
  resetUnavailable: 'Resetting the password is not possible here at the moment. Try again later.',
};
