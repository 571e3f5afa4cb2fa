import type {NewFile} from '../../api/files.js';
import {CubeValidationError} from '../../errors.js';

/** The platform's limits. Source: PROTOCOL.md section 8. */
const maxSize = 100 * 1024 * 1024;
const maxNameLength = 100;
const maxContentTypeLength = 255;

const fallbackName = 'file';
const fallbackContentType = 'application/octet-stream';

/** How a file is to be kept. */
export interface FileOptions {
  /** Whether everybody may read it, without a session. @default false */
  readonly isPublic?: boolean | undefined;
  /** Its name on the server, to which a few random characters are added. @default the file's own */
  readonly name?: string | undefined;
}

const unusable = (what: string) => new CubeValidationError(`The file ${what}.`, {file: [what]});

/** By what it says of itself, because each frame of a page has a `Blob` of its own. */
const isBlob = (value: unknown): boolean =>
  /^\[object (Blob|File)\]$/.test(Object.prototype.toString.call(value));

/** @throws {CubeValidationError} with `fieldErrors.file` if it cannot be uploaded. */
export function checkFile(file: Blob): void {
  if (!isBlob(file)) throw unusable('is no file');
  if (file.size === 0) throw unusable('is empty');
  if (file.size > maxSize) throw unusable('is larger than 100 MB');
}

/** What a file is made with on the server. */
export function describeFile(file: Blob, {isPublic = false, name}: FileOptions): NewFile {
  const given = name ?? ('name' in file ? file.name : '');
  return {name: toUniqueName(given), contentType: toContentType(file.type), isPublic};
}

/** Without folders, and without what cannot be seen or turns the text round. */
const toPlainName = (name: string): string =>
  name
    .replace(/^.*[/\\]/s, '')
    .replace(/[\p{Cc}\p{Cs}\p{Bidi_Control}]/gu, '')
    .trim();

/** The name with an ending that no other file has, by which the file is found again where its answer is lost. */
function toUniqueName(given: unknown): string {
  const [, plainStem = '', extension = ''] =
    /^(.*?)(\.[A-Za-z0-9]{1,10})?$/s.exec(typeof given === 'string' ? toPlainName(given) : '') ?? [];
  const [number = 0] = crypto.getRandomValues(new Uint32Array(1));
  const ending = `-${number.toString(16).padStart(8, '0')}${extension}`;
  // A character may be cut in two.
  const stem = plainStem.slice(0, maxNameLength - ending.length).replace(/\p{Cs}$/u, '');
  return (stem.trim() || fallbackName) + ending;
}

const toContentType = (type: string): string =>
  type.length <= maxContentTypeLength && /^[\w.+-]+\/[\w.+-]+(;.*)?$/.test(type) ? type : fallbackContentType;
