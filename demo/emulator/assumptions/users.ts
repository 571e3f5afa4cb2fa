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

/** Loose on purpose: something, an at sign, a domain with a dot. */
export const EMAIL_PATTERN = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** A login may have any characters, since only `+` is known to be allowed; but something to see, and on one line. */
export const FORBIDDEN_IN_LOGIN = /\p{Cc}/u;

/** The most that a mail server has to take. */
export const EMAIL_LENGTH_LIMIT = 254;

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
  guestPassword: 'cannot be set for a guest',
  tooShort: (minimum: number) => `is too short (minimum is ${minimum} characters)`,
  tooLong: (maximum: number) => `is too long (maximum is ${maximum} characters)`,
  tooMany: (maximum: number) => `has too many entries (maximum is ${maximum})`,
} as const;

/** Somebody else's id: the id exists, so not 404; worded like the known "Forbidden. Need user." */
export const FOREIGN_USER = {status: 403, text: 'Forbidden. Need owner.'} as const;

/** The text is from a log of 2020, the shape is not known. */
export const UNKNOWN_USER_ID = {status: 404, text: "Couldn't find user"} as const;
