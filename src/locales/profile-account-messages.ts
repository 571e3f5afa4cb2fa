/** Texts of the part of `<cube-profile>` that is about the account: password, sessions, deletion. */
export interface ProfileAccountMessages {
  readonly security: string;
  readonly password: string;
  /** The button that opens the form for a new password; screen readers call it by `changePassword`. */
  readonly change: string;
  readonly changePassword: string;
  readonly passwordChanged: string;
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
  readonly deletingAccount: string;
  readonly accountDeleted: string;
}
