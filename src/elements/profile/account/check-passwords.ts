import {checkNewPassword} from '../../../internal/user-fields/new-password.js';
import type {FormErrors} from '../../../internal/form/form-errors.js';
import type {PasswordChangeMessages} from '../../../locales/password-change-messages.js';
import type {ProfileMessages} from '../../../locales/profile-messages.js';

/** What somebody has entered to change the password. */
export interface PasswordFormValues {
  readonly oldPassword: string;
  readonly password: string;
}

/** What is wrong with the passwords, as far as can be told without the server; nothing where they may be sent. */
export function checkPasswords(
  {oldPassword, password}: PasswordFormValues,
  messages: ProfileMessages & PasswordChangeMessages,
): FormErrors['fields'] {
  const missing = oldPassword ? undefined : messages.oldPasswordMissing;
  const isUnchanged = oldPassword !== '' && password === oldPassword;
  const wrong = isUnchanged ? messages.newPasswordUnchanged : checkNewPassword(password, messages);
  return missing || wrong ? {oldPassword: missing, password: wrong} : undefined;
}
