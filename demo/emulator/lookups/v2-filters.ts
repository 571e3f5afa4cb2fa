import {MAXIMUM_LIST_VALUES} from '../assumptions/lookups.js';
import {FIELD_TEXTS} from '../assumptions/users.js';
import {invalidQuery} from '../problems.js';
import {keyOf} from '../state/text-keys.js';
import {readOperand, type Condition, type Span} from './conditions.js';
import {FIELD_TYPES, type LookupField} from './fields.js';

/** The shortest beginning that `start_with` takes. */
const MINIMUM_PREFIX_LENGTH = 4;

const STAND_ALONE = [
  'id',
  'login',
  'email',
  'full_name',
  'phone',
  'external_id',
  'facebook_id',
  'twitter_id',
] as const;
const ADDITIONAL = ['last_request_at', 'created_at', 'updated_at'] as const;

/** The fields with one value, by which users can be sorted too. */
export const SORT_FIELDS = [...STAND_ALONE, ...ADDITIONAL] as const;

const FILTER_FIELDS = [...SORT_FIELDS, 'user_tags'] as const;

const PRIMARY = ['eq', 'in', 'start_with'] as const;
const COMPARE = ['gt', 'lt', 'gte', 'lte'] as const;
const OPERATORS = [...PRIMARY, 'nin', ...COMPARE] as const;

type FilterField = (typeof FILTER_FIELDS)[number];
type FilterOperator = (typeof OPERATORS)[number];

/** One filter of a query, with all of its values. */
interface Filter {
  field: FilterField;
  operator: FilterOperator;
  values: string[];
  /** Whether the values came with empty brackets, one by one. */
  isBracketed: boolean;
}

/** Collects the filters of a v2 query from its parameters. */
export class Filters {
  readonly #filters = new Map<string, Filter>();

  /** Takes in a parameter such as `login`, `id[in][]`, `id[in]` or `user_tags[]`. */
  add(name: string, value: string): void {
    const {field, operator, isBracketed} = readName(name);
    const key = `${field} ${operator}`;
    const filter = this.#filters.get(key) ?? {field, operator, values: [], isBracketed: false};
    filter.values.push(value);
    filter.isBracketed ||= isBracketed;
    this.#filters.set(key, filter);
  }

  /** Whether a filter looks for beginnings. */
  get hasPrefix(): boolean {
    return [...this.#filters.values()].some(({operator}) => operator === 'start_with');
  }

  /** The filters as conditions, or a refusal if they make no valid query. */
  toConditions(): Condition[] {
    const filters = [...this.#filters.values()];
    const conditions = filters.map(toCondition);
    if (filters.some(({field, operator}) => !isAdditional(field) && includes(PRIMARY, operator)))
      return conditions;
    throw invalidQuery(
      `At least one of ${[...STAND_ALONE, 'user_tags'].join(', ')} is required, with one of the operators ${PRIMARY.join(', ')}`,
    );
  }
}

function readName(name: string): Pick<Filter, 'field' | 'operator' | 'isBracketed'> {
  const match = /^([^[\]]+)(?:\[([^[\]]+)\])?(\[\])?$/.exec(name);
  const [, field = '', named, brackets] = match ?? [];
  if (!includes(FILTER_FIELDS, field)) throw invalidQuery(`Parameter ${name} is not supported`);
  const isBracketed = brackets !== undefined;
  // Tags never contain commas, and a list without an operator looks for any of its values.
  const operator = named ?? (isBracketed || field === 'user_tags' ? 'in' : 'eq');
  if (!includes(OPERATORS, operator)) throw invalidQuery(`Operator ${operator} is not supported`);
  return {field, operator, isBracketed};
}

function toCondition(filter: Filter): Condition {
  const {field, operator} = filter;
  if (includes(COMPARE, operator) && !isAdditional(field)) {
    throw invalidQuery(`${field} can't be used with the operator ${operator}`);
  }
  const values = readValues(filter);
  if (operator === 'start_with') requirePrefix(field, values[0] ?? '');
  const operands = values.map((value) => readValue(field, value));
  return {field, operator: operator === 'eq' ? 'in' : operator, operands};
}

function readValues({field, operator, values, isBracketed}: Filter): string[] {
  const isList = operator === 'in' || operator === 'nin';
  if (!isList && (values.length > 1 || isBracketed)) {
    throw invalidQuery(`${field} takes one value with the operator ${operator}`);
  }
  const all = isList && !isBracketed && values.length === 1 ? (values[0] ?? '').split(',') : values;
  const given = all.filter((value) => value.trim() !== '');
  if (given.length === 0) throw invalidQuery(`${field} cannot be blank`);
  if (given.length > MAXIMUM_LIST_VALUES) {
    throw invalidQuery(`${field} has too many values (maximum is ${MAXIMUM_LIST_VALUES})`);
  }
  return given;
}

function requirePrefix(field: FilterField, prefix: string): void {
  if (FIELD_TYPES[field] !== 'string')
    throw invalidQuery(`${field} can't be used with the operator start_with`);
  // Of a phone only the digits count.
  const lengths = [prefix, keyOf(field, prefix)].map((text) => Array.from(text).length);
  if (Math.min(...lengths) < MINIMUM_PREFIX_LENGTH) {
    throw invalidQuery(
      `${field} should have at least ${MINIMUM_PREFIX_LENGTH} characters with the operator start_with`,
    );
  }
}

function readValue(field: FilterField, value: string): Span {
  const operand = readOperand(field, value);
  if (operand && (field !== 'id' || Number(operand.from) > 0)) return operand;
  if (field === 'id') throw invalidQuery(`id ${FIELD_TEXTS.notPositive}`);
  throw invalidQuery(
    `${field} should ${field === 'phone' ? 'contain digits' : 'be a date or a Unix timestamp'}`,
  );
}

function isAdditional(field: LookupField): boolean {
  return includes(ADDITIONAL, field);
}

function includes<Item extends string>(items: readonly Item[], text: string): text is Item {
  return items.some((item) => item === text);
}
