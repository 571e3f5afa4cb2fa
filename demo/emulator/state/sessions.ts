import {randomBytes, randomInt} from 'node:crypto';
import type {Clock} from './clock.js';

/** How long a token lives after the last request that used it. */
export const SESSION_LIFETIME_MS = 2 * 60 * 60 * 1000;

/** Fewer sessions than these are never searched for expired ones. */
const FEW_SESSIONS = 1000;

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
  /** When a guest's session ends, used or not; `null` where each use extends the session. */
  endsAt: number | null;
}

/** What the request for a session says about it. */
export interface SessionDescription {
  appId: number;
  userId: number | null;
  timestamp?: number | undefined;
  nonce?: number | undefined;
  endsAt?: number | null | undefined;
}

/** The sessions, found by token and by user; expired ones are forgotten sooner or later. */
export class Sessions {
  readonly #byToken = new Map<string, Session>();
  readonly #byUser = new Map<number, Set<Session>>();
  readonly #clock: Clock;
  /** How many sessions there are when expired ones are looked for next. */
  #sweepAt = FEW_SESSIONS;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Every session that has not expired. */
  live(): Session[] {
    const now = this.#clock.now();
    return [...this.#byToken.values()].filter((session) => session.expiresAt > now);
  }

  create({appId, userId, timestamp, nonce, endsAt = null}: SessionDescription): Session {
    if (this.#byToken.size >= this.#sweepAt) this.#sweep();
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
      expiresAt: nextExpiry(now, endsAt),
      endsAt,
    };
    this.insert(session);
    return session;
  }

  /** Takes in a session that already has its token. */
  insert(session: Session): void {
    this.#byToken.set(session.token, session);
    this.#index(session);
  }

  /** The live session of a token, extended by this use. */
  use(token: string): Session | undefined {
    const now = this.#clock.now();
    const session = this.#byToken.get(token);
    if (!session) return undefined;
    if (session.expiresAt <= now) {
      this.remove(session);
      return undefined;
    }
    session.expiresAt = nextExpiry(now, session.endsAt);
    return session;
  }

  /** Whether the session has neither expired nor been ended. */
  isLive(session: Session): boolean {
    return this.#byToken.get(session.token) === session && session.expiresAt > this.#clock.now();
  }

  /** Turns a live session into one of this user, or with `null` into an application session; the token stays. */
  assign(session: Session, userId: number | null, endsAt: number | null = null): void {
    const now = this.#clock.now();
    this.#unindex(session);
    session.userId = userId;
    session.id = userId ?? randomSessionId();
    session.updatedAt = now;
    session.endsAt = endsAt;
    session.expiresAt = nextExpiry(now, endsAt);
    this.#index(session);
  }

  /** Ends a session. */
  remove(session: Session): void {
    this.#byToken.delete(session.token);
    this.#unindex(session);
  }

  /** Ends the sessions of a user, apart from the one that is kept. */
  removeOf(userId: number, kept?: Session): void {
    for (const session of [...(this.#byUser.get(userId) ?? [])]) {
      if (session !== kept) this.remove(session);
    }
  }

  /** Ends the sessions that match and says how many there were. */
  end(matches: (session: Session) => boolean): number {
    const ending = this.live().filter(matches);
    for (const session of ending) this.remove(session);
    return ending.length;
  }

  clear(): void {
    this.#byToken.clear();
    this.#byUser.clear();
    this.#sweepAt = FEW_SESSIONS;
  }

  /** Only when their number has doubled since the last time, so that creating a session stays cheap. */
  #sweep(): void {
    const now = this.#clock.now();
    for (const session of [...this.#byToken.values()]) {
      if (session.expiresAt <= now) this.remove(session);
    }
    this.#sweepAt = Math.max(FEW_SESSIONS, this.#byToken.size * 2);
  }

  #index(session: Session): void {
    if (session.userId === null) return;
    const sessions = this.#byUser.get(session.userId);
    if (sessions) sessions.add(session);
    else this.#byUser.set(session.userId, new Set([session]));
  }

  #unindex(session: Session): void {
    if (session.userId === null) return;
    const sessions = this.#byUser.get(session.userId);
    sessions?.delete(session);
    if (sessions?.size === 0) this.#byUser.delete(session.userId);
  }
}

/** A guest's session lives until its end without being used. */
function nextExpiry(now: number, endsAt: number | null): number {
  return endsAt ?? now + SESSION_LIFETIME_MS;
}

function randomSessionId(): number {
  return randomInt(1, 2 ** 31);
}
