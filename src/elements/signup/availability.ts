import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {User} from '../../api/models.js';
import type {CubeClient} from '../../session/client.js';

/** A field of which no two users may have the same. */
export type IdentifierName = 'login' | 'email';

export interface AvailabilityOptions {
  /** The client, where it may be asked. */
  readonly getClient: () => CubeClient | undefined;
  /** Told that somebody has this login or e-mail address already. */
  readonly onTaken: (name: IdentifierName, text: string) => void;
}

/** Milliseconds between leaving a field and asking for it. */
const delay = 300;

/** Answers of lookups are of users; of which, is not left to the server alone. */
const isSame = (user: User | null, name: IdentifierName, text: string): boolean =>
  user?.[name]?.toLowerCase() === text.toLowerCase();

/**
 * Finds out whether a login or an e-mail address is free, before it is sent. Nothing depends on it: it costs the user
 * no wait, and what goes wrong is nobody's concern. At sign-up the server has the last word.
 */
export class Availability implements ReactiveController {
  readonly #options: AvailabilityOptions;
  readonly #asking = new Map<IdentifierName, {readonly text: string; readonly end: AbortController}>();
  /** What has been found out, by name and text. */
  readonly #isTaken = new Map<string, boolean>();
  /** Who has told that. */
  #client: CubeClient | undefined;

  constructor(host: ReactiveControllerHost, options: AvailabilityOptions) {
    this.#options = options;
    host.addController(this);
  }

  /** The field was left with this text, which can be one. */
  check(name: IdentifierName, text: string): void {
    this.#follow(this.#options.getClient());
    if (this.#asking.get(name)?.text === text) return;
    this.stop(name);
    const isTaken = this.#isTaken.get(`${name} ${text}`);
    if (isTaken) this.#options.onTaken(name, text);
    if (isTaken !== undefined) return;
    const end = new AbortController();
    this.#asking.set(name, {text, end});
    const timer = setTimeout(() => void this.#ask(name, text, end.signal), delay);
    end.signal.addEventListener('abort', () => clearTimeout(timer));
  }

  /** Nobody wants to know it any more. */
  stop(name: IdentifierName): void {
    this.#asking.get(name)?.end.abort();
    this.#asking.delete(name);
  }

  /** The same, of all fields. */
  stopAll(): void {
    for (const name of this.#asking.keys()) this.stop(name);
  }

  hostDisconnected(): void {
    this.stopAll();
  }

  /** What one client has told is not true of another. */
  #follow(client: CubeClient | undefined): void {
    if (client === this.#client) return;
    this.stopAll();
    this.#isTaken.clear();
    this.#client = client;
  }

  async #ask(name: IdentifierName, text: string, signal: AbortSignal): Promise<void> {
    const client = this.#client;
    const isWanted = () => !signal.aborted && client === this.#options.getClient();
    try {
      if (!client || !isWanted()) return;
      const user = await (name === 'login'
        ? client.getUserByLogin(text, {signal})
        : client.getUserByEmail(text, {signal}));
      if (!isWanted()) return;
      this.#isTaken.set(`${name} ${text}`, isSame(user, name, text));
      if (isSame(user, name, text)) this.#options.onTaken(name, text);
    } catch {
      // Not known, then.
    } finally {
      if (!signal.aborted) this.#asking.delete(name);
    }
  }
}
