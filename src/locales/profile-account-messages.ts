/** Texts of the part of `<cube-profile>` that is about the account: password, sessions, deletion. */
export interface ProfileAccountMessages {
  readonly security: string;
  readonly password: string;
  /** The button that opens the form for a new password; screen readers call it by `changePassword`. */
  readonly change: string;
  readonly changePassword: string;
  readonly changingPassword: string;
  readonly passwordChanged: string;
  readonly oldPassword: string;
  readonly oldPasswordMissing: string;
  readonly oldPasswordWrong: string;
  /** The same after a try whose answer was lost: the password may be the new one by now. */
  readonly oldPasswordOutdated: string;
  readonly newPasswordUnchanged: string;
  /** The server's answer to the change was lost. */
  readonly passwordUncertain: string;
  /** The button of the form to sign in, where a new password waits for it. */
  readonly signInAndChangePassword: string;
  readonly cancel: string;

  readonly otherDevices: string;
  readonly signOutElsewhere: string;
  readonly signingOutElsewhere: string;
  readonly signedOutElsewhere: string;
  /** The server does not offer it. */
  readonly signOutElsewhereMissing: string;

  /** The button that opens the dialog in which the account is deleted. */
  readonly openDeletion: string;
  readonly deletionHeading: string;
  /** What is lost. */
  readonly deletionWarning: string;
  /** Label of the field; `{name}` is what has to be typed. */
  readonly deletionConfirmation: string;
  readonly deletionUnconfirmed: string;
  readonly deleteAccount: string;
  readonly deletingAccount: string;
  readonly accountDeleted: string;
  /** The server does not let the user delete the account. */
  readonly deletionRefused: string;
  /** The server's answer to the deletion was lost. */
  readonly deletionUncertain: string;
  /** The session had ended before anything was deleted. */
  readonly deletionInterrupted: string;
}
