import type {PasswordChangeMessages} from '../password-change-messages.js';

export const passwordChange: PasswordChangeMessages = {
  changingPassword: 'Changing…',
  oldPassword: 'Current password',
  oldPasswordMissing: 'Enter your current password.',
  oldPasswordWrong: 'That is not your current password. Check it and try again.',
  oldPasswordOutdated:
    'That is not your current password. It may have been changed at your last try: sign in with the new one next time.',
  newPasswordUnchanged: 'Enter a password that is not your current one.',
  passwordUncertain:
    'The connection was lost, and your password may have been changed already. Try again; if the current one is refused, sign in with the new one.',
};
