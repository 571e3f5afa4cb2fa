import type {SocialProvider} from '../../../../api/models.js';
import {findAttempt, forgetAttempt, type KeptAttempt} from './kept-attempt.js';
import {readSocialAnswer, takeSocialAnswer, type SocialAnswer} from './social-answer.js';

export interface TakenAnswer {
  readonly answer: SocialAnswer;
  /** What this tab was left with, if it was left for this answer. */
  readonly attempt: KeptAttempt | undefined;
}

/**
 * Takes the answer of a provider out of the page's address.
 * @param setting By which the provider is set up here.
 * @returns `undefined` where there is none, or another element of this page had asked for it.
 */
export function takeAnswer(provider: SocialProvider, setting: string): TakenAnswer | undefined {
  const answer = readSocialAnswer(location.href);
  if (answer?.provider !== provider) return undefined;
  const attempt = findAttempt(answer.state);
  if (attempt && attempt.setting !== setting) return undefined;
  takeSocialAnswer();
  if (attempt) forgetAttempt();
  return {answer, attempt};
}
