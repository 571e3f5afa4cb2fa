/** Texts about how hard a new password is to guess. */
export interface PasswordStrengthMessages {
  /** Said to screen readers; `{strength}` is one of the four words. */
  readonly passwordStrengthIs: string;
  readonly passwordWeak: string;
  readonly passwordFair: string;
  readonly passwordGood: string;
  readonly passwordStrong: string;
  readonly passwordCommon: string;
  readonly passwordFewWords: string;
  readonly passwordPattern: string;
  readonly passwordDate: string;
  /** The password holds what the user has entered elsewhere. */
  readonly passwordPersonal: string;
}
