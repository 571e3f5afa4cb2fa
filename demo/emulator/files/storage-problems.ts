import type {ContentfulStatusCode} from 'hono/utils/http-status';
import {COMPLETE_FILE_REFUSAL} from '../assumptions/files.js';

/** A refusal of the storage, with a code and a message of S3. */
export class StorageProblem extends Error {
  override name = 'StorageProblem' as const;

  constructor(
    readonly status: ContentfulStatusCode,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

const accessDenied = (message: string) => new StorageProblem(403, 'AccessDenied', message);

export const unsigned = () => accessDenied('Access Denied');

export const urlExpired = () => accessDenied('Request has expired');

export const policyExpired = () => accessDenied('Invalid according to Policy: Policy expired.');

export const conditionFailed = (field: string, value: string) =>
  accessDenied(`Invalid according to Policy: Policy Condition failed: ["eq", "$${field}", "${value}"]`);

export const extraFields = (names: string[]) =>
  accessDenied(`Invalid according to Policy: Extra input fields: ${names.join(', ')}`);

export const alreadyComplete = () => accessDenied(COMPLETE_FILE_REFUSAL);

export const wrongSignature = () =>
  new StorageProblem(
    403,
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
  );

export const unknownKey = () => new StorageProblem(404, 'NoSuchKey', 'The specified key does not exist.');

export const notMultipart = () =>
  new StorageProblem(
    412,
    'PreconditionFailed',
    'Bucket POST must be of the enclosure-type multipart/form-data',
  );

export const malformedUpload = () =>
  new StorageProblem(
    400,
    'MalformedPOSTRequest',
    'The body of your POST request is not well-formed multipart/form-data.',
  );

export const missingField = (name: string) =>
  new StorageProblem(
    400,
    'InvalidArgument',
    `Bucket POST must contain a field named '${name}'. If it is specified, please check the order of the fields.`,
  );

export const missingFile = () =>
  new StorageProblem(400, 'InvalidArgument', 'POST requires exactly one file upload per request.');

export const fieldsTooLarge = () =>
  new StorageProblem(
    400,
    'MaxPostPreDataLengthExceeded',
    'Your POST request fields preceding the upload file were too large.',
  );

export const uploadTooLarge = () =>
  new StorageProblem(400, 'EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size');

export const storageUnavailable = () =>
  new StorageProblem(503, 'ServiceUnavailable', 'Service is unable to handle request.');

export const incompleteUpload = () =>
  new StorageProblem(
    400,
    'IncompleteBody',
    'You did not provide the number of bytes specified by the Content-Length HTTP header',
  );
