import {isCubeApiError} from '../../../errors.js';
import {describeProblem} from '../../../internal/form/describe-problem.js';
import type {FormErrors} from '../../../internal/form/form-errors.js';
import type {ProblemMessages} from '../../../locales/messages.js';
import type {PasswordResetMessages} from '../../../locales/password-reset-messages.js';

/** Says in the user's words why no link could be sent, and whether the address is to blame. */
export function describeError(error: unknown, messages: ProblemMessages & PasswordResetMessages): FormErrors {
  if (isCubeApiError(error)) {
    const {status, fieldErrors} = error;
    if (status === 422 && 'email' in fieldErrors) return {fields: {email: messages.emailInvalid}};
    const isRefused = status >= 400 && status < 500 && status !== 408 && status !== 429;
    if (isRefused) return {summary: messages.resetUnavailable};
  }
  return describeProblem(error, {...messages, unavailable: messages.resetUnavailable});
}
