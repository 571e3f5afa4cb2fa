/** Texts of the form in `<cube-profile>` for a new password. */
export interface PasswordChangeMessages {
  readonly changingPassword: string;
  readonly oldPassword: string;
  readonly oldPasswordMissing: string;
  readonly oldPasswordWrong: string;
  /** The same after a try whose answer was lost: the password may be the new one by now. */
  readonly oldPasswordOutdated: string;
  readonly newPasswordUnchanged: string;
  /** The server's answer to the change was lost. */
  readonly passwordUncertain: string;
}
