import {ZxcvbnFactory} from '@zxcvbn-ts/core';
import {adjacencyGraphs, dictionary} from '@zxcvbn-ts/language-common';
import type {PasswordStrengthMessages} from '../../locales/password-strength-messages.js';
import type {PasswordStrength} from './password-strength.js';

/** The most that the server takes; the time that an estimate takes grows with the square of it. In characters. */
const maxLength = 40;

const estimator = new ZxcvbnFactory({dictionary, graphs: adjacencyGraphs, maxLength});

/** What can be said about a weakness, by the names that the estimator has for it. */
const advice: readonly [reasons: RegExp, message: keyof PasswordStrengthMessages][] = [
  [/^userInputs$/, 'passwordPersonal'],
  [/^(topTen|topHundred|common|similarToCommon)$/, 'passwordCommon'],
  [/^(straightRow|keyPattern|simpleRepeat|extendedRepeat|sequences|repeated)$/, 'passwordPattern'],
  [/^(recentYears|dates|associatedYears)$/, 'passwordDate'],
  [/^(wordByItself|namesByThemselves|commonNames|anotherWord|useWords)$/, 'passwordFewWords'],
];

const toAdvice = (reason: string) => advice.find(([reasons]) => reasons.test(reason));

/** A name is easily guessed as a whole and in parts. */
const toWords = (text: string): string[] => [
  text,
  ...text.split(/[^\p{L}\p{N}]+/u).filter(({length}) => length > 2),
];

/** Estimates how hard a password is to guess, by what people are known to use. Loaded late, for it is large. */
export function estimateStrength(
  password: string,
  userInputs: readonly string[],
  messages: PasswordStrengthMessages,
): PasswordStrength {
  const {score, feedback} = estimator.check(password.slice(0, maxLength), userInputs.flatMap(toWords));
  const reasons = [feedback.warning ?? '', ...feedback.suggestions];
  const [, message] = reasons.map(toAdvice).find(Boolean) ?? [];
  return {score, advice: message && messages[message]};
}
