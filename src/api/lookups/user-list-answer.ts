import {isObject, toUser, unreadable} from '../mapping.js';
import type {UserPage} from './user-lookups.js';

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

/** The deprecated lists wrap each user. */
const unwrap = (item: unknown): unknown => (isObject(item) && isObject(item.user) ? item.user : item);

/**
 * Reads the answer to a list of users, of either kind. Source: PROTOCOL.md section 7.
 * @param asked What was asked for. The server may have set a smaller limit.
 * @throws {CubeApiError} if the answer is no list, or something in it is no user.
 */
export function toUserPage(
  body: unknown,
  asked: {readonly limit: number; readonly offset: number},
): UserPage {
  if (!isObject(body) || !Array.isArray(body.items)) throw unreadable('list of users');
  const limit = isCount(body.limit) && body.limit > 0 ? Math.min(body.limit, asked.limit) : asked.limit;
  const items = Object.freeze(body.items.slice(0, limit).map((item) => toUser(unwrap(item))));
  // A total that is none, or less than what has come, is not believed.
  const least = items.length && asked.offset + items.length;
  const total = isCount(body.total_entries) ? Math.max(body.total_entries, least) : least;
  return Object.freeze({items, total, limit, offset: asked.offset});
}
