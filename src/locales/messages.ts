/** Texts of `<cube-login>`. `{name}` and the like are filled in. */
export interface LoginMessages {
  readonly heading: string;
  readonly identifier: string;
  readonly password: string;
  readonly showPassword: string;
  readonly capsLock: string;
  readonly remember: string;
  /** When it is safe to be kept signed in. */
  readonly rememberHelp: string;
  readonly signIn: string;
  readonly signingIn: string;
  readonly signOut: string;
  /** Said to screen readers after signing in; `{name}` is the user's. */
  readonly signedInAs: string;
  readonly sessionEnded: string;
  /** Said where the session of `{previous}` had ended and somebody else, `{name}`, has signed in. */
  readonly userChanged: string;
  readonly identifierMissing: string;
  readonly passwordMissing: string;
  readonly unknownUser: string;
  readonly wrongPassword: string;
  readonly refused: string;
  readonly tooManyAttempts: string;
  /** `{time}` is a duration, such as "30 seconds". */
  readonly tooManyAttemptsUntil: string;
  readonly offline: string;
  readonly unreachable: string;
  readonly timeout: string;
  readonly serverProblem: string;
  readonly unavailable: string;
  readonly unexpected: string;
}
