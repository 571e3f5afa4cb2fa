import {CubeApiError, type FieldErrors} from '../errors.js';
import {isIdentityServiceProblem} from './identity-service-problem.js';
import {toFieldName} from './mapping.js';

const maxMessageLength = 300;
const endLength = 40;

/** Cut in the middle: at the end of a quoted answer its status is said. */
const cut = (text: string): string =>
  text.length > maxMessageLength
    ? `${text.slice(0, maxMessageLength - endLength - 1)}…${text.slice(-endLength)}`
    : text;

/** Takes out of a text of the server what must not be repeated. */
export type Conceal = (text: string) => string;

const toTexts = (value: unknown, conceal: Conceal): string[] =>
  (Array.isArray(value) ? value : [value])
    .filter((text): text is string => typeof text === 'string' && text.trim() !== '')
    .map((text) => cut(conceal(text)));

/** The `errors` of a body, or `undefined` where it has none. */
function errorsOf(body: unknown): unknown {
  if (typeof body !== 'object' || body === null) return undefined;
  const {errors, message} = body as {errors?: unknown; message?: unknown};
  return errors ?? message ?? undefined;
}

function normalise(errors: unknown, conceal: Conceal): {messages: string[]; fieldErrors: FieldErrors} {
  if (typeof errors !== 'object' || errors === null || Array.isArray(errors)) {
    return {messages: toTexts(errors, conceal), fieldErrors: {}};
  }
  const messages: string[] = [];
  const fieldErrors: Record<string, readonly string[]> = {};
  for (const [name, value] of Object.entries(errors)) {
    const texts = toTexts(value, conceal);
    if (name === 'base') {
      messages.push(...texts);
    } else if (texts.length > 0) {
      messages.push(...texts.map((text) => `${name} ${text}`));
      fieldErrors[toFieldName(name)] = texts;
    }
  }
  return {messages, fieldErrors};
}

/** Whether a body of a successful status is a refusal all the same, as the platform has sent it (PROTOCOL.md section 9). */
export const hasErrors = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && 'errors' in body && Boolean(body.errors);

/**
 * Makes one error of all the shapes in which the platform refuses: a list of texts, texts under `base`,
 * texts under field names, a lone message, or nothing that can be read. Where the app's own identity service has failed,
 * `identityProvider` is the field to blame. Source: PROTOCOL.md section 9.
 */
export function toApiError(
  status: number,
  body: unknown,
  {retryAfter, conceal = String}: {retryAfter?: number | undefined; conceal?: Conceal | undefined} = {},
): CubeApiError {
  const {messages, fieldErrors} = normalise(errorsOf(body), conceal);
  const said = messages.length > 0 ? `: ${messages.join('; ')}` : '.';
  const blamed = isIdentityServiceProblem(messages)
    ? {...fieldErrors, identityProvider: messages}
    : fieldErrors;
  return new CubeApiError(`The server answered ${status}${said}`, {
    status,
    messages,
    fieldErrors: blamed,
    retryAfter,
  });
}

const expired = 'Required session does not exist';

/** Whether the server no longer knows the token the request was sent with. Source: PROTOCOL.md section 5. */
export const isSessionExpiredError = (error: unknown): boolean =>
  error instanceof CubeApiError && error.status === 401 && error.messages.includes(expired);

const temporaryStatuses = [408, 429];

/** Whether the server has decided against the request, as against being busy, broken or out of reach. */
export const isRefusal = (error: unknown): error is CubeApiError =>
  error instanceof CubeApiError &&
  error.status >= 400 &&
  error.status < 500 &&
  !temporaryStatuses.includes(error.status) &&
  !('identityProvider' in error.fieldErrors);
