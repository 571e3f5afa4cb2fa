import {
  isCubeApiError,
  isCubeNetworkError,
  isCubeTimeoutError,
  isCubeValidationError,
  type CubeApiError,
} from '../../errors.js';
import type {LoginMessages} from '../../locales/messages.js';

export type LoginField = 'identifier' | 'password';

/** What the form shows: a text at each field that is to blame, or a summary where none is. */
export interface LoginErrors {
  readonly identifier?: string;
  readonly password?: string;
  readonly summary?: string;
  /** Seconds until another try makes sense; the summary counts them down. */
  readonly retryAfter?: number | undefined;
}

function describeApiError(
  {status, messages: said, retryAfter}: CubeApiError,
  messages: LoginMessages,
): LoginErrors {
  if (status === 429) return {summary: messages.tooManyAttempts, retryAfter};
  if (status === 404) return {identifier: messages.unknownUser};
  if (status === 401 && said.includes('Invalid password')) return {password: messages.wrongPassword};
  if (status >= 400 && status < 500) return {password: messages.refused};
  return {summary: messages.serverProblem};
}

/**
 * Says in the user's words why a sign-in failed, and which field to look at. The server's own texts are English and
 * meant for developers, so they are understood, not shown.
 */
export function describeError(error: unknown, messages: LoginMessages, isOffline: boolean): LoginErrors {
  if (isCubeApiError(error)) return describeApiError(error, messages);
  if (isCubeNetworkError(error)) return {summary: isOffline ? messages.offline : messages.unreachable};
  if (isCubeTimeoutError(error)) return {summary: messages.timeout};
  if (isCubeValidationError(error)) return {summary: messages.unavailable};
  return {summary: messages.unexpected};
}
