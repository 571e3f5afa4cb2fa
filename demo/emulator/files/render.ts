import type {StoredFile} from '../state/files.js';
import {toWireDate} from '../wire.js';

/** A file without its wrapper. */
export function renderFile(file: StoredFile): object {
  return {
    id: file.id,
    uid: file.uid,
    content_type: file.contentType,
    name: file.name,
    size: file.size,
    created_at: toWireDate(file.createdAt),
    updated_at: toWireDate(file.updatedAt),
    public: file.isPublic,
  };
}

/** A file with a way to its content: a form to upload it or a URL to download it. */
export function renderFileAccess(
  file: StoredFile,
  type: 'Read' | 'Write',
  expires: number,
  way: {params: string} | {download_url: string},
): object {
  const access = {
    id: file.id,
    blob_id: file.id,
    expires: toWireDate(expires),
    object_access_type: type,
    ...way,
  };
  return {...renderFile(file), blob_object_access: access};
}
