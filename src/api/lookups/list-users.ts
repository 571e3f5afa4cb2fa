import type {Query, Send} from '../transport.js';
import {toUserPage} from './user-list-answer.js';
import type {UserPage} from './user-lookups.js';

export interface ListPart {
  readonly limit: number;
  readonly offset: number;
  readonly signal?: AbortSignal | undefined;
}

/** Lists those whom a filter finds: `GET /users/v2`. Source: PROTOCOL.md section 7. */
export async function listUsers(
  send: Send,
  filter: Query,
  {limit, offset, signal}: ListPart,
): Promise<UserPage> {
  const query = {...filter, limit, offset};
  const {body} = await send({method: 'GET', path: 'users/v2', query, signal});
  return toUserPage(body, {limit, offset});
}
