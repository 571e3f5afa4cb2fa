import type {AccountMessages, PasswordFieldMessages, ProblemMessages} from './messages.js';
import type {PasswordStrengthMessages} from './password-strength-messages.js';
import type {NewPasswordMessages, UserFieldMessages} from './user-field-messages.js';

/** Texts of `<cube-signup>`. `{name}` and the like are filled in. */
export interface SignupMessages
  extends
    ProblemMessages,
    AccountMessages,
    PasswordFieldMessages,
    UserFieldMessages,
    NewPasswordMessages,
    PasswordStrengthMessages {
  readonly heading: string;
  /** Above the form where a guest is signed in: what becomes of that. */
  readonly guestNotice: string;
  /** Where a login or an e-mail address has to be there, and either will do. */
  readonly identifierHelp: string;
  readonly confirmPassword: string;
  readonly confirmMissing: string;
  readonly passwordsDiffer: string;
  readonly termsMissing: string;
  readonly signUp: string;
  readonly signingUp: string;
  /** A sign-up was sent, and no answer came that tells what became of it. */
  readonly outcomeUnknown: string;
  /** After that, another try was refused because there is such an account. */
  readonly outcomeLikely: string;
  /** Follows both where signing in is left to the page. */
  readonly tryToSignIn: string;
  /** Offers to find out by signing in. */
  readonly signInToSee: string;
  /** After that, signing in has shown that there is no such account. */
  readonly notMade: string;
  /** The account is there, and nobody is signed in to it. */
  readonly done: string;
  readonly signIn: string;
  readonly signingIn: string;
  readonly signInRefused: string;
}
