import type {FormErrors} from '../../../internal/form/form-errors.js';
import {isAnswerLost} from '../../../internal/form/outcome.js';
import {describeRefusal} from '../../../internal/user-fields/describe-refusal.js';
import type {PasswordChangeMessages} from '../../../locales/password-change-messages.js';
import type {ProfileMessages} from '../../../locales/profile-messages.js';

export interface PasswordAttempt {
  /** Whether the browser had a connection when it began. */
  readonly wasOnline: boolean;
  /** Whether an earlier one may have changed the password already. */
  readonly isLate: boolean;
}

/** Says in the user's words why the password was not changed, and which field to look at. */
export function describePasswordError(
  error: unknown,
  messages: ProfileMessages & PasswordChangeMessages,
  {wasOnline, isLate}: PasswordAttempt,
): FormErrors {
  if (wasOnline && isAnswerLost(error)) return {summary: messages.passwordUncertain};
  const oldPasswordWrong = isLate ? messages.oldPasswordOutdated : messages.oldPasswordWrong;
  return describeRefusal(error, messages, ['oldPassword', 'password'], (name) =>
    name === 'oldPassword' ? oldPasswordWrong : undefined,
  );
}
