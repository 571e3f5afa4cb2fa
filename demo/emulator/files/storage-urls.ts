import {createHash} from 'node:crypto';
import {BUCKET, OBJECT_URL_LIFETIME_SECONDS, UPLOAD_LIFETIME_MS} from '../assumptions/files.js';
import {isSameSecret} from '../secrets.js';
import type {StoredFile} from '../state/files.js';
import type {World} from '../world.js';
import {ALGORITHM, credential, credentialScope, fromStorageDate, sign, toStorageDate} from './signature.js';
import {unsigned, urlExpired, wrongSignature} from './storage-problems.js';
import {createUploadFields} from './upload-policy.js';

/** Where the storage is. SDKs send nothing of the platform, and so browsers no pre-flight, to a URL with this host's name in it. */
export const STORAGE_PATH = `/s3.amazonaws.com/${BUCKET}`;

const SIGNATURE = 'X-Amz-Signature';

/** A way to the content of a file that ends. */
export interface StorageUrl {
  url: string;
  /** In milliseconds. */
  expires: number;
}

/** The URL of the upload form, with its fields as the query: spaces as %20 and without a plus sign, as SDKs decode them. */
export function createUploadUrl({clock, storageSecret}: World, origin: string, file: StoredFile): StorageUrl {
  const now = clock.now();
  const expires = now + UPLOAD_LIFETIME_MS;
  const fields = createUploadFields(file, storageSecret, now, expires);
  return {url: `${origin}${STORAGE_PATH}?${toQuery(fields)}`, expires};
}

/** Where an object lies; not to be had without a signature. */
export function objectUrl(origin: string, uid: string): string {
  return `${origin}${STORAGE_PATH}/${uid}`;
}

/** A signed URL of the content of a file. */
export function createObjectUrl({clock, storageSecret}: World, origin: string, file: StoredFile): StorageUrl {
  const now = clock.now();
  const date = toStorageDate(now);
  const url = new URL(objectUrl(origin, file.uid));
  url.search = toQuery({
    'X-Amz-Algorithm': ALGORITHM,
    'X-Amz-Credential': credential(date),
    'X-Amz-Date': date,
    'X-Amz-Expires': String(OBJECT_URL_LIFETIME_SECONDS),
    'X-Amz-SignedHeaders': 'host',
  });
  const signature = signObjectUrl(storageSecret, date, url);
  return {url: `${url.href}&${SIGNATURE}=${signature}`, expires: expiryOf(url)};
}

/** Throws unless the URL is one that was signed, and is still valid. */
export function checkObjectUrl({clock, storageSecret}: World, url: URL): void {
  const signature = url.searchParams.get(SIGNATURE);
  if (!signature) throw unsigned();
  const date = url.searchParams.get('X-Amz-Date') ?? '';
  if (!isSameSecret(signature, signObjectUrl(storageSecret, date, url))) throw wrongSignature();
  if (expiryOf(url) <= clock.now()) throw urlExpired();
}

function expiryOf({searchParams}: URL): number {
  const date = searchParams.get('X-Amz-Date') ?? '';
  return fromStorageDate(date) + Number(searchParams.get('X-Amz-Expires')) * 1000;
}

/** The query signature of AWS; one for GET, which HEAD shares here. */
function signObjectUrl(secret: string, date: string, {pathname, search, host}: URL): string {
  const query = search
    .slice(1)
    .split('&')
    .filter((pair) => !pair.startsWith(`${SIGNATURE}=`));
  const request = ['GET', pathname, query.join('&'), `host:${host}`, '', 'host', 'UNSIGNED-PAYLOAD'].join(
    '\n',
  );
  const hash = createHash('sha256').update(request).digest('hex');
  return sign(secret, date, [ALGORITHM, date, credentialScope(date), hash].join('\n'));
}

function toQuery(fields: Record<string, string>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
}
