import {hasEmailLink, takeEmailLink} from './email/email-link.js';
import type {OtherMethod} from './login-method.js';
import {forgetAttempt} from './social/kept-attempt.js';
import {readSocialAnswer, takeSocialAnswer} from './social/social-answer.js';

export interface FoundAnswer {
  readonly method: OtherMethod;
  /** Whether another page waits for it, which has opened this one as a window. */
  readonly isOfWindow: boolean;
}

/** The way to sign in that has an answer in this address: a provider, or the link of a mail, has led back to it. */
export function findAnswer(address: string): FoundAnswer | undefined {
  const social = readSocialAnswer(address);
  if (social) return {method: social.provider, isOfWindow: social.place === 'popup'};
  return hasEmailLink(address) ? {method: 'email', isOfWindow: false} : undefined;
}

/** Takes it out of the page's address, where nobody is to sign in by it. */
export function dropAnswer(): void {
  if (takeSocialAnswer()) forgetAttempt();
  else takeEmailLink();
}
