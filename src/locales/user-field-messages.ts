/** Texts around the fields of a user. `{minimum}` and the like are filled in. */
export interface UserFieldMessages {
  readonly login: string;
  readonly email: string;
  readonly fullName: string;
  readonly phone: string;
  readonly website: string;
  readonly tags: string;
  /** How tags are written; `{maximum}` is how many there may be. */
  readonly tagsHelp: string;
  readonly customData: string;
  readonly timezone: string;
  /** Beside the label of a field that may be left empty. */
  readonly optional: string;

  readonly loginMissing: string;
  readonly emailMissing: string;
  readonly fullNameMissing: string;
  readonly phoneMissing: string;
  readonly websiteMissing: string;
  readonly tagsMissing: string;
  readonly customDataMissing: string;
  readonly timezoneMissing: string;
  readonly identifierMissing: string;
  readonly loginTaken: string;
  readonly emailTaken: string;
  /** For any other field of which no two users may have the same. */
  readonly valueTaken: string;
  readonly emailInvalid: string;
  readonly websiteInvalid: string;
  readonly tooShort: string;
  readonly tooLong: string;
  readonly tooManyTags: string;
  /** The server refuses a field for a reason that is not known here. */
  readonly notAccepted: string;
  /** The same where no field is known to be to blame. */
  readonly refused: string;
}

/** Texts around a new password. */
export interface NewPasswordMessages {
  readonly newPassword: string;
  /** The server's rules, shown before any error. */
  readonly newPasswordHelp: string;
  readonly newPasswordMissing: string;
}
