import type {User} from '../../../api/models.js';
import {mayBeDone} from '../../../internal/form/outcome.js';
import type {CubeClient} from '../../../session/client.js';
import type {FileUpload} from '../../../session/files/file-upload.js';
import {deleteOldAvatar, readAvatar} from './server-avatar.js';

export interface AvatarSaveOptions {
  readonly isPublic: boolean;
  /** Whether the file of the avatar before stays on the server. */
  readonly keepsOld: boolean;
}

export interface AvatarSaveCall {
  /** How much is done, from 0 to 1. */
  readonly onProgress: (progress: number) => void;
  readonly signal: AbortSignal;
}

/** How much of the whole is done when the file is about to be sent, when it is there, and when it is complete. */
const [created, sent, completed] = [0.05, 0.9, 0.95];

/**
 * Makes a file the avatar of the signed-in user: it is sent, then connected to the user. After a failure, the next `run`
 * goes on where that one has stopped.
 */
export class AvatarSave {
  readonly #client: CubeClient;
  readonly #file: File;
  readonly #options: AvatarSaveOptions;
  #upload: FileUpload | undefined;
  #running: Promise<User> | undefined;
  #uid: string | undefined;
  /** The avatar before, once it is to be replaced. */
  #replaced: string | null | undefined;
  /** Whether the user may have been connected to the file, for all that is known here. */
  #mayBeConnected = false;

  constructor(client: CubeClient, file: File, options: AvatarSaveOptions) {
    this.#client = client;
    this.#file = file;
    this.#options = options;
  }

  /**
   * Resolves to the user with the new avatar.
   * @throws the reason of the signal once it is aborted; what has been connected by then is taken back.
   */
  run(call: AvatarSaveCall): Promise<User> {
    this.#running = this.#run(call);
    return this.#running;
  }

  /** Leaves everything on the server as it was before. Never rejects. */
  async discard(): Promise<void> {
    await this.#running?.catch(() => undefined);
    try {
      if (this.#mayBeConnected) await this.#disconnect();
    } catch {
      // A file that may be the user's avatar is not deleted.
      return;
    }
    await this.#upload?.discard();
  }

  async #run({onProgress, signal}: AvatarSaveCall): Promise<User> {
    onProgress(0);
    this.#upload ??= await this.#client.createUpload(this.#file, {isPublic: this.#options.isPublic});
    const {uid} = await this.#upload.send({
      signal,
      onProgress: ({loaded, total}) => onProgress(created + ((sent - created) * loaded) / total),
    });
    signal.throwIfAborted();
    this.#uid = uid;
    onProgress(completed);
    const user = await this.#connect(uid);
    if (signal.aborted) {
      await this.#disconnect();
      throw signal.reason;
    }
    if (!this.#options.keepsOld) deleteOldAvatar(this.#client, this.#replaced ?? null);
    onProgress(1);
    return user;
  }

  /** Not to be aborted: else nobody would know whether it has been done. */
  async #connect(uid: string): Promise<User> {
    const {user, avatar} = await readAvatar(this.#client);
    // The answer of the last try was lost.
    if (user && avatar === uid) return this.#client.updateUser({avatar: uid});
    this.#replaced = avatar;
    this.#mayBeConnected = true;
    try {
      return await this.#client.updateUser({avatar: uid});
    } catch (error) {
      if (!mayBeDone(error)) this.#mayBeConnected = false;
      throw error;
    }
  }

  async #disconnect(): Promise<void> {
    const {avatar} = await readAvatar(this.#client);
    if (avatar === this.#uid) await this.#client.updateUser({avatar: this.#replaced ?? null});
    this.#mayBeConnected = false;
  }
}
