import type {AccountMessages, PasswordFieldMessages, ProblemMessages} from './messages.js';

/** Texts of `<cube-login>`, but for those of its password reset. `{name}` and the like are filled in. */
export interface LoginMessages extends ProblemMessages, PasswordFieldMessages, AccountMessages {
  readonly heading: string;
  readonly identifier: string;
  readonly password: string;
  readonly remember: string;
  /** When it is safe to be kept signed in. */
  readonly rememberHelp: string;
  readonly forgotPassword: string;
  readonly signIn: string;
  readonly signingIn: string;
  readonly sessionEnded: string;
  readonly identifierMissing: string;
  readonly passwordMissing: string;
  readonly unknownUser: string;
  readonly wrongPassword: string;
  readonly refused: string;
}
