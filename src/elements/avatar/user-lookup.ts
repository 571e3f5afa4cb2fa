import type {ReactiveElement} from 'lit';
import type {User} from '../../api/models.js';
import type {CubeClient} from '../../session/client.js';
import type {SessionController} from '../../session/lookup/session-controller.js';
import type {SessionState} from '../../session/session-state.js';

/** What one user, or nobody, has looked up. */
interface Lookups {
  readonly userId: number | undefined;
  readonly found: Map<number, Promise<User | null>>;
}

const lookups = new WeakMap<CubeClient, Lookups>();

/** Asks once for each id, whoever wants to know, until another user signs in. A failure is not kept. */
function lookUp(client: CubeClient, id: number, userId: number | undefined): Promise<User | null> {
  let asked = lookups.get(client);
  if (asked?.userId !== userId || !asked) lookups.set(client, (asked = {userId, found: new Map()}));
  const {found} = asked;
  const known = found.get(id);
  if (known) return known;
  const user = client.getUserById(id);
  found.set(id, user);
  user.catch(() => found.delete(id));
  return user;
}

/** Whom an id means, for an element that shows it. */
export class UserLookup {
  readonly #host: ReactiveElement;
  #id: number | undefined;
  #client: CubeClient | undefined;
  #state: SessionState | undefined;
  #user: User | null | undefined;

  constructor(host: ReactiveElement) {
    this.#host = host;
  }

  /**
   * The user as far as it is known now: `undefined` while it is being looked up, which updates the element then;
   * `null` where there is none, or it cannot be found out in the session as it is.
   */
  find(id: number, {client, state, isMissing}: SessionController): User | null | undefined {
    if (isMissing) return null;
    if (state?.user?.id === id) return state.user;
    if (!client || !state || state.status === 'restoring') return undefined;
    if (id !== this.#id || state !== this.#state) void this.#ask(id, client, state);
    return this.#user;
  }

  async #ask(id: number, client: CubeClient, state: SessionState): Promise<void> {
    const isSame = id === this.#id && client === this.#client && state.user?.id === this.#state?.user?.id;
    if (!isSame) this.#user = undefined;
    this.#id = id;
    this.#client = client;
    this.#state = state;
    // It is tried again when the session has changed; until then, nobody can do anything about it.
    const user = await lookUp(client, id, state.user?.id).catch(() => null);
    if (id !== this.#id || state !== this.#state) return;
    this.#user = user;
    this.#host.requestUpdate();
  }
}
