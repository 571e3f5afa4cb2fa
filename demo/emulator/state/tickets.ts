import {randomBytes} from 'node:crypto';

interface Ticket<Meaning> {
  readonly meaning: Meaning;
  readonly expiresAt: number;
}

/** What is handed out to be used once, and soon; times in milliseconds. */
export class Tickets<Meaning> {
  readonly #lifetime: number;
  readonly #byName = new Map<string, Ticket<Meaning>>();

  constructor(lifetime: number) {
    this.#lifetime = lifetime;
  }

  /** Returns the name of a new one. */
  issue(meaning: Meaning, now: number): string {
    const name = randomBytes(24).toString('base64url');
    this.#byName.set(name, {meaning, expiresAt: now + this.#lifetime});
    return name;
  }

  /** What it stands for, if it is still good. */
  find(name: string, now: number): Meaning | undefined {
    const ticket = this.#byName.get(name);
    return ticket && ticket.expiresAt > now ? ticket.meaning : undefined;
  }

  /** The same, for the last time. */
  take(name: string, now: number): Meaning | undefined {
    const meaning = this.find(name, now);
    this.#byName.delete(name);
    return meaning;
  }

  clear(): void {
    this.#byName.clear();
  }
}
