import {CASE_INSENSITIVE_FIELDS} from './users.js';

/*
 * Some choices are code, in the folder `lookups`, and have no constant:
 *
 * - Phones are compared by their digits. Tags and the ids of other services are compared exactly.
 * - A list without an operator (`user_tags[]=a`) is `in`. A single list value without empty brackets is split at
 *   commas (`id[in]=1,2`), `user_tags` too, since tags contain none. Blank values of lists are left out.
 * - `in` and `user_tags` look for any of the values, and `nin` also finds users without a value.
 * - `start_with` works on every stand-alone field but `id`, and its limit of 5 counts even if a smaller one is asked for.
 * - Dates are compared to the second. A day without a time is all of that day, in UTC.
 * - Users come by id; by the text found where `start_with` picks them. Users without a value to sort by come last.
 * - v2 refuses parameters that it does not know, v1 ignores them, because old clients send more than it reads.
 * - v1 `by_full_name` finds names that contain the text. A filter of the wrong type finds nobody, as a log shows.
 * - Whoever has just signed in is online, before any further request.
 */

/** Names are looked up without regard to case, as logins and e-mail addresses are; a search would be of little use otherwise. */
export const CASE_INSENSITIVE_LOOKUPS: readonly string[] = [...CASE_INSENSITIVE_FIELDS, 'full_name'];

/** The status and shape of a refused query are unknown; other validation answers 422. */
export const INVALID_QUERY_STATUS = 422;

/** No limit is documented; more ids than these do not fit into the URL of most servers. */
export const MAXIMUM_LIST_VALUES = 1000;

/** Somebody is online whose session was used within this time; the documentation says nothing. */
export const ONLINE_WINDOW_MS = 5 * 60 * 1000;

/** Worded like the known refusal of the deprecated lookups. */
export const ONLINE_USERS_OFF = {
  status: 403,
  text: 'Online users retrieving forbidden in admin panel, application permissions.',
} as const;

/** The text is documented, the status is not; it is a permission that is missing. */
export const USERS_V1_OFF_STATUS = 403;
