/** One published version, and in which ways it differs from the others. */
export interface PublishedVersion {
  readonly name: string;
  /** From 6.0.0 on an SDK can be pointed at a plain http address. */
  readonly scheme: 'http' | 'https';
  /** Until 4.0 the SDK signs its requests for a session, by its own clock. */
  readonly signsSessions: boolean;
  /** From 4.0 on somebody without a session signs up with the authorization key. */
  readonly signsUpWithoutSession: boolean;
  /** From 4.0 on there are `listOnline` and `getOnlineCount`. */
  readonly knowsWhoIsOnline: boolean;
  /** Until 4.0 `createSession` leaves out the keys of Firebase; `login` never does. */
  readonly firebaseByCreateSession: boolean;
  /** What a file is unless the caller says it: until 4.0 private, as on the server, then public. */
  readonly uploadsPublicly: boolean;
  /** Until 4.0 a failed upload resolves as if it had succeeded. */
  readonly hidesFailedUploads: boolean;
}

export const VERSION_6: PublishedVersion = {
  name: '6.1.2',
  scheme: 'http',
  signsSessions: false,
  signsUpWithoutSession: true,
  knowsWhoIsOnline: true,
  firebaseByCreateSession: true,
  uploadsPublicly: true,
  hidesFailedUploads: false,
};

export const VERSION_5: PublishedVersion = {...VERSION_6, name: '5.0.2', scheme: 'https'};

export const VERSION_4: PublishedVersion = {...VERSION_5, name: '4.7.32'};

export const VERSION_3: PublishedVersion = {
  name: '3.35.3',
  scheme: 'https',
  signsSessions: true,
  signsUpWithoutSession: false,
  knowsWhoIsOnline: false,
  firebaseByCreateSession: false,
  uploadsPublicly: false,
  hidesFailedUploads: true,
};
