import {describeProblem} from '../../../internal/form/describe-problem.js';
import type {FormErrors} from '../../../internal/form/form-errors.js';
import {isRefused} from '../../../internal/form/outcome.js';
import type {ProblemMessages} from '../../../locales/messages.js';
import type {PasswordResetMessages} from '../../../locales/password-reset-messages.js';

/** Says in the user's words why no link could be sent, and whether the address is to blame. */
export function describeError(error: unknown, messages: ProblemMessages & PasswordResetMessages): FormErrors {
  if (isRefused(error)) {
    const isOfAddress = error.status === 422 && 'email' in error.fieldErrors;
    return isOfAddress ? {fields: {email: messages.emailInvalid}} : {summary: messages.resetUnavailable};
  }
  return describeProblem(error, {...messages, unavailable: messages.resetUnavailable});
}
