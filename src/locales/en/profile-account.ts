import type {ProfileAccountMessages} from '../profile-account-messages.js';

export const profileAccount: ProfileAccountMessages = {
  security: 'Security',
  password: 'Password',
  change: 'Change',
  changePassword: 'Change password',
  changingPassword: 'Changing…',
  passwordChanged: 'Password changed',
  oldPassword: 'Current password',
  oldPasswordMissing: 'Enter your current password.',
  oldPasswordWrong: 'That is not your current password. Check it and try again.',
  oldPasswordOutdated:
    'That is not your current password. It may have been changed at your last try: sign in with the new one next time.',
  newPasswordUnchanged: 'Enter a password that is not your current one.',
  passwordUncertain:
    'The connection was lost, and your password may have been changed already. Try again; if the current one is refused, sign in with the new one.',
  signInAndChangePassword: 'Sign in and change password',
  cancel: 'Cancel',

  otherDevices: 'Other devices',
  signOutElsewhere: 'Sign out everywhere else',
  signingOutElsewhere: 'Signing out…',
  signedOutElsewhere: 'Signed out everywhere else',
  signOutElsewhereMissing: 'Signing out on other devices is not offered here.',

  openDeletion: 'Delete account…',
  deletionHeading: 'Delete your account?',
  deletionWarning:
    'Your profile and everything that belongs to it are deleted for good, and you are signed out on all devices. Nobody can bring them back.',
  deletionConfirmation: 'To confirm, type {name}',
  deletionUnconfirmed: 'That is not the same. Type it as it is shown above.',
  deleteAccount: 'Delete account',
  deletingAccount: 'Deleting…',
  accountDeleted: 'Your account has been deleted.',
  deletionRefused: 'This account cannot be deleted here.',
  deletionUncertain:
    'The connection was lost, and your account may have been deleted already. Try again to be sure.',
  deletionInterrupted: 'Your session had ended. Your account has not been deleted.',
};
