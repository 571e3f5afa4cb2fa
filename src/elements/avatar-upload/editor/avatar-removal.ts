import type {User} from '../../../api/models.js';
import type {CubeClient} from '../../../session/client.js';
import {deleteOldAvatar, readAvatar} from './server-avatar.js';

/** Takes the avatar of the signed-in user away, and its file from the server. */
export class AvatarRemoval {
  readonly #client: CubeClient;
  readonly #keepsOld: boolean;
  /** Also where only the answer of an earlier try was lost. */
  #removed: string | null = null;

  /** @param keepsOld Whether the file stays. */
  constructor(client: CubeClient, keepsOld: boolean) {
    this.#client = client;
    this.#keepsOld = keepsOld;
  }

  /** Resolves to the user without an avatar. May be called again after a failure. */
  async run(): Promise<User> {
    this.#removed = (await readAvatar(this.#client)).avatar ?? this.#removed;
    const user = await this.#client.updateUser({avatar: null});
    if (!this.#keepsOld) deleteOldAvatar(this.#client, this.#removed);
    return user;
  }
}
