import {isCubeApiError, isCubeNetworkError, isCubeTimeoutError, isCubeValidationError} from '../../errors.js';
import type {ProblemMessages} from '../../locales/messages.js';
import type {FormErrors} from './form-errors.js';

/**
 * Says in the user's words what went wrong where no field is to blame. The server's own texts are English and meant
 * for developers, so they are understood, not shown.
 */
export function describeProblem(error: unknown, messages: ProblemMessages): FormErrors {
  if (isCubeApiError(error)) {
    return error.status === 429
      ? {summary: messages.tooManyAttempts, retryAfter: error.retryAfter}
      : {summary: messages.serverProblem};
  }
  if (isCubeNetworkError(error)) return {summary: navigator.onLine ? messages.unreachable : messages.offline};
  if (isCubeTimeoutError(error)) return {summary: messages.timeout};
  if (isCubeValidationError(error)) return {summary: messages.unavailable};
  return {summary: messages.unexpected};
}
