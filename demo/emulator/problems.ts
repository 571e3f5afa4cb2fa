import type {ContentfulStatusCode} from 'hono/utils/http-status';
import {INVALID_QUERY_STATUS} from './assumptions/lookups.js';
import {
  BODY_NOT_OBJECT,
  BODY_TOO_DEEP,
  BODY_TOO_LARGE,
  FORBIDDEN_CHARACTERS,
  HEADERS_TOO_LARGE,
  MALFORMED_REQUEST,
  REQUEST_TIMEOUT,
  TOO_MANY_PARAMETERS,
  UNKNOWN_ROUTE,
  UNREADABLE_BODY,
  UNSUPPORTED_ENCODING,
} from './assumptions/requests.js';
import {UNKNOWN_APP, UNSUPPORTED_SIGN_IN, WRONG_AUTH_KEY} from './assumptions/sessions.js';
import {FOREIGN_USER, UNKNOWN_USER_ID} from './assumptions/users.js';

/** The two shapes of `errors` in the platform's answers: a list of texts, or texts by field. */
export type Errors = string[] | Record<string, string[]>;

/** A refusal in the platform's shape; thrown anywhere below a route, rendered by the application. */
export class Problem extends Error {
  override name = 'Problem' as const;

  constructor(
    readonly status: ContentfulStatusCode,
    readonly errors: Errors,
  ) {
    super(describeErrors(errors));
  }
}

/** Errors in words, such as "login is too short; password cannot be blank". */
export function describeErrors(errors: Errors): string {
  if (Array.isArray(errors)) return errors.join('; ');
  return Object.entries(errors)
    .map(([field, texts]) => `${field} ${texts.join(', ')}`)
    .join('; ');
}

export const tokenRequired = () => new Problem(401, ['Token is required']);

/** SDKs recognise an expired session by exactly this status and body. */
export const sessionExpired = () => new Problem(401, {base: ['Required session does not exist']});

export const userRequired = () => new Problem(403, {base: ['Forbidden. Need user.']});

export const foreignUser = () => new Problem(FOREIGN_USER.status, {base: [FOREIGN_USER.text]});

export const userNotFound = () => new Problem(404, ['User not found']);

export const unknownUserId = () => new Problem(UNKNOWN_USER_ID.status, [UNKNOWN_USER_ID.text]);

export const invalidPassword = () => new Problem(401, ['Invalid password']);

export const identifierBlank = () => new Problem(422, ["Both user login and email can't be blank"]);

export const invalidFields = (fields: Record<string, string[]>) => new Problem(422, fields);

export const invalidQuery = (text: string) => new Problem(INVALID_QUERY_STATUS, [text]);

export const unknownApp = () => new Problem(UNKNOWN_APP.status, [UNKNOWN_APP.text]);

export const wrongAuthKey = () => new Problem(WRONG_AUTH_KEY.status, [WRONG_AUTH_KEY.text]);

export const unsupportedSignIn = () => new Problem(UNSUPPORTED_SIGN_IN.status, [UNSUPPORTED_SIGN_IN.text]);

export const routeNotFound = (method: string, path: string) =>
  new Problem(UNKNOWN_ROUTE.status, [UNKNOWN_ROUTE.text(method, path)]);

export const unreadableBody = () => new Problem(UNREADABLE_BODY.status, [UNREADABLE_BODY.text]);

export const bodyNotObject = () => new Problem(BODY_NOT_OBJECT.status, [BODY_NOT_OBJECT.text]);

export const bodyTooDeep = () => new Problem(BODY_TOO_DEEP.status, [BODY_TOO_DEEP.text]);

export const bodyTooLarge = () => new Problem(BODY_TOO_LARGE.status, [BODY_TOO_LARGE.text]);

export const tooManyParameters = () => new Problem(TOO_MANY_PARAMETERS.status, [TOO_MANY_PARAMETERS.text]);

export const forbiddenCharacters = () =>
  new Problem(FORBIDDEN_CHARACTERS.status, [FORBIDDEN_CHARACTERS.text]);

export const unsupportedEncoding = () =>
  new Problem(UNSUPPORTED_ENCODING.status, [UNSUPPORTED_ENCODING.text]);

export const headersTooLarge = () => new Problem(HEADERS_TOO_LARGE.status, [HEADERS_TOO_LARGE.text]);

export const requestTimeout = () => new Problem(REQUEST_TIMEOUT.status, [REQUEST_TIMEOUT.text]);

/** A defect of the emulator itself, which its developers are told of too. */
export function internalProblem(error: Error): Problem {
  console.error(error);
  return new Problem(500, [`The emulator failed: ${error.message}`]);
}

export const malformedRequest = () => new Problem(MALFORMED_REQUEST.status, [MALFORMED_REQUEST.text]);
