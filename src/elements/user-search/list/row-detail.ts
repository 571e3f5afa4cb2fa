import type {User} from '../../../api/models.js';
import {clip} from '../../../internal/clip.js';
import {findMatch, findPhoneMatch, type Match} from './find-match.js';

export interface RowName {
  readonly name: string;
  readonly match: Match | undefined;
}

/** What stands below the name, so that two of the same name can be told apart, and it is seen why somebody was found. */
export interface RowDetail {
  readonly text: string;
  readonly match: Match | undefined;
  /** Whether it is written in words, not a login, a number or an address. */
  readonly isWords: boolean;
}

/** More than this is never in view, and some texts have thousands of characters. */
export const longestText = 200;

const isAtStart = (match: Match | undefined): boolean => match?.place === 'start';

const isWhole = (match: Match | undefined, text: string): boolean =>
  isAtStart(match) && match?.end === text.length;

/**
 * @param name What the user is called in the row, and which part of it is marked.
 * @returns `undefined` where nothing is left to tell.
 */
export function toRowDetail(
  user: User,
  {name, match: nameMatch}: RowName,
  query: string,
): RowDetail | undefined {
  const {login, email, phone, externalId, id, tags} = user;
  const usual = login && login !== name ? {text: login, match: undefined, isWords: false} : undefined;
  if (!query.trim() || isAtStart(nameMatch)) return usual;

  const fields = [
    [login, findMatch],
    [email, findMatch],
    [phone, findPhoneMatch],
    [externalId, findMatch],
  ] as const;
  for (const [field, find] of fields) {
    const text = clip(field ?? '', longestText);
    const found = find(text, query);
    if (field !== name && isAtStart(found)) return {text, match: found, isWords: false};
  }
  for (const text of [String(id), ...tags]) {
    const found = findMatch(clip(text, longestText), query);
    if (isWhole(found, text)) return {text, match: found, isWords: text !== String(id)};
  }
  return usual;
}
