import {toPlainPhone} from './plain-phone.js';
import type {Query} from '../transport.js';
import type {UserSearchField} from './user-lookups.js';

/** One lookup of a search. */
export interface Lookup {
  readonly field: UserSearchField;
  /** Whether it finds those whose field begins with the text; else the field is the same. */
  readonly isPrefix: boolean;
  /** Parameters of `GET /users/v2`. Source: PROTOCOL.md section 7. */
  readonly query: Query;
}

/** In the order in which those found are shown. */
export const searchFields: readonly UserSearchField[] = [
  'fullName',
  'login',
  'email',
  'phone',
  'externalId',
  'id',
  'tags',
];

export const defaultSearchFields: readonly UserSearchField[] = searchFields.filter(
  (field) => field !== 'tags',
);

const shortestPrefix = 4;
const shortestPhone = 3;
/** No text that identifies somebody is longer; an address with more in it may be refused on its way. */
const longestText = 255;

/** Whether the server looks for what begins with this text. It counts characters, not halves of them. */
export const isPrefixLength = (text: string): boolean => Array.from(text).length >= shortestPrefix;

const hasBlanks = (text: string): boolean => /\s/.test(text);

/** What a field is compared with, `undefined` where it cannot be the same as the text. */
function toExact(field: UserSearchField, text: string): Query | undefined {
  switch (field) {
    case 'fullName':
      return {full_name: text};
    case 'tags':
      return {'user_tags[in][]': [text]};
    case 'login':
      return hasBlanks(text) ? undefined : {login: text};
    case 'externalId':
      return hasBlanks(text) ? undefined : {external_id: text};
    case 'email':
      return /^[^\s@]+@[^\s@]+$/.test(text) ? {email: text} : undefined;
    case 'phone': {
      const phone = toPlainPhone(text);
      return /^\d+$/.test(phone) && phone.length >= shortestPhone ? {phone} : undefined;
    }
    case 'id': {
      const id = /^\d+$/.test(text) ? Number(text) : 0;
      return id > 0 && Number.isSafeInteger(id) ? {id} : undefined;
    }
  }
}

/** What a field begins with, `undefined` where that is not looked for. */
function toPrefix(field: UserSearchField, text: string, isNameListed: boolean): Query | undefined {
  if (!isPrefixLength(text)) return undefined;
  if (field === 'login') return {'login[start_with]': text};
  return field === 'fullName' && !isNameListed ? {'full_name[start_with]': text} : undefined;
}

function planField(field: UserSearchField, text: string, isNameListed: boolean): Lookup[] {
  const exact = toExact(field, text);
  if (!exact) return [];
  const lookup: Lookup = {field, isPrefix: false, query: exact};
  const prefix = toPrefix(field, text, isNameListed);
  // Exact as well: of those who begin with it, the server gives a few only.
  return prefix ? [lookup, {field, isPrefix: true, query: prefix}] : [lookup];
}

export interface SearchPlanOptions {
  readonly by: readonly UserSearchField[];
  /** Whether another call lists those with the text in their full name; those with just this name may be far down. */
  readonly isNameListed?: boolean;
}

/**
 * The lookups that a text is worth, each of them once: exact ones only where a field may be the same, and from four
 * characters on those for what begins with it.
 * @param text Without blanks around it.
 */
export function planSearch(text: string, {by, isNameListed = false}: SearchPlanOptions): readonly Lookup[] {
  if (!text || text.length > longestText) return [];
  return searchFields
    .filter((field) => by.includes(field))
    .flatMap((field) => planField(field, text, isNameListed));
}
