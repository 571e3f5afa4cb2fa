import {isRefusal} from '../../api/error-body.js';
import {
  createFilesApi,
  filesPerPage,
  type CreatedFile,
  type FilesApi,
  type NewFile,
} from '../../api/files.js';
import type {Send} from '../../api/transport.js';
import {isCubeSessionError} from '../../errors.js';
import {withSignal} from '../engine/abort.js';

const isSessionEnded = (error: unknown): boolean => isCubeSessionError(error) && error.reason === 'expired';

/**
 * The file of one upload, as far as the server has it: one at most, whatever is given up and whichever answer is lost.
 * What is under way is not aborted, only waited for no longer: its answer tells what there is to delete.
 */
export class FileOnServer {
  readonly #send: Send;
  readonly #files: FilesApi;
  readonly #description: NewFile;
  #creation: Promise<CreatedFile> | undefined;
  #isLost = false;

  /** @param description With a name that no other file has. */
  constructor(send: Send, description: NewFile) {
    this.#send = send;
    // What cannot be aborted must not wait for a sign-in either.
    this.#files = createFilesApi((request) => send({...request, waitsForSignIn: false}));
    this.#description = description;
  }

  /** Makes the file, unless it is there. */
  create(signal: AbortSignal): Promise<CreatedFile> {
    return this.#whenSignedIn(() => (this.#creation ??= this.#create()), signal);
  }

  /** Deletes the file, so that the next one can be made. */
  replace(signal: AbortSignal): Promise<void> {
    return this.#whenSignedIn(() => this.delete(), signal);
  }

  /**
   * Deletes the file, if there may be one. Does not wait for a sign-in.
   * @throws whatever kept it from being deleted.
   */
  async delete(): Promise<void> {
    const creation = this.#creation;
    const file = await creation?.catch(() => undefined);
    if (file) {
      await this.#files.delete(file.id);
      if (this.#creation === creation) this.#creation = undefined;
    }
    await this.#deleteLost();
  }

  async #create(): Promise<CreatedFile> {
    try {
      await this.#deleteLost();
      return await this.#createAnew();
    } catch (error) {
      this.#creation = undefined;
      throw error;
    }
  }

  async #createAnew(): Promise<CreatedFile> {
    try {
      return await this.#files.create(this.#description);
    } catch (error) {
      this.#isLost = !isRefusal(error) && !isCubeSessionError(error);
      throw error;
    }
  }

  /** Deletes the file that may have been made although no answer has told its id. */
  async #deleteLost(): Promise<void> {
    if (!this.#isLost) return;
    for (const id of await this.#findLost()) await this.#files.delete(id);
    this.#isLost = false;
  }

  /** The newest files are on the first page or on the last. A server that offers no list has nothing found on it. */
  async #findLost(): Promise<number[]> {
    try {
      const {files, total} = await this.#files.list(1);
      const lastPage = Math.ceil(total / filesPerPage);
      const others = lastPage > 1 ? (await this.#files.list(lastPage)).files : [];
      return [...files, ...others].filter(({name}) => name === this.#description.name).map(({id}) => id);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return [];
    }
  }

  /** Where the session has ended, waits as other calls do, by one that may be aborted and changes nothing. */
  async #whenSignedIn<Value>(work: () => Promise<Value>, signal: AbortSignal): Promise<Value> {
    for (;;) {
      signal.throwIfAborted();
      try {
        return await withSignal(work(), signal);
      } catch (error) {
        if (!isSessionEnded(error)) throw error;
        await this.#send({method: 'GET', path: 'session', signal});
      }
    }
  }
}
