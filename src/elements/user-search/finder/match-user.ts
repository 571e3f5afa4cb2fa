import type {User} from '../../../api/models.js';
import type {UserSearchField} from '../../../api/lookups/user-lookups.js';

/** The text without accents and case. */
const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '');

const toWords = (text: string): string[] => text.split(/[\s\p{P}]+/u).filter(Boolean);

const toDigits = (text: string): string => text.replace(/\D/g, '');

/** Digits that are shorter than this are found at the beginning of a number only. */
const shortestPart = 4;

/** Whether each word typed is the beginning of a word of the text. */
function hasWords(text: string | null, query: string): boolean {
  if (!text) return false;
  const folded = fold(text);
  if (folded.startsWith(query)) return true;
  const [words, wanted] = [toWords(folded), toWords(query)];
  return wanted.length > 0 && wanted.every((beginning) => words.some((word) => word.startsWith(beginning)));
}

function hasNumber(phone: string | null, query: string): boolean {
  if (!phone || !/^[+\d\s()./-]+$/.test(query)) return false;
  const [digits, wanted] = [toDigits(phone), toDigits(query)];
  if (!wanted) return false;
  return digits.startsWith(wanted) || (wanted.length >= shortestPart && digits.includes(wanted));
}

const tests: Readonly<Record<UserSearchField, (user: User, query: string) => boolean>> = {
  fullName: ({fullName}, query) => hasWords(fullName, query),
  login: ({login}, query) => hasWords(login, query),
  email: ({email}, query) => !!email && fold(email).startsWith(query),
  phone: ({phone}, query) => hasNumber(phone, query),
  externalId: ({externalId}, query) => !!externalId && fold(externalId).startsWith(query),
  tags: ({tags}, query) => tags.some((tag) => fold(tag).startsWith(query)),
  id: ({id}, query) => String(id) === query,
};

/** Those of the users whom a text means, by the beginnings of words, whatever their accents and case. */
export function matchUsers(users: readonly User[], text: string, by: readonly UserSearchField[]): User[] {
  const query = fold(text);
  return users.filter((user) => by.some((field) => tests[field](user, query)));
}
