import type {ProfileAccountMessages} from '../profile-account-messages.js';

export const profileAccount: ProfileAccountMessages = {
  security: 'Security',
  password: 'Password',
  change: 'Change',
  changePassword: 'Change password',
  passwordChanged: 'Password changed',
  signInAndChangePassword: 'Sign in and change password',
  cancel: 'Cancel',

  otherDevices: 'Other devices',
  signOutElsewhere: 'Sign out everywhere else',
  signingOutElsewhere: 'Signing out…',
  signedOutElsewhere: 'Signed out everywhere else',
  signOutElsewhereMissing: 'Signing out on other devices is not offered here.',

  openDeletion: 'Delete account…',
  deletingAccount: 'Deleting…',
  accountDeleted: 'Your account has been deleted.',
};
