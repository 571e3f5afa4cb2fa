import type {User} from '../../../../api/models.js';

/** How long a guest stays. Source: PROTOCOL.md section 4. */
const oneDay = 24 * 60 * 60 * 1000;

/**
 * The day of the week and the time at which a guest is deleted, such as "Saturday 2:32 PM": right however wrong this
 * machine's clock may be. Where by that clock it has gone by, nothing is said about it.
 * @param language The browser's own where there is none.
 */
export function describeEnd({createdAt}: User, language: string | undefined): string | undefined {
  const end = Date.parse(createdAt ?? '') + oneDay;
  if (!(end > Date.now())) return undefined;
  return new Intl.DateTimeFormat(language, {
    weekday: 'long',
    hour: 'numeric',
    minute: '2-digit',
  }).format(end);
}
