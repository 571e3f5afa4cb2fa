import {Busboy, type BusboyFileStream, type BusboyInstance} from '@fastify/busboy';
import {UPLOAD_LIMIT_BYTES} from '../assumptions/files.js';
import {
  fieldsTooLarge,
  incompleteUpload,
  malformedUpload,
  missingFile,
  notMultipart,
  uploadTooLarge,
} from './storage-problems.js';

/** The fields before the file, by their names in lower case, since S3 ignores the case. */
export type UploadFields = ReadonlyMap<string, string>;

/** What an upload form brings. */
export interface Upload {
  fields: UploadFields;
  content: Uint8Array<ArrayBuffer>;
}

/** What S3 allows before the file. */
const FIELDS_LIMIT_BYTES = 20 * 1024;

/**
 * Reads an upload form. What is refused is still read to its end, because stopping would cut the connection before the
 * refusal arrives, but it is not kept.
 *
 * @param checkFields - called when the file begins; throws what is wrong with the fields before it
 */
export async function readUpload(
  {body, headers}: Request,
  checkFields: (fields: UploadFields) => void,
): Promise<Upload> {
  const reader = new UploadReader(headers.get('Content-Type') ?? '', checkFields);
  try {
    for await (const chunk of body ?? []) await reader.write(chunk);
  } catch {
    throw incompleteUpload();
  }
  return reader.end();
}

class UploadReader {
  readonly #checkFields: (fields: UploadFields) => void;
  readonly #fields = new Map<string, string>();
  readonly #parser: BusboyInstance | undefined;
  #parsed: Promise<unknown> = Promise.resolve();
  #fieldsSize = 0;
  #chunks: Uint8Array[] | undefined;
  #size = 0;
  #refusal: Error | undefined;

  constructor(contentType: string, checkFields: (fields: UploadFields) => void) {
    this.#checkFields = checkFields;
    this.#parser = this.#createParser(contentType);
  }

  /** Never fails; what is wrong is told at the end. */
  async write(chunk: Uint8Array): Promise<void> {
    const parser = this.#parser;
    if (!parser || this.#refusal) return;
    const written = new Promise<void>((resolve) => {
      parser.write(chunk, () => resolve());
    });
    await Promise.race([written, this.#parsed]);
  }

  async end(): Promise<Upload> {
    if (!this.#refusal) {
      this.#parser?.end();
      await this.#parsed;
    }
    if (this.#refusal) throw this.#refusal;
    if (!this.#chunks) throw missingFile();
    return {fields: this.#fields, content: join(this.#chunks, this.#size)};
  }

  #createParser(contentType: string): BusboyInstance | undefined {
    if (!/^multipart\/form-data\b/i.test(contentType)) {
      this.#refuse(notMultipart());
      return undefined;
    }
    try {
      const parser = new Busboy({
        headers: {'content-type': contentType},
        limits: {fieldSize: FIELDS_LIMIT_BYTES},
        // By its name alone: some clients send a file without a file name, or with any type.
        isPartAFile: (name) => name?.toLowerCase() === 'file',
      });
      this.#parsed = new Promise((resolve) => {
        parser.once('finish', resolve);
        parser.on('error', () => {
          this.#refuse(malformedUpload());
          resolve(undefined);
        });
      });
      parser.on('field', (name: string | undefined, value) => this.#addField(name ?? '', value));
      parser.on('file', (_, stream) => this.#addFile(stream));
      return parser;
    } catch {
      this.#refuse(malformedUpload());
      return undefined;
    }
  }

  #addField(name: string, value: string): void {
    if (this.#chunks || this.#refusal) return;
    this.#fieldsSize += Buffer.byteLength(name) + Buffer.byteLength(value);
    if (this.#fieldsSize > FIELDS_LIMIT_BYTES) this.#refuse(fieldsTooLarge());
    else this.#fields.set(name.toLowerCase(), value);
  }

  #addFile(stream: BusboyFileStream): void {
    // What the end of the form makes of a file that breaks off is an error of the parser too.
    stream.on('error', () => undefined);
    if (this.#chunks || this.#refusal) {
      stream.resume();
      return;
    }
    this.#chunks = [];
    stream.on('data', (chunk: Uint8Array) => this.#addContent(chunk));
    try {
      this.#checkFields(this.#fields);
    } catch (error) {
      this.#refuse(error as Error);
    }
  }

  #addContent(chunk: Uint8Array): void {
    if (this.#refusal) return;
    this.#size += chunk.length;
    if (this.#size > UPLOAD_LIMIT_BYTES) this.#refuse(uploadTooLarge());
    else this.#chunks?.push(chunk);
  }

  #refuse(problem: Error): void {
    this.#refusal ??= problem;
    this.#chunks = undefined;
  }
}

function join(chunks: Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const content = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    content.set(chunk, offset);
    offset += chunk.length;
  }
  return content;
}
