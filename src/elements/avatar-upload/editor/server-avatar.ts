import type {User} from '../../../api/models.js';
import {CubeSessionError} from '../../../errors.js';
import {isBlobUid} from '../../../internal/avatar/avatar-picture.js';
import {loadLate} from '../../../load-late.js';
import type {SessionStore} from '../../../session/session-store.js';

/** The avatar of the user who is signed in when this is made, and never that of somebody who comes after. */
export class ServerAvatar {
  readonly #store: SessionStore;
  readonly #userId: number | undefined;

  constructor(store: SessionStore) {
    this.#store = store;
    this.#userId = store.state.user?.id;
  }

  /**
   * Does the work while nothing else on the page or in another tab changes the avatar.
   * @param work Is told the avatar as the server has it now, whatever this page knows.
   * @throws {CubeSessionError} `changed` if the user is not the one who is signed in.
   */
  async change<Value>(work: (avatar: string | null) => Promise<Value>): Promise<Value> {
    const {inTurn} = await loadLate(() => import('../../../session/engine/turn.js'));
    return inTurn(`cube-elements avatar ${this.#userId}`, async () => {
      const {user} = await this.#store.client.getSession();
      return work(this.#requireOwn(user).avatar);
    });
  }

  /** @throws {CubeSessionError} `changed` if the user is not the one who is signed in. */
  async set(avatar: string | null): Promise<User> {
    this.#requireOwn(this.#store.state.user);
    return this.#store.client.updateUser({avatar});
  }

  /** Deletes the file of an avatar before. Nobody waits for it, and nothing is lost where it stays. */
  deleteOld(old: string | null, {avatar}: User): void {
    if (old && old !== avatar && isBlobUid(old)) this.#store.client.deleteFile(old).catch(() => undefined);
  }

  #requireOwn(user: User | null | undefined): User {
    if (user && user.id === this.#userId) return user;
    throw new CubeSessionError('changed', 'The user whose avatar is to be changed is signed in no longer.');
  }
}
