/** What stands between the braces of `#{…}`. */
const PLACEHOLDER = /#\{([^{}]*)\}/g;

/** The names that a template asks for. */
export function placeholdersOf(template: string): string[] {
  return [...template.matchAll(PLACEHOLDER)].map(([, name = '']) => name.trim());
}

/** Fills in a template; `undefined` if a value is missing, so that half a text is never taken for a whole one. */
export function fillTemplate(
  template: string,
  valueOf: (name: string) => string | undefined,
): string | undefined {
  if (placeholdersOf(template).some((name) => valueOf(name) === undefined)) return undefined;
  return template.replace(PLACEHOLDER, (_, name: string) => valueOf(name.trim()) ?? '');
}

/** The text at a dotted path of decoded JSON, such as `users.0.id`; `undefined` if there is none. */
export function textAt(value: unknown, path: string): string | undefined {
  let current = value;
  for (const key of path.split('.')) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key)) return undefined;
    current = (current as Record<string, unknown>)[key];
  }
  return toText(current);
}

/** A whole number beyond what JavaScript holds exactly would name somebody else, and so is nothing. */
function toText(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  if (typeof value === 'boolean') return String(value);
  if (typeof value !== 'number' || (Number.isInteger(value) && !Number.isSafeInteger(value)))
    return undefined;
  return String(value);
}
