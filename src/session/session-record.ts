import type {User} from '../api/models.js';
import {CubeError} from '../errors.js';
import type {UserSession} from './session-state.js';

const version = 1;

/** What is kept between two visits. Without a token the session has expired, and only its user is remembered. */
export interface SessionRecord {
  readonly version: typeof version;
  readonly user: User;
  readonly token?: string;
  readonly endsAt: number;
}

export const toRecord = (user: User, session?: UserSession): SessionRecord =>
  session ? {version, user, token: session.token, endsAt: session.endsAt} : {version, user, endsAt: 0};

/**
 * Checks what the storage gave.
 * @throws {CubeError} if it is no record of this version: another version of the library, another script or a
 * broken disk wrote it.
 */
export function parseRecord(value: unknown): SessionRecord | undefined {
  if (value === undefined) return undefined;
  const {
    version: found,
    user,
    token,
    endsAt,
  } = (value ?? {}) as Partial<Record<keyof SessionRecord, unknown>>;
  const readable =
    found === version &&
    typeof endsAt === 'number' &&
    (token === undefined || (typeof token === 'string' && token !== '')) &&
    typeof user === 'object' &&
    user !== null &&
    Number.isSafeInteger((user as User).id) &&
    Array.isArray((user as User).tags);
  if (!readable) throw new CubeError('The stored session is corrupt or of another version. It was dropped.');
  return value as SessionRecord;
}
