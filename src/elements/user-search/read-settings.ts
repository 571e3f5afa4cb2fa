import type {UserSearchField} from '../../api/lookups/user-lookups.js';
import {CubeError} from '../../errors.js';
import {parseFields, toFieldWord} from '../../internal/user-fields/parse-fields.js';
import {logProblem} from '../../session/problems.js';
import {isId} from './selection.js';
import type {FinderSettings} from './user-search-settings.js';

/** What the page gives: lists may be text, as in attributes. */
export interface GivenSettings {
  readonly by: string;
  readonly tags: string | readonly string[];
  readonly ids: string | readonly number[] | null | undefined;
  readonly exclude: string | readonly number[];
  readonly usersApi: string;
}

const known: readonly UserSearchField[] = ['fullName', 'login', 'email', 'phone', 'externalId', 'tags', 'id'];

/** Without tags: they say little about a person who is looked for. */
const usual = known.filter((field) => field !== 'tags');

/** The fields that people are found by; the developer is told of those that there are not. */
export function chooseSearchFields(by: unknown): readonly UserSearchField[] {
  const {fields, unknown} = parseFields(typeof by === 'string' ? by : '', known);
  if (unknown.length > 0) {
    const text = `<cube-user-search by> does not know: ${unknown.join(', ')}.`;
    logProblem(new CubeError(`${text} It knows: ${known.map(toFieldWord).join(' ')}.`));
  }
  return fields.length > 0 ? fields.map(({name}) => name) : usual;
}

function toList(given: unknown, separator: RegExp): string[] {
  if (typeof given === 'number') return [String(given)];
  const list: unknown[] =
    typeof given === 'string' ? given.split(separator) : Array.isArray(given) ? given : [];
  return list.map((one) => String(one).trim()).filter(Boolean);
}

/** Reads ids, such as `12, 15`; what is none is left out. */
export function toIds(given: unknown): readonly number[] {
  const ids = toList(given, /[\s,]+/).map(Number);
  return [...new Set(ids.filter(isId))];
}

export const readSettings = ({by, tags, ids, exclude, usersApi}: GivenSettings): FinderSettings => ({
  by: chooseSearchFields(by),
  tags: toList(tags, /,/),
  ids: ids === undefined || ids === null ? undefined : toIds(ids),
  exclude: toIds(exclude),
  usersApi: usersApi === 'v1' ? 'v1' : 'v2',
});
