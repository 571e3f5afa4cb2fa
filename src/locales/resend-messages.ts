/** Texts of the button that has a code or a link sent once more, which is not offered at once. */
export interface ResendMessages {
  readonly resend: string;
  /** In the place of the button; `{time}` is such as "0:24". */
  readonly resendIn: string;
  readonly resending: string;
}
