import type {User} from '../models.js';
import type {Lookup} from './search-plan.js';

export interface LookedUp {
  readonly lookup: Pick<Lookup, 'field' | 'isPrefix'>;
  readonly users: readonly User[];
}

/** Upper case, because the lower case of a Greek sigma depends on what follows it. */
const fold = (text: string): string => text.toUpperCase().normalize('NFC');

const isSame = (value: User[Lookup['field']], text: string): boolean =>
  typeof value === 'string' && fold(value) === fold(text);

/** Whether the text stands in the other one, wherever that may be. */
export const hasText = (value: string | null, text: string): boolean =>
  value !== null && fold(value).includes(fold(text));

/**
 * Those found by several lookups, none of them twice: first those who match exactly, by whatever lookup, then those with
 * the text at the beginning. Otherwise in the order of the lookups, and in that of the server.
 */
export function mergeUsers(results: readonly LookedUp[], text: string): User[] {
  const exact = new Map<number, User>();
  const others = new Map<number, User>();
  for (const {lookup, users} of results) {
    for (const user of users) {
      const isExact = !lookup.isPrefix || isSame(user[lookup.field], text);
      const rank = isExact ? exact : others;
      if (!rank.has(user.id)) rank.set(user.id, user);
    }
  }
  return [...new Map([...exact, ...others]).values()];
}
