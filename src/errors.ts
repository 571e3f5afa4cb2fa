/** Texts about single fields, by the field's name in the models (`fullName`, not `full_name`). */
export type FieldErrors = Readonly<Record<string, readonly string[]>>;

/**
 * The base of every error this library throws. Thrown itself only for what has no class of its own,
 * such as storage that refuses.
 *
 * No error carries a password, a token or an auth key, neither in its message nor in a property.
 */
export class CubeError extends Error {
  override name = 'CubeError';
}

/** The server answered, and the answer is a refusal or cannot be read. */
export class CubeApiError extends CubeError {
  override name = 'CubeApiError';

  /** HTTP status of the answer. May be 200: the platform has sent errors with it. */
  readonly status: number;
  /** The server's own texts, those about single fields included. Empty if the answer could not be read. */
  readonly messages: readonly string[];
  /** The server's texts about single fields. */
  readonly fieldErrors: FieldErrors;
  /** Seconds to wait before another try, where the server said so and the browser may read it. */
  readonly retryAfter: number | undefined;

  constructor(
    message: string,
    answer: {
      status: number;
      messages?: readonly string[];
      fieldErrors?: FieldErrors;
      retryAfter?: number | undefined;
    },
  ) {
    super(message);
    this.status = answer.status;
    this.messages = answer.messages ?? [];
    this.fieldErrors = answer.fieldErrors ?? {};
    this.retryAfter = answer.retryAfter;
  }
}

/** No answer came: offline, wrong endpoint, connection cut, or refused by CORS. */
export class CubeNetworkError extends CubeError {
  override name = 'CubeNetworkError';
}

/** No answer came in time. */
export class CubeTimeoutError extends CubeError {
  override name = 'CubeTimeoutError';
}

/**
 * Why a call found no session to go on with:
 * - `expired`: the session has ended and could not be restored; the user has to sign in again.
 * - `changed`: another user is signed in by now, or the sign-in was overtaken by a later one.
 * - `missing`: nobody is signed in, or signed out while the call was under way.
 */
export type SessionErrorReason = 'expired' | 'changed' | 'missing';

/** The call needs a session that is not there. */
export class CubeSessionError extends CubeError {
  override name = 'CubeSessionError';

  readonly reason: SessionErrorReason;

  constructor(reason: SessionErrorReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

/** Something handed in is missing or unusable: a form field, or the configuration of the app. */
export class CubeValidationError extends CubeError {
  override name = 'CubeValidationError';

  readonly fieldErrors: FieldErrors;

  constructor(message: string, fieldErrors: FieldErrors, options?: ErrorOptions) {
    super(message, options);
    this.fieldErrors = fieldErrors;
  }
}

// The guards go by name, so that they also hold between two copies of the library on one page.
function hasName(value: unknown, name: string): boolean {
  return value instanceof Error && value.name === name;
}

export const isCubeApiError = (value: unknown): value is CubeApiError => hasName(value, 'CubeApiError');

export const isCubeNetworkError = (value: unknown): value is CubeNetworkError =>
  hasName(value, 'CubeNetworkError');

export const isCubeTimeoutError = (value: unknown): value is CubeTimeoutError =>
  hasName(value, 'CubeTimeoutError');

export const isCubeSessionError = (value: unknown): value is CubeSessionError =>
  hasName(value, 'CubeSessionError');

export const isCubeValidationError = (value: unknown): value is CubeValidationError =>
  hasName(value, 'CubeValidationError');

/** Whether the value is any error of this library. */
export const isCubeError = (value: unknown): value is CubeError =>
  value instanceof Error && /^Cube\w*Error$/.test(value.name);
