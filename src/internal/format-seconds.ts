/** A duration in words of the language, in seconds up to a minute and a half, else in minutes. */
export function formatSeconds(seconds: number, language: string | undefined): string {
  const inMinutes = seconds > 90;
  const value = inMinutes ? Math.ceil(seconds / 60) : seconds;
  const options = {style: 'unit', unit: inMinutes ? 'minute' : 'second', unitDisplay: 'long'} as const;
  return new Intl.NumberFormat(language, options).format(value);
}
