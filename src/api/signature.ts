/**
 * The signed form of `POST /session`, which apps made before 2024 may still demand. Source: PROTOCOL.md section 3.
 */

import {CubeError} from '../errors.js';

type Pairs = Readonly<Record<string, string | number>>;

/** An object among the fields is signed as pairs of its own, such as `user[guest]`. */
type Fields = Readonly<Record<string, string | number | Pairs>>;

const highestNonce = 2 ** 31;

const inOrder = <Value>(fields: Readonly<Record<string, Value>>): [name: string, value: Value][] =>
  Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1));

const toPairs = (fields: Fields): string[] =>
  inOrder(fields).flatMap(([name, value]) =>
    typeof value === 'object'
      ? inOrder(value).map(([inner, innerValue]) => `${name}[${inner}]=${innerValue}`)
      : [`${name}=${value}`],
  );

/**
 * HMAC-SHA1 of `key=value` pairs in the order of their keys, in lower-case hexadecimal.
 * @throws {CubeError} where the page is no secure context, and so has no WebCrypto.
 */
async function sign(fields: Fields, secret: string): Promise<string> {
  if (!('subtle' in crypto)) throw new CubeError('Only a secure context (https) can sign a session.');
  const text = toPairs(fields).join('&');
  const bytes = new TextEncoder();
  const algorithm = {name: 'HMAC', hash: 'SHA-1'};
  const key = await crypto.subtle.importKey('raw', bytes.encode(secret), algorithm, false, ['sign']);
  const signature = await crypto.subtle.sign('HMAC', key, bytes.encode(text));
  return Array.from(new Uint8Array(signature), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Adds nonce, timestamp and signature.
 * @param fields What the request holds otherwise.
 * @param secret The app's auth secret.
 * @param time In milliseconds; the server allows an hour's difference from its own clock.
 */
export async function toSigned(fields: Fields, secret: string, time: number): Promise<Fields> {
  const nonce = Math.floor(Math.random() * highestNonce);
  const signed = {...fields, nonce, timestamp: Math.floor(time / 1000)};
  return {...signed, signature: await sign(signed, secret)};
}
