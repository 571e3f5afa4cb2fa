import {UNIQUE_FIELDS} from '../assumptions/users.js';
import type {User} from '../state/user.js';
import {SORTED_FIELDS, type SortedField, type UniqueField, type Users} from '../state/users.js';
import {toTest, type Condition, type Span} from './conditions.js';
import type {LookupField} from './fields.js';

/** Which condition picks the users from its index, the narrowest first; tags are shared by many. */
const SOURCES: readonly ((condition: Condition) => boolean)[] = [
  ({field, operator}) => operator === 'in' && (field === 'id' || isUnique(field)),
  ({field, operator}) => operator === 'in' && isSorted(field) && field !== 'user_tags',
  ({operator}) => operator === 'start_with',
  ({field, operator}) => operator === 'in' && field === 'user_tags',
];

/**
 * The users of whom all conditions are so. They come by id, but where `start_with` picks them, they come in the order
 * of the texts found: that is the order of the index, and of suggestions.
 */
export function findUsers(users: Users, conditions: readonly Condition[]): User[] {
  const source = SOURCES.flatMap((isSource) => conditions.filter(isSource)).at(0);
  const candidates = source ? pick(users, source) : [...users.all()];
  const tests = conditions.filter((condition) => condition !== source).map(toTest);
  if (tests.length === 0) return candidates;
  return candidates.filter((user) => tests.every((test) => test(user)));
}

function pick(users: Users, {field, operator, operands}: Condition): User[] {
  if (operator === 'start_with') {
    const prefix = String(operands[0]?.from ?? '');
    return isSorted(field) ? once(field, users.allStartingWith(field, prefix)) : [];
  }
  const [first, ...others] = operands;
  if (first && others.length === 0) return pickEqual(users, field, first);
  const found = new Set(operands.flatMap((operand) => pickEqual(users, field, operand)));
  return [...found].sort((one, other) => one.id - other.id);
}

function pickEqual(users: Users, field: LookupField, {from: value}: Span): User[] {
  if (field !== 'id' && !isUnique(field)) return isSorted(field) ? users.allWith(field, String(value)) : [];
  const user = field === 'id' ? users.byId(Number(value)) : users.byField(field, value);
  return user ? [user] : [];
}

/** A user may have several tags with the same beginning. */
function once(field: LookupField, users: User[]): User[] {
  return field === 'user_tags' ? [...new Set(users)] : users;
}

function isUnique(field: LookupField): field is UniqueField {
  return UNIQUE_FIELDS.some((unique) => unique === field);
}

function isSorted(field: LookupField): field is SortedField {
  return SORTED_FIELDS.some((sorted) => sorted === field);
}
