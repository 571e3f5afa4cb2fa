import {Hono, type Context, type MiddlewareHandler} from 'hono';
import {FIELD_TEXTS} from '../assumptions/users.js';
import type {EmulatorEnvironment} from '../environment.js';
import {toId} from '../json.js';
import {readOperand, type Condition} from '../lookups/conditions.js';
import type {LookupField} from '../lookups/fields.js';
import {findUsers} from '../lookups/find-users.js';
import {renderPage} from '../paging.js';
import {readParameters} from '../query.js';
import {usersV1Off} from '../lookups/problems.js';
import {sortUsers} from '../lookups/sorting.js';
import {readV1Filter, readV1Order} from '../lookups/v1-filters.js';
import {requireSession} from '../middleware/authentication.js';
import {invalidFields, unknownUserId, userNotFound} from '../problems.js';
import {keyOf} from '../state/text-keys.js';
import type {User} from '../state/user.js';
import {answer, renderUser} from '../wire.js';
import type {World} from '../world.js';

/** Fields with a path of their own: `by_login` and so on. */
const SINGLE_FIELDS = [
  'login',
  'email',
  'facebook_id',
  'twitter_id',
  'external_user_id',
  'phone',
] as const satisfies LookupField[];

/** The deprecated lookups: GET /users, /users/:id, /users/by_… and /users/external/:id. */
export function usersV1Routes(world: World): Hono<EmulatorEnvironment> {
  const routes = new Hono<EmulatorEnvironment>();
  const withSession = requireSession(world);

  routes.get('/', withSession, requireUsersV1(), (c) => {
    const parameters = readParameters(c);
    const found = findUsers(c.var.app.users, readConditions(parameters));
    const order = parameters.get('order');
    const sorted = order === null ? found : sortUsers(found, readV1Order(order));
    return answer(c, renderPage(sorted, parameters, wrapUser));
  });

  for (const field of SINGLE_FIELDS) {
    routes.get(`/by_${field}`, withSession, requireUsersV1(), (c) => {
      const [user] = findUsers(c.var.app.users, [equal(field, requireParameter(c, field))]);
      return answerUser(c, user);
    });
  }

  routes.get('/by_full_name', withSession, requireUsersV1(), (c) => {
    const wanted = keyOf('full_name', requireParameter(c, 'full_name'));
    const isWanted = ({fields: {full_name: name}}: User) =>
      name !== null && keyOf('full_name', name).includes(wanted);
    return answer(c, renderPage([...c.var.app.users.all()].filter(isWanted), readParameters(c), wrapUser));
  });

  routes.get('/by_tags', withSession, requireUsersV1(), (c) => {
    const parameters = readParameters(c);
    const tags = [
      ...parameters.getAll('tags[]'),
      ...parameters.getAll('tags').flatMap((tags) => tags.split(',')),
    ]
      .map((tag) => tag.trim())
      .filter((tag) => tag !== '');
    if (tags.length === 0) throw invalidFields({tags: [FIELD_TEXTS.blank]});
    const operands = tags.flatMap((tag) => readOperand('user_tags', tag) ?? []);
    const found = findUsers(c.var.app.users, [{field: 'user_tags', operator: 'in', operands}]);
    return answer(c, renderPage(found, parameters, wrapUser));
  });

  routes.get('/external/:id', withSession, requireUsersV1(), (c) => {
    const [user] = findUsers(c.var.app.users, [equal('external_user_id', c.req.param('id'))]);
    return answerUser(c, user);
  });

  routes.get('/:id', withSession, requireUsersV1(), (c) => {
    const id = toId(c.req.param('id'));
    if (id === undefined) throw invalidFields({id: [FIELD_TEXTS.notPositive]});
    const user = c.var.app.users.byId(id);
    if (!user) throw unknownUserId();
    return answerUser(c, user);
  });

  return routes;
}

function requireUsersV1(): MiddlewareHandler<EmulatorEnvironment> {
  return async (c, next) => {
    if (!c.var.app.features.usersV1) throw usersV1Off(c.var.app.id);
    await next();
  };
}

function readConditions(parameters: URLSearchParams): Condition[] {
  const conditions: Condition[] = [];
  for (const [name, value] of parameters) {
    if (/^filter(\[\w*\])?$/.test(name)) conditions.push(readV1Filter(value));
    else if (name === 'external_user_id') conditions.push(equal(name, value));
  }
  return conditions;
}

function equal(field: LookupField, text: string): Condition {
  const operand = readOperand(field, text);
  if (operand) return {field, operator: 'in', operands: [operand]};
  throw invalidFields({[field]: [field === 'phone' ? FIELD_TEXTS.invalid : FIELD_TEXTS.notInteger]});
}

function requireParameter(c: Context, name: string): string {
  const value = readParameters(c).get(name) ?? '';
  if (value.trim() === '') throw invalidFields({[name]: [FIELD_TEXTS.blank]});
  return value;
}

function answerUser(c: Context, user: User | undefined): Response {
  if (!user) throw userNotFound();
  return answer(c, wrapUser(user));
}

function wrapUser(user: User): object {
  return {user: renderUser(user)};
}
