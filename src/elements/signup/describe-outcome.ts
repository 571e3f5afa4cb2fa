import {CubeError, isCubeApiError, isCubeNetworkError, type CubeApiError} from '../../errors.js';
import {describeProblem} from '../../internal/form/describe-problem.js';
import type {FormErrors} from '../../internal/form/form-errors.js';
import {isRefused, mayBeDone} from '../../internal/form/outcome.js';
import {describeRefusal, isTaken} from '../../internal/user-fields/describe-refusal.js';
import type {SignupMessages} from '../../locales/signup-messages.js';
import {logProblem} from '../../session/problems.js';

/** What is known of an account after something has failed. */
export interface Outcome {
  readonly errors: FormErrors;
  /** Whether the account may be there all the same, so that signing in is worth a try. */
  readonly mayExist: boolean;
  /** Whether nobody can tell if this very attempt has made it. */
  readonly isUnknown?: boolean;
}

/** What a sign-up was sent with. */
export interface Attempt {
  readonly messages: SignupMessages;
  /** The names of the controls that the form has. */
  readonly shown: readonly string[];
  /** Whether the browser was offline before anything was sent. */
  readonly wasOffline: boolean;
  /** Whether an earlier attempt may have made the account. */
  readonly isRepeated: boolean;
  /** Whether the control still holds what was sent of it. */
  readonly isCurrent: (name: string) => boolean;
}

/** What has been typed meanwhile is not to blame; it is still said that something was refused. */
function spareChanged(errors: FormErrors, {isCurrent, messages}: Attempt): FormErrors {
  const blamed = Object.entries(errors.fields ?? {});
  const current = blamed.filter(([name]) => isCurrent(name));
  if (current.length === blamed.length) return errors;
  return {summary: messages.refused, ...errors, fields: Object.fromEntries(current)};
}

/** Refusals of the app, or of the address, rather than of what was entered. */
const setUpStatuses = [401, 403, 404, 405];

const isSetUpProblem = (error: unknown): error is CubeApiError =>
  isCubeApiError(error) &&
  setUpStatuses.includes(error.status) &&
  Object.keys(error.fieldErrors).length === 0;

/** Says why a sign-up has failed, and whether it has. */
export function describeSignUp(error: unknown, attempt: Attempt): Outcome {
  const {messages, shown, wasOffline, isRepeated} = attempt;
  if (wasOffline && isCubeNetworkError(error)) return {errors: {summary: messages.offline}, mayExist: false};
  if (mayBeDone(error)) {
    return {errors: {summary: messages.outcomeUnknown}, mayExist: true, isUnknown: true};
  }
  if (isSetUpProblem(error)) {
    logProblem(new CubeError(`The server does not let this app sign users up: ${error.message}`));
    return {errors: {summary: messages.unavailable}, mayExist: false};
  }
  const errors = spareChanged(describeRefusal(error, messages, shown), attempt);
  if (!isRepeated || !isTaken(error)) return {errors, mayExist: false};
  return {errors: {...errors, summary: messages.outcomeLikely}, mayExist: true};
}

/**
 * Says why nobody could be signed in to an account that may exist, and what that tells about it: only that there is no
 * such user, or one with another password, tells that it was not made. Source: PROTOCOL.md section 4.
 * @param name The control that still holds the account's login, or else its e-mail address.
 */
export function describeSignInToSee(
  error: unknown,
  messages: SignupMessages,
  name: 'login' | 'email' | undefined,
): Outcome {
  const {status = 0, messages: texts = []} = isCubeApiError(error) ? error : {};
  if (status === 401 && texts.includes('Invalid password')) {
    const taken = name === 'login' ? messages.loginTaken : messages.emailTaken;
    return {errors: {summary: messages.notMade, ...(name && {fields: {[name]: taken}})}, mayExist: false};
  }
  if (status === 404 && texts.includes('User not found')) {
    return {errors: {summary: messages.notMade}, mayExist: false};
  }
  return {errors: describeSignIn(error, messages), mayExist: true};
}

/** Says why nobody could be signed in, where that tells nothing about the account. */
export function describeSignIn(error: unknown, messages: SignupMessages): FormErrors {
  return isRefused(error) ? {summary: messages.signInRefused} : describeProblem(error, messages);
}
