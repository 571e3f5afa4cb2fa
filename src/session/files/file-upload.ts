import {isRefusal} from '../../api/error-body.js';
import {createFilesApi, type CreatedFile, type FilesApi, type NewFile} from '../../api/files.js';
import type {UploadedFile, User} from '../../api/models.js';
import {isFormExpired} from '../../api/storage-answer.js';
import type {Send} from '../../api/transport.js';
import {postUploadForm} from '../../api/upload-form.js';
import {CubeError, CubeSessionError, isCubeApiError} from '../../errors.js';
import {tryUntilDone} from '../engine/try-until-done.js';
import {checkFile, describeFile, type FileOptions} from './describe-file.js';
import {FileOnServer} from './file-on-server.js';
import {createProgress, type ReportProgress, type UploadProgress} from './upload-progress.js';

/** What a try to upload a file takes. */
export interface SendOptions {
  /** Told how far the upload is. */
  readonly onProgress?: ((progress: UploadProgress) => void) | undefined;
  /** Ends the try; it then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** As whom the requests are sent. */
export interface Caller {
  readonly user: Promise<User | undefined>;
  readonly send: Send;
}

/** Whether the file is no longer to be uploaded, but another one may be. */
const isOver = (error: unknown): boolean =>
  isFormExpired(error) || (isCubeApiError(error) && error.status === 404);

/**
 * One file on its way to the server, as the user who was signed in at the beginning: it is made (`POST /blobs`), its
 * content goes to the storage, and it is completed (`PUT /blobs/:id/complete`). Made by {@link CubeClient.createUpload}.
 * Source: PROTOCOL.md section 8.
 */
export class FileUpload {
  readonly #file: Blob;
  readonly #description: NewFile;
  readonly #user: Promise<User | undefined>;
  readonly #files: FilesApi;
  readonly #onServer: FileOnServer;
  #running: AbortController | undefined;
  #storedId: number | undefined;
  #uploaded: UploadedFile | undefined;
  #discarded: Promise<void> | undefined;

  /** @throws {CubeValidationError} with `fieldErrors.file` if it is no file, empty, or larger than 100 MB. */
  constructor({user, send}: Caller, file: Blob, options: FileOptions = {}) {
    checkFile(file);
    this.#file = file;
    this.#description = describeFile(file, options);
    this.#user = user;
    this.#files = createFilesApi(send);
    this.#onServer = new FileOnServer(send, this.#description);
  }

  /**
   * Does what is left to do. After a failure or an abort, the next call goes on where this one has stopped, and makes no
   * second file; after a success it resolves to the same file without a request. A form that has expired, or a file that
   * was deleted meanwhile, is replaced once per call. Where the session has ended, it waits for the sign-in as other
   * calls do.
   * @throws {CubeSessionError} `missing` if nobody was signed in at the beginning, or the user has signed out.
   * @throws {CubeApiError} also if the storage refuses, with its code and message as the `messages`.
   * @throws {CubeError} if another call is under way, or the upload has been discarded.
   */
  async send({onProgress, signal}: SendOptions = {}): Promise<UploadedFile> {
    signal?.throwIfAborted();
    if (this.#discarded) throw new CubeError('This upload has been discarded.');
    if (this.#running && !this.#running.signal.aborted)
      throw new CubeError('This upload is under way already.');
    const running = new AbortController();
    const abort = (): void => running.abort(signal?.reason);
    this.#running = running;
    signal?.addEventListener('abort', abort);
    try {
      const report = createProgress(this.#file.size, onProgress);
      this.#uploaded ??= await this.#upload(report, running.signal);
      report(this.#file.size);
      running.signal.throwIfAborted();
      return this.#uploaded;
    } finally {
      signal?.removeEventListener('abort', abort);
      if (this.#running === running) this.#running = undefined;
    }
  }

  /**
   * Gives the upload up, also where it has succeeded: ends the call that is under way, and deletes the file on the
   * server. Resolves when that is done or was tried for the first time; where it failed, it is tried again whenever
   * something has changed on the page, as long as that lives. Never rejects.
   */
  discard(): Promise<void> {
    this.#running?.abort();
    return (this.#discarded ??= deleteUntilDone(this.#onServer));
  }

  async #upload(report: ReportProgress, signal: AbortSignal): Promise<UploadedFile> {
    if (!(await this.#user)) throw new CubeSessionError('missing', 'Nobody is signed in.');
    for (let isReplaced = false; ; isReplaced = true) {
      const file = await this.#onServer.create(signal);
      try {
        await this.#store(file, report, signal);
        await this.#files.complete(file.id, this.#file.size, signal);
        return this.#toUploaded(file);
      } catch (error) {
        if (!isRefusal(error)) throw error;
        // What was refused is not to be built on.
        this.#storedId = undefined;
        if (!isOver(error)) {
          if (await this.#isComplete(file, signal)) return this.#toUploaded(file);
          throw error;
        }
        if (isReplaced) throw error;
        await this.#onServer.replace(signal);
      }
    }
  }

  async #store({id, form}: CreatedFile, onProgress: ReportProgress, signal: AbortSignal): Promise<void> {
    if (this.#storedId === id) return;
    onProgress(0);
    await postUploadForm(form, this.#file, this.#description.name, {onProgress, signal});
    this.#storedId = id;
  }

  /** Whether the server has all of it already, whatever it refuses. */
  async #isComplete({uid}: CreatedFile, signal: AbortSignal): Promise<boolean> {
    try {
      return (await this.#files.find(uid, signal))?.size === this.#file.size;
    } catch {
      signal.throwIfAborted();
      return false;
    }
  }

  #toUploaded({id, uid}: CreatedFile): UploadedFile {
    return Object.freeze({id, uid, ...this.#description, size: this.#file.size});
  }
}

/** Apart from the upload, so that its content is not kept for it. */
function deleteUntilDone(onServer: FileOnServer): Promise<void> {
  const work = async (): Promise<void> => {
    try {
      await onServer.delete();
    } catch (error) {
      // Else it would be refused again and again; but a session may be there the next time.
      if (!isRefusal(error) || error.status === 401) throw error;
    }
  };
  return tryUntilDone(work).catch(() => undefined);
}
