import type {CustomIdentityProvider} from '../../features.js';
import {CUSTOM_IDENTITY_FIELD} from '../../assumptions/providers.js';
import type {JsonObject} from '../../json.js';
import {TEMPLATE_VALUES} from '../../sign-in/custom-identity-request.js';
import {placeholdersOf} from '../../sign-in/templates.js';
import {TEXT_FIELDS} from '../../state/user.js';
import {ControlProblem, readHeaders, readObject, readText, refuseUnknownFields} from './input.js';
import {readUrl} from './remote.js';

/** What an answer can be mapped to; the uid has a field of its own. */
const MAPPED_FIELDS = ['uid', ...TEXT_FIELDS.filter((field) => field !== CUSTOM_IDENTITY_FIELD)];

/** Reads the settings of a custom identity provider. */
export function readCustomIdentity(features: JsonObject): CustomIdentityProvider {
  const cidp = readObject(features, 'cidp');
  refuseUnknownFields(cidp, ['url', 'method', 'params', 'headers', 'mapping'], 'cidp');
  const provider: CustomIdentityProvider = {
    url: readUrl(cidp, 'url'),
    method: readMethod(cidp),
    params: cidp['params'] === undefined ? {} : readTemplates(cidp, 'params'),
    headers: cidp['headers'] === undefined ? {} : readHeaders(cidp),
    mapping: readTemplates(cidp, 'mapping'),
  };
  refuseUnknownFields(provider.mapping, MAPPED_FIELDS, 'mapping');
  if (placeholdersOf(provider.mapping['uid'] ?? '').length === 0) {
    throw new ControlProblem('mapping: uid must name a value of the answer, such as #{user.id}.');
  }
  refuseUnknownValues(provider.params, 'params');
  refuseUnknownValues(provider.headers, 'headers');
  return provider;
}

function readMethod(cidp: JsonObject): 'GET' | 'POST' {
  const method = cidp['method'] ?? 'GET';
  if (method === 'GET' || method === 'POST') return method;
  throw new ControlProblem('method must be GET or POST.');
}

function readTemplates(cidp: JsonObject, name: string): Record<string, string> {
  const templates = readObject(cidp, name);
  return Object.fromEntries(Object.keys(templates).map((key) => [key, readText(templates, key)]));
}

function refuseUnknownValues(templates: Record<string, string>, where: string): void {
  const known: readonly string[] = TEMPLATE_VALUES;
  const unknown = Object.values(templates)
    .flatMap(placeholdersOf)
    .find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new ControlProblem(`Unknown in ${where}: #{${unknown}}. Known: ${known.join(', ')}.`);
}
