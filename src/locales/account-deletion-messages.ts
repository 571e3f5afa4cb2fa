/** Texts of the dialog in `<cube-profile>` in which the account is deleted. */
export interface AccountDeletionMessages {
  readonly deletionHeading: string;
  /** What is lost. */
  readonly deletionWarning: string;
  /** Label of the field; `{name}` is what has to be typed. */
  readonly deletionConfirmation: string;
  readonly deletionUnconfirmed: string;
  readonly deleteAccount: string;
  /** The server does not let the user delete the account. */
  readonly deletionRefused: string;
  /** The server's answer to the deletion was lost. */
  readonly deletionUncertain: string;
  /** The session had ended before anything was deleted. */
  readonly deletionInterrupted: string;
}
