/** What an app of the emulator can do; the switches of the platform's dashboard. */
export interface Features {
  /** POST /session with an unknown login or e-mail address creates that user. */
  autoCreateUsers: boolean;
  /** The deprecated lookups: GET /users, /users/:id, /users/by_… */
  usersV1: boolean;
  passwordReset: boolean;
  onlineUsers: boolean;
  /** DELETE /session/:id and /session/list, which production no longer has. */
  deleteOtherSessions: boolean;
  /** Where set, logins and passwords are checked by an external service and no longer here. */
  cidp: CustomIdentityProvider | null;
  /** Where set, Firebase's phone and e-mail sign-in are on. */
  firebase: FirebaseProject | null;
}

/** An external service that knows the users, and how it is asked. */
export interface CustomIdentityProvider {
  url: string;
  method: 'GET' | 'POST';
  /** Templates by parameter name, such as `{"token": "#{login}"}`. */
  params: Record<string, string>;
  /** Templates by header name. */
  headers: Record<string, string>;
  /** User fields by templates over the answer, such as `{"uid": "#{user.id}"}`. */
  mapping: Record<string, string>;
}

/** The Firebase project whose ID tokens are accepted. */
export interface FirebaseProject {
  projectId: string;
  /** `host:port` of a Firebase auth emulator, whose tokens are unsigned. */
  emulatorHost: string | null;
  /** Where the public keys of signed tokens are; Google's own unless set. */
  jwksUrl: string | null;
}
