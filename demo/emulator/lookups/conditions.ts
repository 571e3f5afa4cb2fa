import {toInteger} from '../json.js';
import {keyOf} from '../state/text-keys.js';
import type {User} from '../state/user.js';
import {readDate} from './dates.js';
import {FIELD_TYPES, valuesOf, type Comparable, type LookupField} from './fields.js';

/** What a value in a query stands for: a single value, or the seconds of a day. */
export interface Span {
  from: Comparable;
  to: Comparable;
}

/** `in` one of the operands or in none; the others have one operand, `between` has two. */
export type Operator = 'in' | 'nin' | 'start_with' | 'gt' | 'lt' | 'gte' | 'lte' | 'between';

/** Something that has to be so of every user found. */
export interface Condition {
  field: LookupField;
  operator: Operator;
  operands: Span[];
}

/** A value of a query as its field's values are compared; `undefined` if it is none, such as a phone without digits. */
export function readOperand(field: LookupField, text: string): Span | undefined {
  const type = FIELD_TYPES[field];
  if (type === 'date') return readDate(text);
  const value = type === 'number' ? toInteger(text) : keyOf(field, text);
  return value === undefined || value === '' ? undefined : {from: value, to: value};
}

/** The condition as a test of one user. */
export function toTest({field, operator, operands}: Condition): (user: User) => boolean {
  if (operator === 'nin') {
    const isExcluded = toValueTest('in', operands);
    return (user) => !valuesOf(user, field).some(isExcluded);
  }
  const isWanted = toValueTest(operator, operands);
  return (user) => valuesOf(user, field).some(isWanted);
}

type ValueTest = (value: Comparable) => boolean;

function toValueTest(operator: Exclude<Operator, 'nin'>, operands: Span[]): ValueTest {
  if (operator === 'in') return toListTest(operands);
  const [first, last = first] = operands;
  if (!first || !last) return () => false;
  switch (operator) {
    case 'start_with':
      return (value) => String(value).startsWith(String(first.from));
    case 'gt':
      return (value) => value > first.to;
    case 'gte':
      return (value) => value >= first.from;
    case 'lt':
      return (value) => value < first.from;
    case 'lte':
      return (value) => value <= first.to;
    case 'between':
      return (value) => value >= first.from && value <= last.to;
  }
}

/** By a set, because a long list would otherwise be gone through for every user. */
function toListTest(operands: Span[]): ValueTest {
  const single = new Set(operands.filter(({from, to}) => from === to).map(({from}) => from));
  const longer = operands.filter(({from, to}) => from !== to);
  return (value) => single.has(value) || longer.some(({from, to}) => value >= from && value <= to);
}
