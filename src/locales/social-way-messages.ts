/** Texts of the sign-in with Facebook and Twitter. `{provider}` is the name of one, such as "Facebook". */
export interface SocialWayMessages {
  readonly socialHeading: string;
  readonly continueInWindow: string;
  readonly showWindow: string;
  /** It may be open all the same: the provider's page may have cut it off from this one. */
  readonly windowClosed: string;
  readonly windowBlocked: string;
  /** In the place of the page, where the browser lets no window open. */
  readonly continueHere: string;
  readonly openWindow: string;
  /** The browser keeps nothing for the page, which therefore cannot be left. */
  readonly cannotLeave: string;
  readonly goingToProvider: string;
  readonly cancelProvider: string;
  readonly tryAgain: string;
  /** The provider has led back to a sign-in that nobody has begun, or that has been begun anew since. */
  readonly answerStale: string;
  /** In the provider's window, when all is done. */
  readonly windowDone: string;
  /** In the provider's window, where nobody waits for its answer. */
  readonly windowStale: string;
  readonly goOnHere: string;
}
