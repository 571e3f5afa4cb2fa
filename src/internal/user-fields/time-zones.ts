const quarter = 15;
const farthest = {west: -12 * 60, east: 14 * 60};

/** An offset that is in use somewhere is a whole or half hour from UTC, or one of three quarters. */
const quarters = [5 * 60 + 45, 8 * 60 + 45, 12 * 60 + 45];

const isUsual = (minutes: number): boolean => minutes % 30 === 0 || quarters.includes(minutes);

/** The offsets to choose from, in minutes from UTC, westernmost first. */
export const usualOffsets: readonly number[] = Array.from(
  {length: (farthest.east - farthest.west) / quarter + 1},
  (_, index) => farthest.west + index * quarter,
).filter(isUsual);

/** Such as `UTC+05:45`. */
export function formatOffset(minutes: number): string {
  const digits = (value: number) => String(Math.trunc(value)).padStart(2, '0');
  const size = Math.abs(minutes);
  return `UTC${minutes < 0 ? '−' : '+'}${digits(size / 60)}:${digits(size % 60)}`;
}
