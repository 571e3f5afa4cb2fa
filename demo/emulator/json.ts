/** A decoded JSON or form object whose fields nobody has checked yet. */
export type JsonObject = Record<string, unknown>;

/** Whether a decoded value is an object, and neither an array nor `null`. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An integer sent as a number or, as form bodies and older SDKs do, as digits; otherwise `undefined`. */
export function toInteger(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined;
}

/** The same for ids, which are positive. */
export function toId(value: unknown): number | undefined {
  const number = toInteger(value);
  return number !== undefined && number > 0 ? number : undefined;
}

/** Whether nothing was sent: clients write `null`, an empty text, or leave the field out. */
export function isBlank(value: unknown): value is '' | null | undefined {
  return value === undefined || value === null || value === '';
}

/** Whether a value is a text with characters that no database of the platform's kind takes: NUL, or half a surrogate pair. */
export function isForbiddenText(value: unknown): boolean {
  return typeof value === 'string' && (value.includes('\0') || !value.isWellFormed());
}
