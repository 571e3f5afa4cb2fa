/** Texts around the ways to sign in besides login and password. `{provider}` is the name of one, such as "Facebook". */
export interface LoginWaysMessages {
  readonly or: string;
  /** Name of the group of buttons. */
  readonly otherWays: string;
  readonly withPassword: string;
  readonly withFacebook: string;
  readonly withTwitter: string;
  readonly withPhone: string;
  readonly withEmail: string;
  readonly asGuest: string;
  /** On the button of a provider that is the first way of all. */
  readonly continueWith: string;
  readonly backToWays: string;
  /** In the place of `sessionEnded`, to a guest. */
  readonly guestEnded: string;
  readonly providerUnreachable: string;
  /** The provider or ConnectyCube refuses what was given; it makes no sense to say why to the user. */
  readonly providerRefused: string;
  readonly providerFailed: string;
}
