/** `2023-09-15 15:43:31 UTC` is not among the date forms that every engine parses; ISO 8601 is. */
function toTime(expirationDate: string): number {
  const [, date, time] = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) UTC$/.exec(expirationDate) ?? [];
  return Date.parse(`${date}T${time}Z`);
}

/**
 * Milliseconds until the token ends. Both dates are the server's, because the clock of this machine may be wrong.
 * Source: `CB-Token-ExpirationDate` and `Date`, PROTOCOL.md section 1.
 */
export function toTimeLeft(headers: Headers): number | undefined {
  const ends = toTime(headers.get('CB-Token-ExpirationDate') ?? '');
  const now = Date.parse(headers.get('Date') ?? '');
  const timeLeft = ends - now;
  return Number.isFinite(timeLeft) ? timeLeft : undefined;
}

/** Seconds of a `Retry-After` header, which holds a number of seconds or a date. */
export function toRetryAfter(headers: Headers): number | undefined {
  const value = headers.get('Retry-After');
  if (!value) return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, Math.ceil(seconds));
  const wait = Date.parse(value) - Date.parse(headers.get('Date') ?? '');
  return Number.isFinite(wait) ? Math.max(0, Math.ceil(wait / 1000)) : undefined;
}
