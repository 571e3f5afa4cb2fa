import type {ListPart} from './list-users.js';
import {startAll} from './start-all.js';
import type {Send} from '../transport.js';
import {toUserPage} from './user-list-answer.js';
import type {UserPage} from './user-lookups.js';

/**
 * Lists those in whose full name the text stands: `GET /users/by_full_name`, which counts in pages. A part that does
 * not begin where a page does lies on two of them. Source: PROTOCOL.md section 7, the deprecated calls.
 */
export async function listFullNamesV1(
  send: Send,
  name: string,
  {limit, offset, signal}: ListPart,
): Promise<UserPage> {
  const first = Math.floor(offset / limit);
  const skipped = offset - first * limit;
  const numbers = skipped > 0 ? [first, first + 1] : [first];
  const loads = numbers.map((number) => async (stop: AbortSignal) => {
    const query = {full_name: name, page: number + 1, per_page: limit};
    const {body} = await send({method: 'GET', path: 'users/by_full_name', query, signal: stop});
    return toUserPage(body, {limit, offset: number * limit});
  });
  const pages = await Promise.all(startAll(loads, signal));
  const items = pages.flatMap((page) => page.items).slice(skipped, skipped + limit);
  const total = Math.max(...pages.map((page) => page.total));
  return Object.freeze({items: Object.freeze(items), total, limit, offset});
}
