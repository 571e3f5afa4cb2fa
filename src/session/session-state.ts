import type {Credentials, SignInProvider, User} from '../api/models.js';

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
  /** By what the user has signed in; not known of a session that was made elsewhere. */
  readonly provider?: SignInProvider | undefined;
}

/** The session of this user has ended and could not be restored: the user has to sign in again. */
export interface ExpiredState {
  readonly status: 'expired';
  readonly user: User;
  /** By what the user had signed in, if that is known. */
  readonly provider?: SignInProvider | undefined;
}

/** The session as everybody on the page sees it. Frozen, and a new object at every change. */
export type SessionState = RestoringState | AnonymousState | AuthenticatedState | ExpiredState;

/** The session of a signed-in user, with its secret. Never leaves the session layer but for the storage. */
export interface UserSession {
  readonly user: User;
  readonly token: string;
  /** When the token ends unless it is used before, in milliseconds of this machine's clock. */
  readonly endsAt: number;
  /** When the server last answered to the token, in milliseconds of this machine's clock. */
  readonly usedAt: number;
  /** By what the user has signed in; not known of a session that was made elsewhere. */
  readonly provider?: SignInProvider | undefined;
}

/** A session that has ended: whose it was, and its token, unless that was forgotten already. */
export interface EndedSession {
  readonly user: User;
  readonly token?: string | undefined;
  readonly provider?: SignInProvider | undefined;
}

/**
 * Why a session is to be restored:
 * - `expired`: the server no longer knows the token that a request was sent with.
 * - `start`: no request waits for it. An ended session was found when the page opened, or there is a new chance to
 *   restore it.
 */
export type RestoreReason = 'expired' | 'start';

/** What a way to a new session is told. */
export interface RestoreContext {
  /** Whose session has ended. */
  readonly user: User;
  /** By what the user had signed in, if that is known. */
  readonly provider?: SignInProvider | undefined;
  readonly reason: RestoreReason;
  /** Aborted when the user signs out or another one signs in meanwhile, and when it takes longer than a minute. */
  readonly signal: AbortSignal;
}

/** What opens a session: what {@link CubeClient.signIn} takes, or the token of a session that was made elsewhere. */
export type SessionKey = Credentials | {readonly token: string};

/**
 * The page's own way to a new session. Resolves to credentials, to the token of a session made elsewhere, or to
 * `null` where there is none; then the other ways are tried, and at last the user is asked to sign in again. A
 * rejection counts as "not now": nobody is signed out by it.
 */
export type RestoreSession = (context: RestoreContext) => Promise<SessionKey | null>;

/**
 * Where the user has signed in, such as Firebase: resolves to fresh credentials as long as the user is signed in
 * there, else to `null`. A rejection counts as "not now".
 */
export type IdentityProvider = (context: RestoreContext) => Promise<Credentials | null>;

/** What the page can set at any time. */
export interface SessionSettings {
  restoreSession?: RestoreSession | undefined;
  identityProvider?: IdentityProvider | undefined;
  keepAlive: boolean;
}
