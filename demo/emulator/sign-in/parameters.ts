import {isJsonObject, type JsonObject} from '../json.js';
import {missingParameters} from './problems.js';

/** The texts that a provider needs, from the object of that name in the body; all of them or a refusal. */
export function readParameters<Name extends string>(
  body: JsonObject,
  object: string,
  names: readonly Name[],
): Record<Name, string> {
  const given = body[object];
  const source = isJsonObject(given) ? given : {};
  const missing = names.filter((name) => typeof source[name] !== 'string' || source[name] === '');
  if (missing.length > 0) throw missingParameters(missing.map((name) => `${object}[${name}]`));
  return Object.fromEntries(names.map((name) => [name, source[name]])) as Record<Name, string>;
}
