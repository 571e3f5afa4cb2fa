import type {JsonObject} from '../../json.js';
import {ControlProblem, readText} from './input.js';

/** Where another server is asked. */
export function readUrl(object: JsonObject, name: string): string {
  const text = readText(object, name);
  const url = /^https?:\/\//.test(text) && URL.canParse(text) ? new URL(text) : undefined;
  if (url?.username === '' && url.password === '') return text;
  throw new ControlProblem(`${name} must be an absolute URL with http or https, without credentials.`);
}

/** Where another server listens. */
export function readHost(object: JsonObject, name: string): string {
  const host = readText(object, name);
  if (/^[^/?#@\s]+:\d+$/.test(host) && URL.canParse(`http://${host}`)) return host;
  throw new ControlProblem(`${name} must be host:port, without a scheme.`);
}
