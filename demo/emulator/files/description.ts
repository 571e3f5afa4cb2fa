import {FieldErrors} from '../field-errors.js';
import {CONTENT_TYPE_LENGTH_LIMIT, FILE_TEXTS} from '../assumptions/files.js';
import {FIELD_TEXTS} from '../assumptions/users.js';
import {isBlank, isJsonObject, toInteger, type JsonObject} from '../json.js';
import {invalidFields} from '../problems.js';
import type {FileDescription} from '../state/files.js';

/** What a client says about a file. */
export type FileInput = Pick<FileDescription, 'name' | 'contentType' | 'isPublic'>;

const NAME_LENGTH_LIMIT = 100;

const TOKEN = "[\\w!#$%&'*+.^`|~-]+";
const CONTENT_TYPE_PATTERN = new RegExp(
  `^${TOKEN}/${TOKEN}(?:[ \\t]*;[ \\t]*${TOKEN}=(?:${TOKEN}|"[ !#-\\[\\]-~]*"))*$`,
);

/** Reads the body of POST /blobs; a file is private unless it says otherwise. */
export function readNewFile(body: JsonObject): FileInput {
  const blob = readBlobObject(body);
  const errors = new FieldErrors();
  const name = readName(blob['name'], errors);
  const contentType = readContentType(blob['content_type'], errors);
  const isPublic = readFlag(blob['public'], errors) ?? false;
  errors.throwIfAny();
  return {name, contentType, isPublic};
}

/** Reads the body of PUT /blobs/:id; what it leaves out stays. */
export function readFileChanges(body: JsonObject): Partial<FileInput> {
  const blob = readBlobObject(body);
  const errors = new FieldErrors();
  const changes: Partial<FileInput> = {};
  if (blob['name'] !== undefined) changes.name = readName(blob['name'], errors);
  if (blob['content_type'] !== undefined) changes.contentType = readContentType(blob['content_type'], errors);
  const isPublic = readFlag(blob['public'], errors);
  if (isPublic !== undefined) changes.isPublic = isPublic;
  errors.throwIfAny();
  return changes;
}

/** Reads the size in the body of a completion, which Flutter wraps and JavaScript does not. */
export function readUploadedSize(body: JsonObject): number {
  const {size} = body['blob'] === undefined ? body : readBlobObject(body);
  if (isBlank(size)) throw invalidFields({size: [FIELD_TEXTS.blank]});
  const bytes = toInteger(size);
  if (bytes === undefined) throw invalidFields({size: [FIELD_TEXTS.notInteger]});
  return bytes;
}

function readBlobObject(body: JsonObject): JsonObject {
  const blob = body['blob'] ?? {};
  if (!isJsonObject(blob)) throw invalidFields({blob: [FIELD_TEXTS.notObject]});
  return blob;
}

function readName(value: unknown, errors: FieldErrors): string {
  const name = readText('name', value, errors);
  if (name.length > NAME_LENGTH_LIMIT) errors.add('name', FIELD_TEXTS.tooLong(NAME_LENGTH_LIMIT));
  return name;
}

function readContentType(value: unknown, errors: FieldErrors): string {
  const type = readText('content_type', value, errors);
  if (type.length > CONTENT_TYPE_LENGTH_LIMIT) {
    errors.add('content_type', FIELD_TEXTS.tooLong(CONTENT_TYPE_LENGTH_LIMIT));
  } else if (type !== '' && !CONTENT_TYPE_PATTERN.test(type)) {
    errors.add('content_type', FILE_TEXTS.contentType);
  }
  return type;
}

function readText(field: string, value: unknown, errors: FieldErrors): string {
  if (typeof value === 'string' && value !== '') return value;
  errors.add(field, isBlank(value) ? FIELD_TEXTS.blank : FIELD_TEXTS.notText);
  return '';
}

/** Forms can send a boolean as text only. */
function readFlag(value: unknown, errors: FieldErrors): boolean | undefined {
  if (value === undefined || value === null) return undefined;
  if (value === true || value === 'true' || value === '1') return true;
  if (value === false || value === 'false' || value === '0') return false;
  errors.add('public', FILE_TEXTS.notBoolean);
  return undefined;
}
