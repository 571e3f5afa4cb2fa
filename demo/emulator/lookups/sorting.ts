import type {User} from '../state/user.js';
import {valuesOf, type Comparable, type LookupField} from './fields.js';

/** In which order users are asked for. */
export interface Sorting {
  field: LookupField;
  isDescending: boolean;
}

/** Sorted by a field, equal ones by id; users without a value come last in either direction. */
export function sortUsers(users: readonly User[], {field, isDescending}: Sorting): User[] {
  const direction = isDescending ? -1 : 1;
  const entries = users.map((user) => ({user, value: valuesOf(user, field)[0]}));
  entries.sort((one, other) => {
    if (one.value === other.value) return one.user.id - other.user.id;
    if (one.value === undefined) return 1;
    if (other.value === undefined) return -1;
    return direction * compare(one.value, other.value);
  });
  return entries.map(({user}) => user);
}

function compare(one: Comparable, other: Comparable): number {
  return one < other ? -1 : 1;
}
