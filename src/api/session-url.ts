import ky, {HTTPError} from 'ky';
import {CubeError} from '../errors.js';
import {toUser} from './mapping.js';
import type {User} from './models.js';
import {isToken} from './token.js';
import {retry, timeout, toCubeError} from './transport.js';

/** A session that the host's own backend has made. */
export interface HostSession {
  readonly token: string;
  /** Whose it is; if the backend does not say so, the server is asked. */
  readonly user?: User | undefined;
}

const nobody = [204, 401, 403, 404];

/**
 * Asks the host's own backend for a session, with the host's cookies. It answers `{token, user?}` in JSON, the user
 * as ConnectyCube describes one, or status 204, 401, 403 or 404 where nobody is signed in.
 * @returns `null` if nobody is signed in there.
 * @throws {CubeError} if the answer is something else, or there is none.
 */
export async function fetchHostSession(url: string, signal?: AbortSignal): Promise<HostSession | null> {
  const text = await fetchText(url, signal);
  if (text === null) return null;
  const body = parse(text);
  if (body === null) return null;
  const {token, user} = Object(body) as {token?: unknown; user?: unknown};
  if (!isToken(token)) throw new CubeError('The session URL answered no token.');
  return {token, user: user ? toUser(user) : undefined};
}

async function fetchText(url: string, signal: AbortSignal | undefined): Promise<string | null> {
  try {
    const options = {
      credentials: 'include',
      cache: 'no-store',
      timeout,
      retry,
      ...(signal && {signal}),
    } as const;
    const response = await ky.get(url, options);
    return response.status === 204 ? null : await response.text();
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof HTTPError && nobody.includes(error.response.status)) return null;
    throw new CubeError('The session URL cannot be used.', {cause: toCubeError(error)});
  }
}

/** The engine's own error is no cause to pass on: it quotes the text, which may hold a token. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new CubeError('The session URL answered something that is not JSON.');
  }
}
