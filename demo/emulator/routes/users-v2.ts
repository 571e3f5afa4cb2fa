import {Hono} from 'hono';
import {FIELD_TEXTS} from '../assumptions.js';
import type {EmulatorEnvironment} from '../environment.js';
import {toId, toInteger} from '../json.js';
import {requireSession} from '../middleware/authentication.js';
import {invalidQuery} from '../problems.js';
import type {User} from '../state/user.js';
import type {Users} from '../state/users.js';
import {answer, renderUser} from '../wire.js';
import type {World} from '../world.js';

const FILTERS = ['id', 'login', 'email'] as const;
const MAXIMUM_LIMIT = 100;

type Filter = (typeof FILTERS)[number];

/** GET /users/v2, so far with filters by equality. */
export function usersV2Routes(world: World): Hono<EmulatorEnvironment> {
  const routes = new Hono<EmulatorEnvironment>();

  routes.get('/', requireSession(world), (c) => {
    const {users} = c.var.app;
    const {filters, limit, offset} = readQuery(new URL(c.req.url).searchParams);
    const found = findUsers(users, filters);
    return answer(c, {
      limit,
      skip: offset,
      total_entries: found.length,
      items: found.slice(offset, offset + limit).map(renderUser),
    });
  });

  return routes;
}

interface Query {
  filters: Map<Filter, string>;
  limit: number;
  offset: number;
}

function readQuery(parameters: URLSearchParams): Query {
  const query: Query = {filters: new Map(), limit: MAXIMUM_LIMIT, offset: 0};
  const seen = new Set<string>();
  for (const [name, value] of parameters) {
    if (seen.has(name)) throw invalidQuery(`Parameter ${name} is given twice`);
    seen.add(name);
    if (name === 'limit') query.limit = readCount(name, value, 1, MAXIMUM_LIMIT);
    else if (name === 'offset') query.offset = readCount(name, value, 0, Number.MAX_SAFE_INTEGER);
    else if (isFilter(name)) query.filters.set(name, value);
    else throw invalidQuery(`Parameter ${name} is not supported`);
  }
  if (query.filters.size === 0) throw invalidQuery(`At least one filter is required: ${FILTERS.join(', ')}`);
  return query;
}

function isFilter(name: string): name is Filter {
  return FILTERS.some((filter) => filter === name);
}

function readCount(name: string, value: string, minimum: number, maximum: number): number {
  const count = toInteger(value);
  if (count === undefined || count < minimum || count > maximum)
    throw invalidQuery(`Invalid ${name}: ${value}`);
  return count;
}

/** Every filter names at most one user; several must name the same. */
function findUsers(users: Users, filters: Map<Filter, string>): User[] {
  const [first, ...others] = [...filters].map(([filter, value]) => findUser(users, filter, value));
  return first && others.every((other) => other === first) ? [first] : [];
}

function findUser(users: Users, filter: Filter, value: string): User | undefined {
  if (filter !== 'id') return users.byField(filter, value);
  const id = toId(value);
  if (id === undefined) throw invalidQuery(`id ${FIELD_TEXTS.notPositive}`);
  return users.byId(id);
}
