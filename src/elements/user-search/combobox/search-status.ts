import {clip} from '../../../internal/clip.js';
import {describeProblem} from '../../../internal/form/describe-problem.js';
import {formatMessage, isolate} from '../../../internal/format-message.js';
import {formatSeconds} from '../../../internal/format-seconds.js';
import type {CountMessage} from '../../../locales/user-search-messages.js';
import type {UserFinder} from '../finder/user-finder.js';
import type {UserList} from '../finder/user-list.js';
import type {UserSearchHost} from '../user-search-host.js';

/** What is said about a search. */
export interface SearchStatus {
  readonly text: string;
  /** What it is about: as long as that stays the same it is said once, also where the text counts seconds. */
  readonly topic: unknown;
  readonly hasFailed: boolean;
  /** Asks again for what has failed. */
  readonly retry?: (() => void) | undefined;
}

/** Names and logins are found from their beginnings when so much has been typed. */
const prefixLength = 4;

/** No longer a part of what was typed is repeated. */
const longest = 40;

/** @param isSlow Whether the first answer has been waited for long enough to say so. */
export function describeSearch(
  host: UserSearchHost,
  finder: UserFinder,
  isSlow: boolean,
): SearchStatus | undefined {
  const {phase, list} = finder;
  if (phase === 'sign-in') return {text: describeSignIn(host), topic: phase, hasFailed: false};
  if (phase === 'failed') return describeFailure(host, finder);
  if (phase === 'idle') return undefined;
  if (list) return describeList(host, list);
  return isSlow ? {text: host.messages.searching, topic: phase, hasFailed: false} : undefined;
}

function describeSignIn({session, messages}: UserSearchHost): string {
  if (session.isMissing) return messages.unavailable;
  return session.state?.status === 'expired' ? messages.sessionEnded : messages.signInFirst;
}

function describeFailure({messages, language}: UserSearchHost, finder: UserFinder): SearchStatus {
  const {error, secondsLeft} = finder;
  if (secondsLeft > 0) {
    const time = formatSeconds(secondsLeft, language);
    return {text: formatMessage(messages.tooManyAttemptsUntil, {time}), topic: error, hasFailed: true};
  }
  const text = describeProblem(error, messages).summary ?? messages.unexpected;
  return {text, topic: error, hasFailed: true, retry: () => finder.searchNow()};
}

function describeList(host: UserSearchHost, list: UserList): SearchStatus {
  const {messages} = host;
  if (list.error !== undefined) {
    const text = describeProblem(list.error, messages).summary ?? messages.unexpected;
    return {text, topic: list.error, hasFailed: true, retry: () => list.retry()};
  }
  const text = list.total > 0 ? describeCount(host, list) : describeNobody(host, list);
  return {text, topic: list, hasFailed: false};
}

function describeCount({messages, language}: UserSearchHost, {total, isCut}: UserList): string {
  const message = isCut ? messages.foundFirst : messages.found;
  const count = new Intl.NumberFormat(language).format(total);
  return formatMessage(chooseForm(message, total, language), {count});
}

function describeNobody({messages, settings}: UserSearchHost, {query}: UserList): string {
  const text = query.trim();
  if (!text) return messages.nobodyHere;
  const isByName = settings.by.includes('fullName') || settings.by.includes('login');
  const isShort = Array.from(text).length < prefixLength;
  const message = isByName && isShort ? messages.typeMore : messages.nobodyFound;
  return formatMessage(message, {query: isolate(clip(text, longest))});
}

const chooseForm = (message: CountMessage, count: number, language: string | undefined): string =>
  message[new Intl.PluralRules(language).select(count)] ?? message.other;
