/** SDKs accept 200, 201 and 202; legacy servers answered 202. */
export const LOGIN_STATUS = 202;

/** Unknown application id: named like an unknown user. */
export const UNKNOWN_APP = {status: 404, text: 'Application not found'} as const;

/** Wrong authorization key: an authentication failure, hence 401. */
export const WRONG_AUTH_KEY = {status: 401, text: 'Invalid auth key'} as const;

/** A way of signing in that the app has not turned on, or that the platform does not have. */
export const UNSUPPORTED_SIGN_IN = {
  status: 422,
  text: 'This way of signing in is not available',
} as const;

/**
 * A guest's session "is valid for 1 day": taken literally, so it neither ends after two idle hours nor slides. The
 * user lives as long, also if the session is ended before: the docs promise the deletion for the end of the day.
 */
export const GUEST_LIFETIME_MS = 24 * 60 * 60 * 1000;

/** What asks for a guest: the SDK's `"1"`, and what other clients write for it. */
export const GUEST_VALUES: readonly unknown[] = ['1', 1, 'true', true];

/** What asks for none; any other value is refused rather than guessed at. */
export const NO_GUEST_VALUES: readonly unknown[] = ['0', 0, 'false', false, '', null, undefined];

/** The docs' "about 60 minutes", before and after the server's time, both ends included. */
export const SIGNATURE_WINDOW_MS = 60 * 60 * 1000;

/** A timestamp and nonce that an app has sent before; the docs tell the rule, not the answer. */
export const USED_NONCE_TEXT = 'has already been used';

/**
 * An id that is not that of the session which sends it. All sessions of a user share the user's id, so by an id, too,
 * only the current session ends; whether another's exists is nobody's business.
 */
export const UNKNOWN_SESSION = {status: 404, text: 'Session not found'} as const;
