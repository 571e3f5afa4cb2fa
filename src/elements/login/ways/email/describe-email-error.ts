import type {FormErrors} from '../../../../internal/form/form-errors.js';
import {isRefused} from '../../../../internal/form/outcome.js';
import type {EmailWayMessages} from '../../../../locales/email-way-messages.js';
import type {LoginMessages} from '../../../../locales/login-messages.js';
import type {LoginWaysMessages} from '../../../../locales/login-ways-messages.js';
import {isCubeProviderError} from '../../../../provider-error.js';
import {describeWayError} from '../describe-way-error.js';
import type {EmailStep} from './email-step.js';

export type EmailTexts = LoginMessages & LoginWaysMessages & EmailWayMessages;

/** Where somebody goes on if a link could not sign in; nowhere else if it may do so yet. */
export function stepAfterLink(error: unknown): EmailStep | undefined {
  // The link has been used by now, and another one would be refused as well.
  if (isRefused(error)) return 'password';
  const problem = isCubeProviderError(error) ? error.problem : undefined;
  if (problem === 'expired-link') return 'expired';
  return problem === 'invalid-email' ? 'address' : undefined;
}

/**
 * Says in the user's words why signing in by e-mail failed, and which field to look at.
 * @param isOfLink Whether it was by a link: then an address may be a right one, but of somebody else.
 */
export function describeEmailError(error: unknown, messages: EmailTexts, isOfLink: boolean): FormErrors {
  const {emailUnreachable, emailRefused, emailFailed} = messages;
  switch (isCubeProviderError(error) && error.problem) {
    case 'invalid-email':
      return {fields: {email: isOfLink ? messages.linkAddressWrong : messages.emailInvalid}};
    case 'wrong-password':
      return {fields: {password: messages.emailPasswordWrong}};
    case 'expired-link':
      return {summary: messages.signInLinkExpired};
    default:
      return describeWayError(error, '', {
        ...messages,
        providerUnreachable: emailUnreachable,
        providerRefused: emailRefused,
        providerFailed: emailFailed,
      });
  }
}
