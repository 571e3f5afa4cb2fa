import {createFilesApi} from '../../api/files.js';
import type {UploadedFile} from '../../api/models.js';
import type {Send} from '../../api/transport.js';
import {CubeValidationError} from '../../errors.js';
import type {FileOptions} from './describe-file.js';
import {FileUpload, type Caller, type SendOptions} from './file-upload.js';

/** The calls about files, as {@link CubeClient} offers them. */

/** See {@link CubeClient.createUpload}. */
export const createUpload = (caller: Caller, file: Blob, options?: FileOptions): FileUpload =>
  new FileUpload(caller, file, options);

/** See {@link CubeClient.uploadFile}. */
export async function uploadFile(
  caller: Caller,
  file: Blob,
  options: FileOptions & SendOptions = {},
): Promise<UploadedFile> {
  const upload = new FileUpload(caller, file, options);
  try {
    return await upload.send(options);
  } catch (error) {
    await upload.discard();
    throw error;
  }
}

/** See {@link CubeClient.deleteFile}. */
export async function deleteFile(send: Send, uid: string, signal?: AbortSignal): Promise<void> {
  if (typeof uid !== 'string' || !uid.trim()) {
    throw new CubeValidationError('There is no uid.', {uid: ['is missing']});
  }
  const files = createFilesApi(send);
  const file = await files.find(uid, signal);
  if (file) await files.delete(file.id, signal);
}
