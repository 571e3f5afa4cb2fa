import type {User} from '../../../api/models.js';
import {mayBeDone} from '../../../internal/form/outcome.js';
import type {CubeClient} from '../../../session/client.js';
import type {FileUpload} from '../../../session/files/file-upload.js';
import type {SessionStore} from '../../../session/session-store.js';
import {ServerAvatar} from './server-avatar.js';

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
  readonly #avatar: ServerAvatar;
  readonly #file: File;
  readonly #options: AvatarSaveOptions;
  #upload: FileUpload | undefined;
  #running: Promise<User> | undefined;
  #isDone = false;
  #uid: string | undefined;
  /** The avatar before, once it is to be replaced. */
  #replaced: string | null = null;
  /** Whether the user may have been connected to the file, for all that is known here. */
  #mayBeConnected = false;

  constructor(store: SessionStore, file: File, options: AvatarSaveOptions) {
    this.#client = store.client;
    this.#avatar = new ServerAvatar(store);
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

  /** Leaves everything on the server as it was before, unless it is done. Never rejects. */
  async discard(): Promise<void> {
    await this.#running?.catch(() => undefined);
    if (this.#isDone) return;
    try {
      if (this.#mayBeConnected) await this.#avatar.change((avatar) => this.#disconnect(avatar));
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
    const user = await this.#avatar.change((avatar) => this.#connect(uid, avatar, signal));
    if (!this.#options.keepsOld) this.#avatar.deleteOld(this.#replaced, user);
    onProgress(1);
    return user;
  }

  /** Once begun, it is not aborted: else nobody would know whether it has been done. */
  async #connect(uid: string, avatar: string | null, signal: AbortSignal): Promise<User> {
    signal.throwIfAborted();
    // Else the answer of the last try was lost.
    if (avatar !== uid) this.#replaced = avatar;
    const user = await this.#set(uid, avatar);
    if (signal.aborted) {
      await this.#disconnect(uid);
      throw signal.reason;
    }
    this.#isDone = true;
    return user;
  }

  async #set(uid: string, avatar: string | null): Promise<User> {
    this.#mayBeConnected = true;
    try {
      return await this.#avatar.set(uid);
    } catch (error) {
      this.#mayBeConnected = avatar === uid || mayBeDone(error);
      throw error;
    }
  }

  /** @param avatar What the server has now. */
  async #disconnect(avatar: string | null): Promise<void> {
    if (avatar === this.#uid) await this.#avatar.set(this.#replaced);
    this.#mayBeConnected = false;
  }
}
