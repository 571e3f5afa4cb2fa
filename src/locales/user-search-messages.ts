import type {ProblemMessages} from './messages.js';

/** A text for each form of a number that the language has; `{count}` is the number. */
export type CountMessage = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & {other: string}>;

/** Texts of `<cube-user-search>`. */
export interface UserSearchMessages extends ProblemMessages {
  /** Label of the box where the page gives none. */
  readonly label: string;
  /** In the empty box. */
  readonly placeholder: string;
  /** Button that empties the box. */
  readonly clear: string;
  /** While the first results are on their way. */
  readonly searching: string;
  /** Nobody was found; `{query}` is what was typed. */
  readonly nobodyFound: string;
  /** The same where what was typed is short. */
  readonly typeMore: string;
  /** Nobody is in a list that the page gives. */
  readonly nobodyHere: string;
  /** How many were found. */
  readonly found: CountMessage;
  /** The same where there are more than can be had. */
  readonly foundFirst: CountMessage;
  readonly tryAgain: string;
  /** Where the session has ended. */
  readonly sessionEnded: string;
  /** Where the page offers no way to search without signing in. */
  readonly signInFirst: string;

  /** Somebody who was here a moment ago. */
  readonly activeNow: string;
  /** `{time}` is a time ago, such as "2 hr. ago". */
  readonly lastActive: string;

  /** Name of the list of those chosen. */
  readonly chosen: string;
  /** Button; `{name}` is whom it takes out of those chosen. */
  readonly removeUser: string;
  /** Said to screen readers. */
  readonly userChosen: string;
  readonly userRemoved: string;
  /** Said by the browser where a form is sent and nobody has been chosen. */
  readonly chooseSomebody: string;
}
