/** JSON bodies of this API are small; files go elsewhere. */
export const BODY_LIMIT_BYTES = 1024 * 1024;

/** No request of the API nests deeper than a handful of levels. */
export const BODY_DEPTH_LIMIT = 32;

/** Of JSON bodies; thousands of users added by one control call stay far below. */
export const BODY_VALUES_LIMIT = 50_000;

/** Of forms and queries: what AdonisJS reads of them. */
export const PARAMETERS_LIMIT = 1000;

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

/** More values or parameters than the limits above. */
export const TOO_MANY_PARAMETERS = {status: 422, text: 'Too many parameters'} as const;

/** NUL and halves of surrogate pairs, which no database of the platform's kind takes. */
export const FORBIDDEN_CHARACTERS = {
  status: 422,
  text: 'Request body contains characters that are not allowed',
} as const;

/** A compressed body: no SDK sends one. */
export const UNSUPPORTED_ENCODING = {status: 415, text: 'Unsupported Content-Encoding'} as const;

/** A body beyond the limit above. */
export const BODY_TOO_LARGE = {status: 413, text: 'Request entity too large'} as const;

/** Address and headers together are beyond what Node reads. */
export const HEADERS_TOO_LARGE = {status: 431, text: 'Request header fields too large'} as const;

/** A request that did not arrive in time. */
export const REQUEST_TIMEOUT = {status: 408, text: 'Request timeout'} as const;

/** A request line or Host header that is no URL; it meets no route. */
export const MALFORMED_REQUEST = {status: 400, text: 'Malformed request'} as const;
