import {describeProblem} from '../../../internal/form/describe-problem.js';
import type {FormErrors} from '../../../internal/form/form-errors.js';
import {isRefused} from '../../../internal/form/outcome.js';
import {formatMessage} from '../../../internal/format-message.js';
import type {LoginWaysMessages} from '../../../locales/login-ways-messages.js';
import type {ProblemMessages} from '../../../locales/messages.js';
import {isCubeProviderError} from '../../../provider-error.js';

/**
 * Says in the user's words why a sign-in by a provider failed, where neither the user nor a field is to blame.
 * @param provider Its name, as the user knows it.
 */
export function describeWayError(
  error: unknown,
  provider: string,
  messages: ProblemMessages & LoginWaysMessages,
): FormErrors {
  if (isCubeProviderError(error)) {
    const {problem} = error;
    if (problem === 'too-many-attempts') return {summary: messages.tooManyAttempts};
    const isOffline = problem === 'unreachable' && !navigator.onLine;
    if (isOffline) return {summary: messages.offline};
    const text =
      problem === 'unreachable'
        ? messages.providerUnreachable
        : problem === 'refused'
          ? messages.providerRefused
          : messages.providerFailed;
    return {summary: formatMessage(text, {provider})};
  }
  if (isRefused(error)) return {summary: formatMessage(messages.providerRefused, {provider})};
  return describeProblem(error, messages);
}
