import {CubeValidationError} from '../../errors.js';
import type {PageOptions} from './user-lookups.js';

/** What a lookup is asked with, checked before anything is sent. Each throws a {@link CubeValidationError}. */

/** The most users that the server gives at once, and the most ids that are put into one request. */
export const maxLimit = 100;

const unusable = (field: string, what: string) =>
  new CubeValidationError(`The lookup cannot be made: ${field} ${what}.`, {[field]: [what]});

const isId = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) > 0;

/** Text that is not blank, as it was given. */
export function checkFilledText(field: string, value: unknown): string {
  if (typeof value !== 'string') throw unusable(field, 'is no text');
  if (!value.trim()) throw unusable(field, 'is missing');
  return value;
}

/** What somebody typed, without blanks around it and characters that are none, the others composed. */
export function checkTypedText(field: string, value: unknown): string {
  if (typeof value !== 'string') throw unusable(field, 'is no text');
  return value
    .replace(/\p{Cc}/gu, ' ')
    .trim()
    .normalize('NFC');
}

export function checkId(field: string, value: unknown): number {
  if (!isId(value)) throw unusable(field, 'is no id');
  return value as number;
}

/** Different ids, in the order in which they were given. */
export function checkIds(field: string, values: unknown): number[] {
  if (!Array.isArray(values)) throw unusable(field, 'is no list');
  if (!values.every(isId)) throw unusable(field, 'holds what is no id');
  return [...new Set(values as number[])];
}

export function checkTexts(field: string, values: unknown): string[] {
  if (!Array.isArray(values)) throw unusable(field, 'is no list');
  return [...new Set(values.map((value) => checkFilledText(field, value)))];
}

export function checkOneOf<Value extends string>(
  field: string,
  value: Value,
  known: readonly Value[],
): Value {
  if (!known.includes(value)) throw unusable(field, `is none of ${known.join(', ')}`);
  return value;
}

export function checkAllOf<Value extends string>(
  field: string,
  values: readonly Value[],
  known: readonly Value[],
): readonly Value[] {
  if (!Array.isArray(values)) throw unusable(field, 'is no list');
  return values.map((value: Value) => checkOneOf(field, value, known));
}

/** The part of a list that is asked for. */
export function checkPage({limit = maxLimit, offset = 0}: PageOptions): {limit: number; offset: number} {
  if (!Number.isSafeInteger(limit) || limit < 1 || limit > maxLimit) {
    throw unusable('limit', `is not from 1 to ${maxLimit}`);
  }
  if (!Number.isSafeInteger(offset) || offset < 0) throw unusable('offset', 'is not a number from 0 on');
  return {limit, offset};
}
