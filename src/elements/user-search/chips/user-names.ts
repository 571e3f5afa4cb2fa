import type {ReactiveController} from 'lit';
import type {CubeClient} from '../../../session/client.js';
import type {SessionState} from '../../../session/session-state.js';
import type {UserSearchHost} from '../user-search-host.js';

/** Finds out who those are of whom the page has only given the ids. */
export class UserNames implements ReactiveController {
  readonly #host: UserSearchHost;
  #asked: ReadonlySet<number> = new Set();
  #state: SessionState | undefined;
  #end = new AbortController();

  constructor(host: UserSearchHost) {
    this.#host = host;
  }

  /** Asks once for those of whom nothing is known, and again where the answer may be another one. */
  hostUpdate(): void {
    const {session, selection} = this.#host;
    const {client, state} = session;
    if (!client || !state || state.status === 'restoring') return;
    const asked = state === this.#state ? this.#asked : new Set();
    const unknown = [...selection.ids].filter((id) => !selection.userOf(id));
    this.#state = state;
    this.#asked = new Set(unknown);
    if (!unknown.every((id) => asked.has(id))) void this.#ask(client, unknown);
  }

  hostConnected(): void {
    addEventListener('online', this.#askAgain);
  }

  hostDisconnected(): void {
    removeEventListener('online', this.#askAgain);
    this.#end.abort();
    this.#asked = new Set();
  }

  async #ask(client: CubeClient, ids: readonly number[]): Promise<void> {
    this.#end.abort();
    const {signal} = (this.#end = new AbortController());
    const found = await client.getAllUsersByIds(ids, {signal}).catch(() => undefined);
    if (!found || signal.aborted) return;
    this.#host.selection.learn(found.items);
    this.#host.element.requestUpdate();
  }

  readonly #askAgain = (): void => {
    this.#asked = new Set();
    this.#host.element.requestUpdate();
  };
}
