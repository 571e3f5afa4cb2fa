import type {Span} from './conditions.js';

const SECONDS_OF_DAY = 24 * 60 * 60;
const LATEST_DATE = 8.64e12;

const DAY = /^(\d{4})[-.](\d{2})[-.](\d{2})$/;
const ISO_8601 = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:?\d{2})?$/;
/** What `String(date)` makes; the JS SDK sends dates so. */
const JS_DATE = /^[A-Z][a-z]{2} ([A-Z][a-z]{2} \d{2} \d{4} \d{2}:\d{2}:\d{2} GMT[+-]\d{4})(?: \(.*\))?$/;

/**
 * The seconds that a date in a query means: a whole day, or one second. Understands ISO 8601, without a zone in UTC,
 * Unix timestamps in seconds, and JavaScript's own notation.
 */
export function readDate(text: string): Span | undefined {
  if (/^\d+$/.test(text)) return Number(text) <= LATEST_DATE ? second(Number(text)) : undefined;

  const day = DAY.exec(text);
  if (day) {
    const start = parse(`${day[1]}-${day[2]}-${day[3]}T00:00:00Z`, `${day[1]}-${day[2]}-${day[3]}`);
    return start === undefined ? undefined : {from: start, to: start + SECONDS_OF_DAY - 1};
  }
  const iso = ISO_8601.exec(text);
  if (iso) {
    const [, date = '', time = '', zone = 'Z'] = iso;
    return second(parse(`${date}T${time}${zone.replace(/(\d{2})(\d{2})$/, '$1:$2')}`, date));
  }
  const js = JS_DATE.exec(text);
  return js ? second(parse(js[1] ?? '')) : undefined;
}

/** @param day - the day in the text, which JavaScript would carry over into the next month where there is no such day */
function parse(text: string, day?: string): number | undefined {
  if (day !== undefined && !isDay(day)) return undefined;
  const seconds = Math.floor(Date.parse(text) / 1000);
  return Number.isNaN(seconds) ? undefined : seconds;
}

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function second(seconds: number | undefined): Span | undefined {
  return seconds === undefined ? undefined : {from: seconds, to: seconds};
}
