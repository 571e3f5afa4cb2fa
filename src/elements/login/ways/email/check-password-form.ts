import {isEmailAddress} from '../../../../internal/email-address.js';
import type {FormErrors} from '../../../../internal/form/form-errors.js';
import type {EmailTexts} from './describe-email-error.js';

/** Says what is wrong with an address, if anything is. */
export function checkAddress(address: string, messages: EmailTexts): string | undefined {
  if (isEmailAddress(address)) return undefined;
  return address ? messages.emailInvalid : messages.emailMissing;
}

/** Says what is wrong with what has been entered to sign in with a password, if anything is. */
export function checkPasswordForm(
  address: string,
  password: string,
  messages: EmailTexts,
): FormErrors | undefined {
  const email = checkAddress(address, messages);
  if (!email && password) return undefined;
  return {fields: {email, password: password ? undefined : messages.passwordMissing}};
}
