import {createHmac} from 'node:crypto';
import {FieldErrors} from '../field-errors.js';
import {USED_NONCE_TEXT} from '../assumptions/sessions.js';
import {FIELD_TEXTS} from '../assumptions/users.js';
import {isJsonObject, toInteger, type JsonObject} from '../json.js';
import {invalidFields, Problem} from '../problems.js';
import {isSameSecret} from '../secrets.js';
import type {App} from '../state/apps.js';
import {isWithinSignatureWindow} from '../state/nonces.js';
import type {World} from '../world.js';

/** SHA-1 is what SDKs sign with unless told otherwise; the length tells which. */
const HASHES_BY_LENGTH: Partial<Record<number, string>> = {40: 'sha1', 64: 'sha256'};

/**
 * Checks the signature of older SDKs, where a body carries one and the app has the secret for it. Today's SDKs sign
 * nothing, and are let in by the authorization key alone.
 */
export function checkSignature(world: World, app: App, body: JsonObject): void {
  if (app.authSecret === null || (body['signature'] ?? null) === null) return;

  const errors = new FieldErrors();
  const timestamp = readInteger(body, 'timestamp', errors);
  const nonce = readInteger(body, 'nonce', errors);
  errors.throwIfAny();
  if (!isSignedBy(app.authSecret, body)) throw new Problem(422, ['Unexpected signature']);

  const now = world.clock.now();
  if (!isWithinSignatureWindow(timestamp, now)) throw invalidFields({timestamp: ['invalid timestamp']});
  const isNew = world.nonces.use({appId: app.id, timestamp, nonce}, now);
  if (!isNew) throw invalidFields({nonce: [USED_NONCE_TEXT]});
}

function readInteger(body: JsonObject, name: string, errors: FieldErrors): number {
  const value = body[name] ?? '';
  const integer = toInteger(value);
  if (integer === undefined) errors.add(name, value === '' ? FIELD_TEXTS.blank : FIELD_TEXTS.notInteger);
  return integer ?? 0;
}

function isSignedBy(secret: string, {signature, ...signed}: JsonObject): boolean {
  if (typeof signature !== 'string') return false;
  const hash = HASHES_BY_LENGTH[signature.length];
  if (hash === undefined) return false;
  return isSameSecret(signature, createHmac(hash, secret).update(messageOf(signed)).digest('hex'));
}

/** `key=value` pairs sorted by key, raw; an object is one level of `key[inner]=value`, sorted likewise. */
function messageOf(fields: JsonObject): string {
  return sortedEntries(fields)
    .flatMap(([key, value]) =>
      isJsonObject(value)
        ? sortedEntries(value).map(([inner, innerValue]) => `${key}[${inner}]=${toText(innerValue)}`)
        : [`${key}=${toText(value)}`],
    )
    .join('&');
}

function sortedEntries(fields: JsonObject): [string, unknown][] {
  return Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1));
}

/** No SDK signs deeper objects or lists, which may be anything here. */
function toText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
