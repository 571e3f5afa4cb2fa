import {formatMessage} from '../../../internal/format-message.js';
import type {UserSearchMessages} from '../../../locales/user-search-messages.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const month = 30 * day;
const year = 365 * day;

const units = [
  [hour, minute, 'minute'],
  [day, hour, 'hour'],
  [month, day, 'day'],
  [year, month, 'month'],
] as const;

// Made once: they are slow to make, and there is one for every row.
const formats = new Map<string | undefined, Intl.RelativeTimeFormat>();

function formatOf(language: string | undefined): Intl.RelativeTimeFormat {
  const format = formats.get(language) ?? new Intl.RelativeTimeFormat(language, {style: 'short'});
  formats.set(language, format);
  return format;
}

export interface LastActiveView {
  readonly messages: Pick<UserSearchMessages, 'activeNow' | 'lastActive'>;
  readonly language: string | undefined;
  /** In milliseconds. @default the time of this device */
  readonly now?: number;
}

/**
 * When somebody was here last. The clock of this device may be slow: what is yet to come was a moment ago.
 * @returns an empty text where it is not known, or longer ago than anybody cares for.
 */
export function describeLastActive(
  at: string | null,
  {messages, language, now = Date.now()}: LastActiveView,
): string {
  const ago = now - Date.parse(at ?? '');
  if (Number.isNaN(ago)) return '';
  if (ago < 2 * minute) return messages.activeNow;
  const [, size, unit] = units.find(([limit]) => ago < limit) ?? [];
  if (!unit) return '';
  return formatMessage(messages.lastActive, {time: formatOf(language).format(-Math.floor(ago / size), unit)});
}
