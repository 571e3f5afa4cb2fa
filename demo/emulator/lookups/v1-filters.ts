import {MAXIMUM_LIST_VALUES} from '../assumptions/lookups.js';
import {invalidQuery} from '../problems.js';
import {readOperand, type Condition, type Operator, type Span} from './conditions.js';
import {FIELD_TYPES, isLookupField, type LookupField} from './fields.js';
import type {Sorting} from './sorting.js';

const OPERATORS: ReadonlyMap<string, Operator> = new Map([
  ['gt', 'gt'],
  ['lt', 'lt'],
  ['ge', 'gte'],
  ['le', 'lte'],
  ['eq', 'in'],
  ['ne', 'nin'],
  ['between', 'between'],
  ['in', 'in'],
]);

const TYPES = ['number', 'string', 'date'];

/** Reads a filter such as `number id in 1,2`. One whose type is not that of its field finds nobody. */
export function readV1Filter(text: string): Condition {
  const [, type = '', field = '', name = '', value = ''] = /^(\S+) (\S+) (\S+) (.+)$/s.exec(text) ?? [];
  if (!TYPES.includes(type)) throw invalidQuery(`Invalid filter: ${text}`);
  if (!isLookupField(field)) throw invalidQuery(`Users can't be filtered by ${field}`);
  const operator = OPERATORS.get(name);
  if (!operator) throw invalidQuery(`Operator ${name} is not supported`);
  if (FIELD_TYPES[field] !== type) return {field, operator: 'in', operands: []};
  return {field, operator, operands: readOperands(field, name, value)};
}

function readOperands(field: LookupField, operator: string, value: string): Span[] {
  const isList = operator === 'in' || operator === 'between';
  const values = isList ? value.split(',').filter((single) => single.trim() !== '') : [value];
  if (operator === 'between' && values.length !== 2)
    throw invalidQuery(`${field} should be between two values`);
  if (values.length > MAXIMUM_LIST_VALUES) {
    throw invalidQuery(`${field} has too many values (maximum is ${MAXIMUM_LIST_VALUES})`);
  }
  return values.map((single) => {
    const operand = readOperand(field, single.trim());
    if (!operand) throw invalidQuery(`${field} can't be compared with ${single}`);
    return operand;
  });
}

/** Reads an order such as `desc string created_at`; its type does not matter, the JS SDK always sends `string`. */
export function readV1Order(text: string): Sorting {
  const [, direction, field = ''] = /^(asc|desc) \S+ (\S+)$/.exec(text) ?? [];
  if (!direction || !isLookupField(field)) throw invalidQuery(`Invalid order: ${text}`);
  return {field, isDescending: direction === 'desc'};
}
