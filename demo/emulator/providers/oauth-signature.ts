import {createHmac} from 'node:crypto';
import {isSameSecret} from '../secrets.js';

/** What a request says in its `Authorization` header. Source: RFC 5849. */
export type OAuthParameters = Readonly<Record<string, string>>;

/** As RFC 3986 has it, which is stricter than browsers. */
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** The parameters of a header, or `undefined` if it is none of OAuth 1.0a. */
export function readOAuthHeader(header: string): OAuthParameters | undefined {
  if (!/^OAuth /i.test(header)) return undefined;
  const pairs = [...header.matchAll(/(oauth_\w+)="([^"]*)"/g)];
  try {
    return Object.fromEntries(pairs.map(([, name = '', value = '']) => [name, decodeURIComponent(value)]));
  } catch {
    return undefined;
  }
}

export interface SignedRequest {
  readonly method: string;
  readonly url: string;
  readonly oauth: OAuthParameters;
  /** What is sent as a form. */
  readonly form: URLSearchParams;
}

/** Whether a request was signed by HMAC-SHA1 with these secrets. */
export function isSignedBy(
  {method, url, oauth, form}: SignedRequest,
  consumerSecret: string,
  tokenSecret: string,
): boolean {
  const {oauth_signature: signature = '', oauth_signature_method: signing, ...signed} = oauth;
  if (signing !== 'HMAC-SHA1') return false;
  const {origin, pathname, searchParams} = new URL(url);
  const parameters = [
    ...Object.entries({...signed, oauth_signature_method: signing}),
    ...searchParams,
    ...form,
  ];
  const sorted = parameters.map(([name, value]) => `${encode(name)}=${encode(value)}`).sort();
  const base = [method, origin + pathname, sorted.join('&')].map(encode).join('&');
  const key = `${encode(consumerSecret)}&${encode(tokenSecret)}`;
  return isSameSecret(createHmac('sha1', key).update(base).digest('base64'), signature);
}
