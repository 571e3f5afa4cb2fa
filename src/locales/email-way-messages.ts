import type {ResendMessages} from './resend-messages.js';

/** Texts of signing in by e-mail, with a password or with a link in a mail. */
export interface EmailWayMessages extends ResendMessages {
  readonly emailWayHeading: string;
  readonly emailAddress: string;
  readonly emailPassword: string;
  readonly emailMissing: string;
  readonly emailInvalid: string;
  /** Must not tell whether anybody has the address. */
  readonly emailPasswordWrong: string;
  /** Only the session is missing: nothing has to be entered again. */
  readonly finishSignIn: string;
  readonly sendSignInLink: string;
  readonly sendingSignInLink: string;
  readonly signInLinkSentHeading: string;
  /** Stands below the address. */
  readonly signInLinkSent: string;
  readonly signInLinkSentHelp: string;
  readonly signInLinkSentAgain: string;
  /** Beside the address: leads back to it. */
  readonly changeEmail: string;
  /** Leads back to the address and the password. */
  readonly backToEmailPassword: string;
  /** The page was opened by a link, but it is not known here whose it is. */
  readonly linkAddress: string;
  readonly linkAddressHelp: string;
  readonly linkAddressWrong: string;
  readonly signInLinkExpired: string;
  readonly sendNewSignInLink: string;
  readonly emailUnreachable: string;
  readonly emailRefused: string;
  readonly emailFailed: string;
}
