import type {CubeClient} from '../../../session/client.js';
import type {SessionState} from '../../../session/session-state.js';
import type {UserSearchHost} from '../user-search-host.js';

/** Finds out who those are of whom the page has only given the ids. */
export class UserNames {
  readonly #host: UserSearchHost;
  #asked: ReadonlySet<number> = new Set();
  #client: CubeClient | undefined;
  #status: SessionState['status'] | undefined;
  #userId: number | undefined;

  constructor(host: UserSearchHost) {
    this.#host = host;
  }

  /** Asks once for each, and again in another session: until then nobody can do anything about it. */
  follow(): void {
    const {client, state} = this.#host.session;
    if (!client || !state || state.status === 'restoring') return;
    const isSame =
      client === this.#client && state.status === this.#status && state.user?.id === this.#userId;
    if (!isSame) this.#asked = new Set();
    this.#client = client;
    this.#status = state.status;
    this.#userId = state.user?.id;
    const {selection} = this.#host;
    const unknown = [...selection.ids].filter((id) => !selection.userOf(id) && !this.#asked.has(id));
    if (unknown.length === 0) return;
    this.#asked = new Set([...this.#asked, ...unknown]);
    void this.#ask(client, unknown);
  }

  async #ask(client: CubeClient, ids: readonly number[]): Promise<void> {
    const found = await client.getAllUsersByIds(ids).catch(() => undefined);
    if (!found || client !== this.#host.session.client) return;
    this.#host.selection.learn(found.items);
    this.#host.element.requestUpdate();
  }
}
