import {createHmac} from 'node:crypto';
import {ACCESS_KEY_ID, REGION} from '../assumptions/files.js';

/** The only algorithm of AWS Signature Version 4. */
export const ALGORITHM = 'AWS4-HMAC-SHA256';

/** `20260105T100000Z`, as AWS writes a time. */
export function toStorageDate(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/[-:]|\.\d+/g, '');
}

/** The time in a text of `toStorageDate`. */
export function fromStorageDate(text: string): number {
  return Date.parse(text.replace(/^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\dZ)$/, '$1-$2-$3:$4:$5'));
}

/** What a signature of this day is valid for. */
export function credentialScope(storageDate: string): string {
  return `${storageDate.slice(0, 8)}/${REGION}/s3/aws4_request`;
}

/** Who signs, and for what. */
export function credential(storageDate: string): string {
  return `${ACCESS_KEY_ID}/${credentialScope(storageDate)}`;
}

/** Signs with the key that AWS derives from the secret for a day, a region and a service. */
export function sign(secret: string, storageDate: string, text: string): string {
  const key = credentialScope(storageDate).split('/').reduce<string | Buffer>(digest, `AWS4${secret}`);
  return digest(key, text).toString('hex');
}

function digest(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
