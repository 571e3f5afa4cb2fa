/**
 * Everything the emulator does that nobody has seen the platform do.
 *
 * The protocol notes mark each fact with its source; where they say "assumed", or say nothing, the choice is
 * taken here and nowhere else, so that a recorded answer of the real server is corrected in one place.
 *
 * Choices that are the absence of something, and so have no constant: a password change leaves the user's other
 * sessions alive; a request that fails still extends the session, since it was a request; the answer that ends
 * its own session (DELETE /session, DELETE /users/:id) carries no expiry header; unknown fields of a user are
 * ignored; DELETE /login on an application session succeeds.
 */

/** SDKs accept 200, 201 and 202; legacy servers answered 202. */
export const LOGIN_STATUS = 202;

/** Most deployments of the lineage compare e-mail addresses and logins without case; so two people cannot be told apart by case alone. */
export const CASE_INSENSITIVE_FIELDS: readonly string[] = ['login', 'email'];

/** The lineage of the platform (QuickBlox) keeps these unique within an app. */
export const UNIQUE_FIELDS = [
  'login',
  'email',
  'external_id',
  'external_user_id',
  'facebook_id',
  'twitter_id',
] as const;

/** Off, because logs of 2020-2023 show unknown users refused, and a mistyped login must not make an account. */
export const DEFAULT_FEATURES = {autoCreateUsers: false} as const;

/** Loose on purpose: something, an at sign, a domain with a dot. */
export const EMAIL_PATTERN = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** JSON bodies of this API are small; files go elsewhere. */
export const BODY_LIMIT_BYTES = 1024 * 1024;

/** No request of the API nests deeper than a handful of levels. */
export const BODY_DEPTH_LIMIT = 32;

/** The field texts follow the wording of the sibling QuickBlox API. */
export const FIELD_TEXTS = {
  taken: 'has already been taken',
  blank: 'cannot be blank',
  invalid: 'is invalid',
  notText: 'should be a string',
  notInteger: 'should be an integer',
  notTags: 'should be an array of strings or a comma-separated string',
  notObject: 'should be an object',
  notPositive: 'should be a positive integer',
  email: 'should look like an email address',
  tooShort: (minimum: number) => `is too short (minimum is ${minimum} characters)`,
  tooLong: (maximum: number) => `is too long (maximum is ${maximum} characters)`,
  tooMany: (maximum: number) => `has too many entries (maximum is ${maximum})`,
} as const;

/** Unknown application id: named like an unknown user. */
export const UNKNOWN_APP = {status: 404, text: 'Application not found'} as const;

/** Wrong authorization key: an authentication failure, hence 401. */
export const WRONG_AUTH_KEY = {status: 401, text: 'Invalid auth key'} as const;

/** Somebody else's id: the id exists, so not 404; worded like the known "Forbidden. Need user." */
export const FOREIGN_USER = {status: 403, text: 'Forbidden. Need owner.'} as const;

/** The text is from a log of 2020, the shape is not known. */
export const UNKNOWN_USER_ID = {status: 404, text: "Couldn't find user"} as const;

/** Guest, social, Firebase and custom sign-in are not emulated yet. */
export const UNSUPPORTED_SIGN_IN = {
  status: 422,
  text: 'Only login or email with password is supported',
} as const;

/** The text is known (AdonisJS), the shape is not. */
export const UNKNOWN_ROUTE = {
  status: 404,
  text: (method: string, path: string) => `E_ROUTE_NOT_FOUND: Route not found ${method} ${path}`,
} as const;

/** AdonisJS answers an unreadable body with 400. */
export const UNREADABLE_BODY = {status: 400, text: 'Request body is not valid JSON'} as const;

/** A body that is valid JSON, but no object. */
export const BODY_NOT_OBJECT = {status: 422, text: 'Request body should be an object'} as const;

/** A body nested beyond reason. */
export const BODY_TOO_DEEP = {status: 422, text: 'Request body is nested too deeply'} as const;

/** A body beyond the limit above. */
export const BODY_TOO_LARGE = {status: 413, text: 'Request entity too large'} as const;

/** A request line or Host header that is no URL; it meets no route. */
export const MALFORMED_REQUEST = {status: 400, text: 'Malformed request'} as const;

/** The status and shape of a refused v2 query are unknown; other validation answers 422. */
export const INVALID_QUERY_STATUS = 422;
