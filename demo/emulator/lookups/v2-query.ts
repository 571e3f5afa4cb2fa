import {invalidQuery} from '../problems.js';
import type {Condition} from './conditions.js';
import {readCount} from '../query.js';
import type {Sorting} from './sorting.js';
import {Filters, SORT_FIELDS} from './v2-filters.js';

const MAXIMUM_LIMIT = 100;
/** Where beginnings are looked for, the platform sets this limit, whatever the query says. */
const PREFIX_LIMIT = 5;

/** What GET /users/v2 is asked for. */
export interface V2Query {
  conditions: Condition[];
  /** By id, or by the text found, where it is absent. */
  sorting: Sorting | undefined;
  limit: number;
  offset: number;
}

/** Reads the parameters of GET /users/v2; what it does not know, it refuses. */
export function readV2Query(parameters: URLSearchParams): V2Query {
  const filters = new Filters();
  const others = new Map<string, string>();
  for (const [name, value] of parameters) {
    if (!['limit', 'offset', 'sort_asc', 'sort_desc'].includes(name)) filters.add(name, value);
    else if (others.has(name)) throw invalidQuery(`Parameter ${name} is given twice`);
    else others.set(name, value);
  }
  const limit = readCount('limit', others.get('limit') ?? String(MAXIMUM_LIMIT), 1, MAXIMUM_LIMIT);
  return {
    conditions: filters.toConditions(),
    sorting: readSorting(others.get('sort_asc'), others.get('sort_desc')),
    limit: filters.hasPrefix ? PREFIX_LIMIT : limit,
    offset: readCount('offset', others.get('offset') ?? '0', 0),
  };
}

function readSorting(ascending: string | undefined, descending: string | undefined): Sorting | undefined {
  if (ascending !== undefined && descending !== undefined) {
    throw invalidQuery('Only one of sort_asc and sort_desc can be used');
  }
  const name = ascending ?? descending;
  if (name === undefined) return undefined;
  const field = SORT_FIELDS.find((candidate) => candidate === name);
  if (!field) throw invalidQuery(`Users can't be sorted by ${name}; choose one of ${SORT_FIELDS.join(', ')}`);
  return {field, isDescending: descending !== undefined};
}
