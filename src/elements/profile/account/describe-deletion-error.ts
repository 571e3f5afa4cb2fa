import {isCubeSessionError} from '../../../errors.js';
import {describeProblem} from '../../../internal/form/describe-problem.js';
import type {FormErrors} from '../../../internal/form/form-errors.js';
import {isAnswerLost, isRefused} from '../../../internal/form/outcome.js';
import type {AccountDeletionMessages} from '../../../locales/account-deletion-messages.js';
import type {ProfileMessages} from '../../../locales/profile-messages.js';

export interface DeletionAttempt {
  /** Whether the browser had a connection when it began. */
  readonly wasOnline: boolean;
  /** Whether an earlier one may have deleted the account already. */
  readonly isLate: boolean;
}

/** Says in the user's words why the account is not known to be deleted. */
export function describeDeletionError(
  error: unknown,
  messages: ProfileMessages & AccountDeletionMessages,
  {wasOnline, isLate}: DeletionAttempt,
): FormErrors {
  if (isCubeSessionError(error)) {
    return {summary: isLate ? messages.deletionUncertain : messages.deletionInterrupted};
  }
  if (wasOnline && isAnswerLost(error)) return {summary: messages.deletionUncertain};
  return isRefused(error) ? {summary: messages.deletionRefused} : describeProblem(error, messages);
}
