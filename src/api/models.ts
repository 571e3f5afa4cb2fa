/**
 * A user as the library hands it out. Dates are ISO 8601 texts in UTC, as the server sends them.
 * Source: PROTOCOL.md section 2.
 */
export interface User {
  readonly id: number;
  readonly login: string | null;
  readonly email: string | null;
  readonly fullName: string | null;
  readonly phone: string | null;
  readonly website: string | null;
  /** The id of this user in the app's own system. */
  readonly externalId: string | null;
  readonly facebookId: string | null;
  readonly twitterId: string | null;
  /** Free text, usually JSON. */
  readonly customData: string | null;
  /** The uid of a blob, or a full URL. */
  readonly avatar: string | null;
  readonly tags: readonly string[];
  /** Minutes from UTC. */
  readonly timezone: number | null;
  readonly isGuest: boolean;
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
  readonly lastRequestAt: string | null;
}

/** A session as the server describes it. */
export interface Session {
  readonly id: number;
  readonly applicationId: number;
  /** `null` for an application session. */
  readonly userId: number | null;
  readonly token: string;
  readonly user: User | null;
}

/** The login or the e-mail address, and the password. */
export type PasswordCredentials =
  {readonly login: string; readonly password: string} | {readonly email: string; readonly password: string};

/** A phone number or an e-mail address that Firebase has checked. Source: PROTOCOL.md section 3. */
export interface FirebaseCredentials {
  readonly provider: 'firebase_phone' | 'firebase_email';
  readonly projectId: string;
  /** Firebase's ID token of the user. It lives for an hour. */
  readonly accessToken: string;
}

/** Where somebody may have an account that ConnectyCube knows how to ask about. */
export type SocialProvider = 'facebook' | 'twitter';

/** What Facebook or Twitter has given to say who somebody is. Source: PROTOCOL.md section 3. */
export interface SocialCredentials {
  readonly provider: SocialProvider;
  /** The user's access token. */
  readonly token: string;
  /** The secret of the token, which Twitter gives with it. */
  readonly secret?: string | undefined;
}

/** What a user signs in with. */
export type Credentials = PasswordCredentials | FirebaseCredentials | SocialCredentials;

/** A temporary user, who has a name at most. Source: PROTOCOL.md section 3. */
export interface NewGuest {
  readonly provider: 'guest';
  readonly fullName?: string | undefined;
}

/** By what a user has signed in. A custom identity provider counts as `password`: it is asked by the server. */
export type SignInProvider = 'password' | 'guest' | Exclude<Credentials, PasswordCredentials>['provider'];

/** The fields of a user that can be written. `undefined` leaves a field as it is; `null` or `''` clears it. */
export interface UserFields {
  login?: string | null | undefined;
  email?: string | null | undefined;
  fullName?: string | null | undefined;
  phone?: string | null | undefined;
  website?: string | null | undefined;
  externalId?: string | null | undefined;
  facebookId?: string | null | undefined;
  twitterId?: string | null | undefined;
  customData?: string | null | undefined;
  avatar?: string | null | undefined;
  tags?: readonly string[] | undefined;
  timezone?: number | null | undefined;
}

/** A new account: at least a login or an e-mail address, and a password of 6 to 40 characters. */
export interface NewUser extends UserFields {
  password: string;
}

/** Changes to the signed-in user. A new `password` needs the `oldPassword` with it. Source: PROTOCOL.md section 6. */
export type UserChanges = UserFields &
  ({password: string; oldPassword: string} | {password?: undefined; oldPassword?: undefined});

/** A file that the server has all of. */
export interface UploadedFile {
  readonly id: number;
  /** What a user's `avatar` and the addresses of the file are made of. */
  readonly uid: string;
  readonly name: string;
  readonly contentType: string;
  /** In bytes. */
  readonly size: number;
  /** Whether everybody may read it, without a session. */
  readonly isPublic: boolean;
}
