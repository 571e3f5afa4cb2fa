import {randomBytes, randomInt} from 'node:crypto';
import type {Clock} from './clock.js';

/** How long a token lives after the last request that used it. */
export const SESSION_LIFETIME_MS = 2 * 60 * 60 * 1000;

/** A session as the emulator keeps it; times in milliseconds. */
export interface Session {
  readonly token: string;
  readonly appId: number;
  /** The user's id in a user session, a random number in an application session. */
  id: number;
  /** `null` in an application session. */
  userId: number | null;
  /** Seconds; the client's own timestamp where it sent one. */
  readonly timestamp: number;
  /** Echoed to clients that sent one. */
  readonly nonce: number | null;
  readonly createdAt: number;
  updatedAt: number;
  expiresAt: number;
}

/** What the request for a session says about it. */
export interface SessionDescription {
  appId: number;
  userId: number | null;
  timestamp?: number | undefined;
  nonce?: number | undefined;
}

/** The live sessions by token. */
export class Sessions {
  readonly #byToken = new Map<string, Session>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Every session that has not expired. */
  live(): Session[] {
    const now = this.#clock.now();
    return [...this.#byToken.values()].filter((session) => session.expiresAt > now);
  }

  create({appId, userId, timestamp, nonce}: SessionDescription): Session {
    const now = this.#clock.now();
    const session: Session = {
      token: randomBytes(18).toString('hex').toUpperCase(),
      appId,
      id: userId ?? randomSessionId(),
      userId,
      timestamp: timestamp ?? Math.floor(now / 1000),
      nonce: nonce ?? null,
      createdAt: now,
      updatedAt: now,
      expiresAt: now + SESSION_LIFETIME_MS,
    };
    this.insert(session);
    return session;
  }

  /** Takes in a session that already has its token. */
  insert(session: Session): void {
    this.#byToken.set(session.token, session);
  }

  /** The live session of a token, extended by this use. */
  use(token: string): Session | undefined {
    const now = this.#clock.now();
    const session = this.#byToken.get(token);
    if (session && session.expiresAt <= now) {
      this.#byToken.delete(token);
      return undefined;
    }
    if (session) session.expiresAt = now + SESSION_LIFETIME_MS;
    return session;
  }

  /** Whether the session has neither expired nor been ended. */
  isLive(session: Session): boolean {
    return this.#byToken.get(session.token) === session && session.expiresAt > this.#clock.now();
  }

  /** Turns the session into one of this user, or with `null` into an application session; the token stays. */
  assign(session: Session, userId: number | null): void {
    session.userId = userId;
    session.id = userId ?? randomSessionId();
    session.updatedAt = this.#clock.now();
  }

  /** Ends the sessions that match and says how many there were. */
  end(matches: (session: Session) => boolean): number {
    const ending = this.live().filter(matches);
    for (const session of ending) this.#byToken.delete(session.token);
    return ending.length;
  }

  clear(): void {
    this.#byToken.clear();
  }
}

function randomSessionId(): number {
  return randomInt(1, 2 ** 31);
}
