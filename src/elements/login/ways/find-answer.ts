import {hasEmailLink} from './email/email-link.js';
import type {OtherMethod} from './login-method.js';
import {readSocialAnswer} from './social/social-answer.js';

/** The way to sign in that has an answer in this address: a provider, or the link of a mail, has led back to it. */
export const findAnsweredWay = (address: string): OtherMethod | undefined =>
  readSocialAnswer(address)?.provider ?? (hasEmailLink(address) ? 'email' : undefined);
