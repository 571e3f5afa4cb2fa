/** Texts for guests: to become one, and of what there is for one. `{time}` and the like are filled in. */
export interface GuestWayMessages {
  readonly guestHeading: string;
  readonly guestName: string;
  /** Beside the label, for the name may be left out. */
  readonly guestNameNote: string;
  /** What happens after a day. */
  readonly guestHelp: string;
  readonly continueAsGuest: string;
  readonly guestNameTooLong: string;
  /** The server does not take the name, for a reason that is not known here. */
  readonly guestNameRefused: string;
  /** The app has no guests. */
  readonly guestRefused: string;
  /** What happens after a day, to who is a guest; `{time}` is a day of the week and a time of day. */
  readonly guestUntil: string;
  readonly createAccount: string;
  /** Leads from the form for an account to where the guest was. */
  readonly backToGuest: string;
}
