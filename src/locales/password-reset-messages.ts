/** Texts of the password reset in `<cube-login>`. */
export interface PasswordResetMessages {
  readonly resetHeading: string;
  readonly resetEmail: string;
  readonly resetHelp: string;
  readonly sendLink: string;
  readonly sendingLink: string;
  readonly backToSignIn: string;
  readonly emailMissing: string;
  readonly emailInvalid: string;
  readonly linkSentHeading: string;
  /** Stands below the address. Must hold for an address that nobody has. */
  readonly linkSent: string;
  readonly linkSentHelp: string;
  readonly sendAgain: string;
  /** The app does not offer it: what to do instead. */
  readonly resetDisabled: string;
  /** The page is not set up well; the developer has been told how. */
  readonly resetUnavailable: string;
}
