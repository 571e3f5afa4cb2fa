import type {Credentials, User} from '../api/models.js';

/** Storage is being read, or a stored session is being checked. Nothing is known yet. */
export interface RestoringState {
  readonly status: 'restoring';
  readonly user?: undefined;
}

/** Nobody is signed in. */
export interface AnonymousState {
  readonly status: 'anonymous';
  readonly user?: undefined;
}

export interface AuthenticatedState {
  readonly status: 'authenticated';
  readonly user: User;
}

/** The session of this user has ended and could not be restored: the user has to sign in again. */
export interface ExpiredState {
  readonly status: 'expired';
  readonly user: User;
}

/** The session as everybody on the page sees it. Frozen, and a new object at every change. */
export type SessionState = RestoringState | AnonymousState | AuthenticatedState | ExpiredState;

/** The session of a signed-in user, with its secret. Never leaves the session layer but for the storage. */
export interface UserSession {
  readonly user: User;
  readonly token: string;
  /** When the token ends unless it is used before, in milliseconds of this machine's clock. */
  readonly endsAt: number;
}

/**
 * Why a session is to be restored:
 * - `expired`: the server no longer knows the token that a request was sent with.
 * - `start`: the page has opened with a stored session that has ended meanwhile.
 */
export type RestoreReason = 'expired' | 'start';

/**
 * The page's own way to a new session. Resolves to credentials, to the token of a session made elsewhere, or to
 * `null` where there is none; the user is then asked to sign in again. A rejection counts as "not now": nobody is
 * signed out by it.
 * @param context.user Whose session has ended.
 * @param context.signal Aborted when the user signs out or in meanwhile.
 */
export type RestoreSession = (context: {
  readonly user: User;
  readonly reason: RestoreReason;
  readonly signal: AbortSignal;
}) => Promise<Credentials | {readonly token: string} | null>;
