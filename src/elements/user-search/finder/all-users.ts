import type {User} from '../../../api/models.js';
import type {CubeClient} from '../../../session/client.js';

/** Longer lists are searched as far as this: twenty requests are what a person can wait for. */
export const mostLoaded = 2000;

/** All the users of a list that the page gives by their ids, loaded once to be searched here. */
export class AllUsers {
  #users: readonly User[] | undefined;
  #loading: Promise<readonly User[]> | undefined;
  #end = new AbortController();

  /** Those users, once they have come. */
  get users(): readonly User[] | undefined {
    return this.#users;
  }

  /** Whoever asks meanwhile waits for the same. A failure is not kept: the next call tries again. */
  load(client: CubeClient, ids: readonly number[]): Promise<readonly User[]> {
    if (!this.#loading) {
      const loading = this.#load(client, ids.slice(0, mostLoaded), this.#end.signal);
      this.#loading = loading;
      loading.catch(() => {
        if (this.#loading === loading) this.#loading = undefined;
      });
    }
    return this.#loading;
  }

  /** Ends the loading. What has come in full stays. */
  stop(): void {
    if (this.#users) return;
    this.#end.abort();
    this.#end = new AbortController();
    this.#loading = undefined;
  }

  /** They are no longer those to be searched. */
  clear(): void {
    this.#users = undefined;
    this.stop();
  }

  async #load(client: CubeClient, ids: readonly number[], signal: AbortSignal): Promise<readonly User[]> {
    const users: User[] = [];
    if (ids.length > 0) {
      for await (const {items} of client.getAllUsersByIds(ids, {limit: 100, signal})) users.push(...items);
    }
    signal.throwIfAborted();
    return (this.#users = users);
  }
}
