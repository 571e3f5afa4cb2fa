/** What went wrong where no field is to blame. */
export interface ProblemMessages {
  readonly tooManyAttempts: string;
  /** `{time}` is a duration, such as "30 seconds". */
  readonly tooManyAttemptsUntil: string;
  readonly offline: string;
  readonly unreachable: string;
  readonly timeout: string;
  readonly serverProblem: string;
  /** The page is not set up well; the developer has been told how. */
  readonly unavailable: string;
  readonly unexpected: string;
}

/** Texts around a field for a password. */
export interface PasswordFieldMessages {
  readonly showPassword: string;
  readonly capsLock: string;
}

/** Texts that say who is signed in. `{name}` and the like are filled in. */
export interface AccountMessages {
  readonly signOut: string;
  /** What a guest is called who has no name. */
  readonly guest: string;
  /** Said to screen readers after signing in; `{name}` is the user's. */
  readonly signedInAs: string;
  /** Said where the session of `{previous}` had ended and somebody else, `{name}`, has signed in. */
  readonly userChanged: string;
}
