import {BUCKET, UPLOAD_LIMIT_BYTES} from '../assumptions/files.js';
import {isSameSecret} from '../secrets.js';
import type {StoredFile} from '../state/files.js';
import {ALGORITHM, credential, sign, toStorageDate} from './signature.js';
import {
  conditionFailed,
  extraFields,
  missingField,
  policyExpired,
  unsigned,
  wrongSignature,
} from './storage-problems.js';
import type {UploadFields} from './upload-form.js';

/** What the emulator signs: until when, and with which fields. */
interface UploadPolicy {
  expiration: string;
  conditions: (Record<string, string> | [name: 'content-length-range', minimum: number, maximum: number])[];
}

const REQUIRED_FIELDS = ['key', 'x-amz-algorithm', 'x-amz-credential', 'x-amz-date', 'x-amz-signature'];

/** Fields that a policy does not speak of. */
const UNCONDITIONAL_FIELDS = ['policy', 'x-amz-signature'];

/** The fields that let a form upload the content of a file, in the order of the platform. */
export function createUploadFields(
  file: StoredFile,
  secret: string,
  now: number,
  expires: number,
): Record<string, string> {
  const date = toStorageDate(now);
  const described = {
    'Content-Type': file.contentType,
    Expires: new Date(expires).toUTCString(),
    acl: file.isPublic ? 'public-read' : 'authenticated-read',
    key: file.uid,
  };
  const signed = {
    success_action_status: '201',
    'x-amz-algorithm': ALGORITHM,
    'x-amz-credential': credential(date),
    'x-amz-date': date,
  };
  const policy = encodePolicy({
    expiration: new Date(expires).toISOString(),
    conditions: [
      {bucket: BUCKET},
      ...Object.entries({...described, ...signed}).map(([name, value]) => ({[name]: value})),
      ['content-length-range', 0, UPLOAD_LIMIT_BYTES],
    ],
  });
  return {...described, policy, ...signed, 'x-amz-signature': sign(secret, date, policy)};
}

/** Throws unless these fields are the ones that were signed, and are still valid. */
export function checkUploadFields(fields: UploadFields, secret: string, now: number): void {
  const encoded = fields.get('policy');
  if (!encoded) throw unsigned();
  for (const name of REQUIRED_FIELDS) if (!fields.has(name)) throw missingField(name);

  const [, day = ''] = fields.get('x-amz-credential')?.split('/') ?? [];
  const signature = sign(secret, day, encoded);
  if (!isSameSecret(fields.get('x-amz-signature') ?? '', signature)) throw wrongSignature();

  const policy = JSON.parse(Buffer.from(encoded, 'base64').toString()) as UploadPolicy;
  if (Date.parse(policy.expiration) <= now) throw policyExpired();
  checkConditions(fields, policy);
}

function checkConditions(fields: UploadFields, {conditions}: UploadPolicy): void {
  const given = new Map(fields).set('bucket', BUCKET);
  const known = new Set(UNCONDITIONAL_FIELDS);
  for (const condition of conditions) {
    if (Array.isArray(condition)) continue;
    for (const [name, value] of Object.entries(condition)) {
      if (given.get(name.toLowerCase()) !== value) throw conditionFailed(name, value);
      known.add(name.toLowerCase());
    }
  }
  const extra = [...fields.keys()].filter((name) => !known.has(name) && !name.startsWith('x-ignore-'));
  if (extra.length > 0) throw extraFields(extra);
}

/**
 * Base64 without a plus sign, which Flutter's SDK, decoding twice, would turn into a space. Of ASCII text only `>`, `~`
 * and the delete character can bring one about.
 */
function encodePolicy(policy: UploadPolicy): string {
  const text = JSON.stringify(policy).replace(
    /[>~\u007F-\uFFFF]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return Buffer.from(text).toString('base64');
}
