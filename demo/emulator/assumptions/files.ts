/** The platform allows 100 MB; counted as its storage counts, in powers of two. */
export const UPLOAD_LIMIT_BYTES = 100 * 1024 * 1024;

/** An upload may begin within an hour of POST /blobs; the fields of the live form span one. */
export const UPLOAD_LIFETIME_MS = 60 * 60 * 1000;

/** Long enough to load a page of pictures, short enough for a URL that needs no token. */
export const OBJECT_URL_LIFETIME_SECONDS = 15 * 60;

/** Names that only have to look like those of S3. */
export const BUCKET = 'cube-emulator';
export const REGION = 'us-east-1';
export const ACCESS_KEY_ID = 'AKIACUBEEMULATOR';

/** A page's picture: the target changes with every request, so the redirect is temporary. */
export const PICTURE_REDIRECT_STATUS = 302;

/** Every redirect leads to a URL that ends; a cache would outlive it, also that of the documented 301. */
export const REDIRECT_CACHING = 'private, no-store';

/** As much of a content type as S3 and HTTP clients take without complaint. */
export const CONTENT_TYPE_LENGTH_LIMIT = 255;

/** Unknown files, files of another app, and files that are asked for before they are complete. */
export const UNKNOWN_FILE = {status: 404, text: 'Blob not found'} as const;

/** Only the owner changes a file; worded like the known "Forbidden. Need user." */
export const FOREIGN_FILE = {status: 403, text: 'Forbidden. Need owner.'} as const;

/** The field texts follow those of users. */
export const FILE_TEXTS = {
  notBoolean: 'should be a boolean',
  contentType: 'should look like a content type',
  notUploaded: 'File has not been uploaded',
  wrongSize: (size: number) => `does not match the uploaded file (${size} bytes)`,
} as const;

/** S3 would overwrite an object as long as the form is valid; a complete file is what others have seen, and stays. */
export const COMPLETE_FILE_REFUSAL = 'Invalid according to Policy: The upload has been completed.';
