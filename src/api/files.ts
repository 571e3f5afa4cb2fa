import {isCubeApiError} from '../errors.js';
import {isObject, unreadable, type Json} from './mapping.js';
import type {Send} from './transport.js';

/** What a file is made with. */
export interface NewFile {
  /** At most 100 characters. */
  readonly name: string;
  readonly contentType: string;
  /** Whether everybody may read it, without a session. */
  readonly isPublic: boolean;
}

/** The form by which the content goes to the storage. Its fields are signed: they let whoever has them upload. */
export interface UploadForm {
  readonly url: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/** A file that waits for its content. */
export interface CreatedFile {
  readonly id: number;
  readonly uid: string;
  readonly form: UploadForm;
}

/** A file as the server describes it. */
export interface KnownFile {
  readonly id: number;
  readonly uid: string;
  readonly name: string | null;
  /** In bytes; `null` until its upload is complete. */
  readonly size: number | null;
}

export interface FilesApi {
  /**
   * Makes a file without content: `POST /blobs`.
   * @throws {CubeApiError} also if the answer holds no file or no form that can be used.
   */
  create(file: NewFile, signal?: AbortSignal): Promise<CreatedFile>;
  /** Says that the content is in the storage: `PUT /blobs/:id/complete`. May be repeated. @param size In bytes. */
  complete(id: number, size: number, signal?: AbortSignal): Promise<void>;
  /** Deletes a file: `DELETE /blobs/:id`. Resolves as well where there is none. */
  delete(id: number, signal?: AbortSignal): Promise<void>;
  /** Finds a file: `GET /blobs/:uid.json`. Resolves to `null` where there is none. */
  find(uid: string, signal?: AbortSignal): Promise<KnownFile | null>;
  /** The files of the user, a hundred a page, in no order to rely on: `GET /blobs`. @param page From 1. */
  list(page: number, signal?: AbortSignal): Promise<{readonly files: KnownFile[]; readonly total: number}>;
}

export const filesPerPage = 100;

type WireFile = Json & {readonly id: number; readonly uid: string};

/** The file of an answer `{blob: {…}}`. */
function toWireFile(body: unknown): WireFile | undefined {
  const blob = isObject(body) ? body.blob : undefined;
  if (!isObject(blob)) return undefined;
  const {id, uid} = blob;
  return Number.isSafeInteger(id) && typeof uid === 'string' && uid ? (blob as WireFile) : undefined;
}

/** @throws {CubeApiError} if it is something else. */
function requireWireFile(body: unknown): WireFile {
  const blob = toWireFile(body);
  if (!blob) throw unreadable('file');
  return blob;
}

const toKnownFile = ({id, uid, name, size}: WireFile): KnownFile => ({
  id,
  uid,
  name: typeof name === 'string' ? name : null,
  size: typeof size === 'number' ? size : null,
});

/** An address to upload to, as browsers take it. */
function toUploadUrl(address: string): string {
  const {protocol, username, password, href} = new URL(address);
  if (!/^https?:$/.test(protocol) || username || password) throw new TypeError('no web address');
  return href;
}

/** The fields in their order, decoded once; a plus sign is one. */
const toFields = (query: string): UploadForm['fields'] =>
  query.split('&').flatMap((pair) => {
    const [, name, value = ''] = /^([^=]+)=?(.*)$/.exec(pair) ?? [];
    return name ? [[decodeURIComponent(name), decodeURIComponent(value)] as const] : [];
  });

/** Reads the URL that stands for a form, with its fields as the query. The error quotes nothing of it. */
function toForm(params: unknown): UploadForm {
  const [, address = '', query = ''] = /^([^?#]*)\??([^#]*)/.exec(String(params)) ?? [];
  try {
    return {url: toUploadUrl(address), fields: toFields(query)};
  } catch {
    throw unreadable('upload form');
  }
}

const isNotFound = (error: unknown): boolean => isCubeApiError(error) && error.status === 404;

/** Source: PROTOCOL.md section 8. */
export function createFilesApi(send: Send): FilesApi {
  return {
    async create({name, contentType, isPublic}, signal) {
      const json = {blob: {name, content_type: contentType, public: isPublic}};
      const {body} = await send({method: 'POST', path: 'blobs', json, signal});
      const {id, uid, blob_object_access: access} = requireWireFile(body);
      return {id, uid, form: toForm(isObject(access) ? access.params : undefined)};
    },

    async complete(id, size, signal) {
      const path = `blobs/${id}/complete`;
      await send({method: 'PUT', path, json: {size}, signal, expectsBody: false});
    },

    async delete(id, signal) {
      try {
        await send({method: 'DELETE', path: `blobs/${id}`, signal, expectsBody: false});
      } catch (error) {
        if (!isNotFound(error)) throw error;
      }
    },

    async find(uid, signal) {
      try {
        const path = `blobs/${encodeURIComponent(uid)}.json`;
        const {body} = await send({method: 'GET', path, signal});
        const file = toKnownFile(requireWireFile(body));
        // A number stands for an id, and so for another file.
        return file.uid === uid ? file : null;
      } catch (error) {
        if (!isNotFound(error)) throw error;
        return null;
      }
    },

    async list(page, signal) {
      const query = {page, per_page: filesPerPage};
      const {body} = await send({method: 'GET', path: 'blobs', query, signal});
      if (!isObject(body) || !Array.isArray(body.items)) throw unreadable('list of files');
      const files = body.items.map(toWireFile).filter((blob) => blob !== undefined);
      return {files: files.map(toKnownFile), total: Number(body.total_entries) || 0};
    },
  };
}
