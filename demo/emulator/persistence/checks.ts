import {isJsonObject} from '../json.js';

/** Whether a decoded value is what it should be. */
export type Check = (value: unknown) => boolean;

/** The furthest from 1970 that a `Date` can be, in milliseconds. */
const LATEST_TIME = 8.64e15;

export const isInteger: Check = (value) => Number.isSafeInteger(value);

export const isCount: Check = (value) => isInteger(value) && (value as number) >= 0;

export const isTime: Check = (value) => isInteger(value) && Math.abs(value as number) <= LATEST_TIME;

export const isText: Check = (value) => typeof value === 'string';

export const isUrl: Check = (value) => typeof value === 'string' && URL.canParse(value);

export const isFlag: Check = (value) => typeof value === 'boolean';

export function isNullOr(check: Check): Check {
  return (value) => value === null || check(value);
}

export function isOneOf(...values: readonly unknown[]): Check {
  return (value) => values.includes(value);
}

export function isMatchOf(pattern: RegExp): Check {
  return (value) => typeof value === 'string' && pattern.test(value);
}

/** An object that has at least these members. */
export function isObjectOf(members: Record<string, Check>): Check {
  const checks = Object.entries(members);
  return (value) => isJsonObject(value) && checks.every(([name, check]) => check(value[name]));
}

/** An object whose members, however they are called, are alike. */
export function isRecordOf(check: Check): Check {
  return (value) => isJsonObject(value) && Object.values(value).every(check);
}

export function isListOf(check: Check): Check {
  return (value) => Array.isArray(value) && value.every(check);
}

/** The members of these names, all alike. */
export function alike(names: readonly string[], check: Check): Record<string, Check> {
  return Object.fromEntries(names.map((name) => [name, check]));
}

/** An object that may lack members, but has none besides these. */
export function isPartOf(members: Record<string, Check>): Check {
  return (value) =>
    isJsonObject(value) &&
    Object.entries(value).every(([name, member]) => Object.hasOwn(members, name) && members[name]?.(member));
}
