import type {PasswordCredentials, SignInProvider, User} from '../../api/models.js';

/** The sign-in of a user who ticked "Keep me signed in". Kept only where the storage is encrypted. */
export interface RememberedSignIn {
  readonly credentials: PasswordCredentials;
  /** When it is to be forgotten, in milliseconds of this machine's clock. */
  readonly until: number;
}

/** An attempt to restore the session, or to ask the server about it, has failed: in words that all tabs understand. */
export interface RestoreFailure {
  /** In milliseconds of this machine's clock. */
  readonly at: number;
  /** What the server answered, if it did. */
  readonly status?: number | undefined;
  /** Seconds that the server asked to wait. */
  readonly retryAfter?: number | undefined;
}

/** What is kept between two visits. Without a token the session has expired, and only its user is remembered. */
export interface SessionRecord {
  readonly user: User;
  readonly token?: string | undefined;
  /** When the token ends unless it is used before, in milliseconds of this machine's clock. */
  readonly endsAt: number;
  /** When the server last answered to the token, in milliseconds of this machine's clock. */
  readonly usedAt: number;
  /** What the storage holds may be anything: {@link CurrentSession} looks at it before anybody else does. */
  readonly provider?: SignInProvider | undefined;
  readonly remembered?: RememberedSignIn | undefined;
  readonly failure?: RestoreFailure | undefined;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const isUser = (value: unknown): boolean =>
  isObject(value) && Number.isSafeInteger(value.id) && Array.isArray(value.tags);

const isRemembered = (value: unknown): boolean =>
  isObject(value) && isObject(value.credentials) && typeof value.until === 'number';

/** Whether this is a record, and not what another script or a broken disk has left. */
export const isSessionRecord = (value: unknown): value is SessionRecord =>
  isObject(value) &&
  isUser(value.user) &&
  (value.token === undefined || (typeof value.token === 'string' && value.token !== '')) &&
  typeof value.endsAt === 'number' &&
  typeof value.usedAt === 'number' &&
  (value.remembered === undefined || isRemembered(value.remembered)) &&
  (value.failure === undefined || isObject(value.failure));
