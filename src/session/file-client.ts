import type {UploadedFile} from '../api/models.js';
import {loadLate} from '../load-late.js';
import type {CallOptions} from './client.js';
import type {FileOptions} from './files/describe-file.js';
import type * as FileCalls from './files/file-calls.js';
import type {FileUpload, SendOptions} from './files/file-upload.js';
import type {SessionStore} from './session-store.js';

/** What {@link CubeClient} does with files. */
export class FileClient {
  readonly #store: SessionStore;

  constructor(store: SessionStore) {
    this.#store = store;
  }

  /**
   * Uploads a file for the signed-in user. Where that fails or is aborted, the file is deleted on the server again
   * before this rejects. To try again without beginning anew, use {@link createUpload}.
   * Source: PROTOCOL.md section 8, `POST /blobs`, the upload form, and `PUT /blobs/:id/complete`.
   * @param file Up to 100 MB, of any type.
   * @param options `onProgress` is told `{loaded, total}` in bytes of the file; without XMLHttpRequest, as in Node, only
   * at the beginning and at the end.
   * @throws {CubeValidationError} with `fieldErrors.file` if it is no file, empty or too large; nothing is sent then.
   * @throws {CubeSessionError} `missing` if nobody is signed in.
   */
  async uploadFile(file: Blob, options?: FileOptions & SendOptions): Promise<UploadedFile> {
    const caller = this.#store.asNow();
    return (await this.#files()).uploadFile(caller, file, options);
  }

  /**
   * Prepares the upload of a file for the signed-in user, which can be tried again and given up. Sends nothing yet.
   * @param file Up to 100 MB, of any type.
   * @throws {CubeValidationError} with `fieldErrors.file` if it is no file, empty or too large.
   */
  async createUpload(file: Blob, options?: FileOptions): Promise<FileUpload> {
    const caller = this.#store.asNow();
    return (await this.#files()).createUpload(caller, file, options);
  }

  /**
   * Deletes a file of the signed-in user. Resolves as well where there is no such file.
   * Source: PROTOCOL.md section 8, `GET /blobs/:uid.json` and `DELETE /blobs/:id`.
   * @throws {CubeValidationError} if the uid is blank or no text.
   * @throws {CubeApiError} with status 403 if the file is somebody else's.
   */
  async deleteFile(uid: string, {signal}: CallOptions = {}): Promise<void> {
    const {send} = this.#store.asNow();
    return (await this.#files()).deleteFile(send, uid, signal);
  }

  /** Where a public file is to be had, by everybody, without a session. Source: PROTOCOL.md section 8. */
  getPublicUrlForUid(uid: string): string {
    return `${this.#store.endpoint}/blobs/${encodeURIComponent(uid)}`;
  }

  /**
   * Where a private file is to be had, such as by `<img>`: an address with the token of the session, which ends with it.
   * `null` where nobody is signed in. Source: PROTOCOL.md section 8.
   */
  getPrivateUrlForUid(uid: string): string | null {
    const {token} = this.#store;
    return token && `${this.getPublicUrlForUid(uid)}?token=${encodeURIComponent(token)}`;
  }

  /** The calls about files. Loaded late. */
  #files(): Promise<typeof FileCalls> {
    return loadLate(() => import('./files/file-calls.js'));
  }
}
