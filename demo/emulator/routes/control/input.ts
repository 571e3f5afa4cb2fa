import {validateHeaderName, validateHeaderValue} from 'node:http';
import {isJsonObject, type JsonObject} from '../../json.js';
import type {App} from '../../state/apps.js';
import type {World} from '../../world.js';

/** A control call that makes no sense; answered with 400 and the message. */
export class ControlProblem extends Error {
  override name = 'ControlProblem' as const;
}

/** Refuses misspelt fields, which would otherwise silently do nothing. */
export function refuseUnknownFields(body: JsonObject, known: readonly string[], where = 'the body'): void {
  const unknown = Object.keys(body).filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  throw new ControlProblem(`Unknown in ${where}: ${unknown.join(', ')}. Known: ${known.join(', ')}.`);
}

export function readInteger(body: JsonObject, name: string, minimum: number, maximum: number): number {
  const value = body[name];
  if (typeof value === 'number' && Number.isInteger(value) && value >= minimum && value <= maximum)
    return value;
  throw new ControlProblem(`${name} must be an integer from ${minimum} to ${maximum}.`);
}

export function readText(body: JsonObject, name: string): string {
  const value = body[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new ControlProblem(`${name} must be a non-empty string.`);
}

export function readObject(body: JsonObject, name: string): JsonObject {
  const value = body[name];
  if (isJsonObject(value)) return value;
  throw new ControlProblem(`${name} must be an object.`);
}

/** A switch that is off where it is absent. */
export function readFlag(body: JsonObject, name: string): boolean {
  const value = body[name] ?? false;
  if (typeof value === 'boolean') return value;
  throw new ControlProblem(`${name} must be true or false.`);
}

/** The app whose id stands in the body. */
export function readApp(world: World, body: JsonObject): App {
  const id = readInteger(body, 'appId', 1, Number.MAX_SAFE_INTEGER);
  const app = world.apps.byId(id);
  if (!app) throw new ControlProblem(`There is no app ${id}.`);
  return app;
}

/** The `headers` of a control call, by names in lower case. */
export function readHeaders(body: JsonObject): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(readObject(body, 'headers'))) {
    headers[name.toLowerCase()] = readHeader(name, value);
  }
  return headers;
}

function readHeader(name: string, value: unknown): string {
  try {
    if (typeof value !== 'string') throw new TypeError('not a string');
    validateHeaderName(name);
    validateHeaderValue(name, value);
    return value;
  } catch (cause) {
    throw new ControlProblem(`headers: ${name} is no valid header.`, {cause});
  }
}
