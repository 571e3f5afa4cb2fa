import type {User} from '../../../api/models.js';
import type {SessionStore} from '../../../session/session-store.js';
import {ServerAvatar} from './server-avatar.js';

/** Takes the avatar of the signed-in user away, and its file from the server. */
export class AvatarRemoval {
  readonly #avatar: ServerAvatar;
  readonly #keepsOld: boolean;
  /** Also where only the answer of an earlier try was lost. */
  #removed: string | null = null;

  /** @param keepsOld Whether the file stays. */
  constructor(store: SessionStore, keepsOld: boolean) {
    this.#avatar = new ServerAvatar(store);
    this.#keepsOld = keepsOld;
  }

  /** Resolves to the user without an avatar. May be called again after a failure. */
  run(): Promise<User> {
    return this.#avatar.change(async (avatar) => {
      this.#removed = avatar ?? this.#removed;
      const user = await this.#avatar.set(null);
      if (!this.#keepsOld) this.#avatar.deleteOld(this.#removed, user);
      return user;
    });
  }
}
