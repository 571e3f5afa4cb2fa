import type {User} from '../state/user.js';
import {renderUser} from '../wire.js';
import {readCount} from './parameters.js';

const DEFAULT_PER_PAGE = 10;
const MAXIMUM_PER_PAGE = 100;

/** The page of users that a v1 query asks for. */
export function renderPage(users: readonly User[], parameters: URLSearchParams): object {
  const page = readCount('page', parameters.get('page') ?? '1', 1);
  const perPage = readCount(
    'per_page',
    parameters.get('per_page') ?? String(DEFAULT_PER_PAGE),
    1,
    MAXIMUM_PER_PAGE,
  );
  const start = (page - 1) * perPage;
  return {
    current_page: page,
    // What a log of the platform shows for an empty answer.
    per_page: users.length === 0 ? 0 : perPage,
    total_entries: users.length,
    items: users.slice(start, start + perPage).map((user) => ({user: renderUser(user)})),
  };
}
