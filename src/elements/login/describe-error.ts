import {isCubeApiError} from '../../errors.js';
import {describeProblem} from '../../internal/form/describe-problem.js';
import type {FormErrors} from '../../internal/form/form-errors.js';
import type {LoginMessages} from '../../locales/login-messages.js';

/** Says in the user's words why a sign-in failed, and which field to look at. */
export function describeError(error: unknown, messages: LoginMessages): FormErrors {
  if (!isCubeApiError(error)) return describeProblem(error, messages);
  const {status, messages: said, fieldErrors} = error;
  if (fieldErrors.identityProvider) return {summary: messages.unavailable};
  if (status === 404) return {fields: {username: messages.unknownUser}};
  if (status === 401 && said.includes('Invalid password'))
    return {fields: {password: messages.wrongPassword}};
  const isRefused = status >= 400 && status < 500 && status !== 429;
  return isRefused ? {fields: {password: messages.refused}} : describeProblem(error, messages);
}
