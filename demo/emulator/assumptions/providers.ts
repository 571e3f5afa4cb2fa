import type {UniqueField} from '../state/users.js';

/** Logs show this status, a list and these first words; what follows them is ours. */
export const BAD_AUTHENTICATION_DATA = {
  status: 422,
  text: (reason: string) => `Bad Authentication data. ${reason}`,
} as const;

/** Plural where logs show it, singular where only one is missing. */
export const MISSING_PARAMETERS = (names: readonly string[]) =>
  `Invalid input parameters provided: no ${names.map((name) => `'${name}'`).join(' and ')} ` +
  `parameter${names.length > 1 ? 's' : ''} provided`;

/** A token that the provider does not know, or a secret that is not its own; the words are from a log. */
export const UNKNOWN_PROVIDER_TOKEN = 'Unauthorized on remote side. Status: 401.';

/** A project that is not the one of the app's settings. */
export const WRONG_FIREBASE_PROJECT = 'Unknown Firebase project.';

/** Says why, which helps the developer more than it would help an attacker here. */
export const REFUSED_FIREBASE_TOKEN = (reason: string) => `Firebase token refused: ${reason}.`;

/** The provider's keys are out of reach: still the platform's shape, since clients know no other. */
export const FIREBASE_KEYS_FAILED = (reason: string) => `Public keys of Firebase not available: ${reason}.`;

/** Where Google publishes the keys of Firebase's ID tokens. */
export const GOOGLE_JWKS_URL =
  'https://www.googleapis.com/service_accounts/v1/jwk/securetoken@system.gserviceaccount.com';

/** Long enough for a slow line, short enough for somebody who waits for a sign-in. */
export const JWKS_TIMEOUT_MS = 5000;

/**
 * By how much the clocks of Firebase and of this machine may differ. The emulator's own movable clock has no say:
 * Firebase, or its emulator, has a clock of its own.
 */
export const FIREBASE_CLOCK_TOLERANCE_S = 60;

/** A custom identity's `custom_<uid>` is known; users of other providers are named alike, as they need a login too. */
export const PROVIDER_LOGIN = (provider: string, id: string) => `${provider}_${id}`;

/** The login where somebody else has the one above, or it is too long; built like a guest's. */
export const FALLBACK_LOGIN = (hexDigits: string) => `user_${hexDigits}`;

/** How long a code of Facebook, or Twitter's question to the user, is good for. */
export const PROVIDER_TICKET_MS = 10 * 60 * 1000;

/** The user field that keeps the uid of a custom identity: the platform's own name for a foreign id. */
export const CUSTOM_IDENTITY_FIELD = 'external_id' satisfies UniqueField;

/** The shape of the known texts of a custom identity provider; the texts of other failures are ours. */
export const CUSTOM_IDENTITY_STATUS = 422;

/** What can go wrong with a custom identity provider, beside the two texts that are known. */
export const CUSTOM_IDENTITY_TEXTS = {
  unreachable: (reason: string) => `Custom Identity Provider is not available: ${reason}`,
  late: 'Custom Identity Provider did not respond in time',
  large: 'Custom Identity Provider responded with too much data',
  notJson: 'Custom Identity Provider responded with no valid JSON',
  header: (name: string) => `Custom Identity Provider header ${name} cannot carry these credentials`,
  busy: 'Custom Identity Provider has too many requests to answer',
} as const;

/** How long a custom identity provider may think. */
export const CUSTOM_IDENTITY_TIMEOUT_MS = 10_000;

/** A user in JSON is far smaller. */
export const CUSTOM_IDENTITY_LIMIT_BYTES = 1024 * 1024;

/** How much of a failed answer is quoted in the refusal. */
export const CUSTOM_IDENTITY_QUOTE_LENGTH = 500;

/** Ends the endless chain of a provider that, by mistake, is this emulator itself. */
export const CUSTOM_IDENTITY_CONCURRENCY = 100;

/**
 * What needs no constant:
 *
 * - A Facebook or Twitter user is found by its id there alone; a known user keeps the profile as it is here. A Firebase
 *   user is found by phone (digits) or e-mail address, whether verified or not, and so may be one who signed up here.
 * - What a provider tells follows the rules of a sign-up, or the sign-in is refused; a login, e-mail address or id that
 *   another user has is left out. A user of Firebase by e-mail gets no login, since the address is one.
 * - A custom identity provider gets its parameters as a query in a GET and as JSON in a POST. `#{token}` is the login,
 *   since the recipe without a password sends a token there. `#{login}` or `#{email}` is empty if the other was sent.
 * - Its mapping reaches every text field of a user. A template with a gap gives nothing, and leaves the field alone.
 * - Facebook's dialog leads back to any address of this machine, as it does for an app in development; Twitter's too.
 * - Facebook answers an exchange by PKCE with an access token, as by the secret; the ID token, which nobody here reads,
 *   is left out.
 */
