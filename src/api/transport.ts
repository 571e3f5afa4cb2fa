import ky, {HTTPError, NetworkError, TimeoutError, type Options} from 'ky';
import {CubeApiError, CubeNetworkError, CubeTimeoutError} from '../errors.js';
import {hasErrors, toApiError, type Conceal} from './error-body.js';
import {toRetryAfter, toTimeLeft} from './headers.js';

/** Parameters of a request. A list is sent as one parameter for each of its values. */
export type Query = Readonly<Record<string, string | number | readonly (string | number)[]>>;

export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path below the endpoint, without a leading slash. */
  readonly path: string;
  readonly query?: Query;
  readonly json?: unknown;
  /** Session token, sent as `CB-Token`. */
  readonly token?: string;
  /** Auth key of the app, sent as `CB-AuthKey`. */
  readonly authKey?: string;
  readonly signal?: AbortSignal | undefined;
  /** Told of the headers of the answer, be it a refusal. */
  readonly onHeaders?: (headers: Headers) => void;
  /** Takes out of the texts of a refusal what must not be repeated. */
  readonly conceal?: Conceal;
  /** `false` for the calls whose success is answered with nothing worth reading. @default true */
  readonly expectsBody?: boolean;
  /** `false` for what must not be done later: it rejects where its user has to sign in again first. @default true */
  readonly waitsForSignIn?: boolean;
}

export interface ApiAnswer {
  /** The parsed JSON; `undefined` where no body was expected. */
  readonly body: unknown;
  /** Milliseconds that the token has left, by the server's own clock, where the answer says so. */
  readonly timeLeft: number | undefined;
}

/**
 * Sends one request.
 * @throws {CubeApiError} if the server refuses, or answers what cannot be read.
 * @throws {CubeNetworkError} if no answer comes.
 * @throws {CubeTimeoutError} if no answer comes in time.
 * @throws the reason of `signal` once it is aborted.
 */
export type Send = (request: ApiRequest) => Promise<ApiAnswer>;

export const timeout = 10_000;
const longestWaitForRetry = 3;

// ky's own defaults repeat PUT and DELETE and wait for any Retry-After. What may have been carried out is never sent
// twice, and a long wait belongs on the screen.
export const retry = {
  limit: 1,
  methods: ['get'],
  jitter: true,
  shouldRetry: ({error}: {error: Error}) =>
    error instanceof HTTPError && (toRetryAfter(error.response.headers) ?? 0) > longestWaitForRetry
      ? false
      : undefined,
} satisfies Options['retry'];

const toSearchParams = (query: Query): [string, string][] =>
  Object.entries(query).flatMap(([name, value]) =>
    [value].flat().map((one) => [name, String(one)] as [string, string]),
  );

function parse(text: string, status: number, expectsBody: boolean, conceal?: Conceal): unknown {
  let body: unknown;
  try {
    body = text.trim() ? JSON.parse(text) : undefined;
  } catch {
    if (expectsBody) throw new CubeApiError('The server answered something that is not JSON.', {status});
  }
  if (hasErrors(body)) throw toApiError(status, body, {conceal});
  if (body === undefined && expectsBody) throw new CubeApiError('The server answered nothing.', {status});
  return expectsBody ? body : undefined;
}

/** Makes an error of this library of what ky throws. */
export function toCubeError(error: unknown, conceal?: Conceal): unknown {
  if (error instanceof HTTPError) {
    const retryAfter = toRetryAfter(error.response.headers);
    return toApiError(error.response.status, error.data, {retryAfter, conceal});
  }
  if (error instanceof TimeoutError) return new CubeTimeoutError('The server did not answer in time.');
  if (error instanceof CubeApiError) return error;
  // ky's own error holds the request, and others quote what was in it: the token and the password.
  const cause = error instanceof NetworkError ? error.cause : undefined;
  return new CubeNetworkError('The server could not be reached.', {cause});
}

/**
 * Makes the function that sends requests to one ConnectyCube endpoint.
 * @param endpoint The base URL, such as `https://api.connectycube.com`.
 */
export function createTransport(endpoint: string): Send {
  const http = ky.create({prefix: endpoint, timeout, retry, credentials: 'omit', cache: 'no-store'});

  return async (request) => {
    const {
      method,
      path,
      query,
      json,
      token,
      authKey,
      signal,
      onHeaders,
      conceal,
      expectsBody = true,
    } = request;
    let received: Response | undefined;
    try {
      const text = await http(path, {
        method,
        headers: {...(token && {'CB-Token': token}), ...(authKey && {'CB-AuthKey': authKey})},
        hooks: {
          afterResponse: [
            ({response}) => {
              received = response;
              onHeaders?.(response.headers);
            },
          ],
        },
        ...(query && {searchParams: toSearchParams(query)}),
        ...(json !== undefined && {json}),
        ...(signal && {signal}),
      }).text();
      return {
        body: parse(text, received?.status ?? 200, expectsBody, conceal),
        timeLeft: received && toTimeLeft(received.headers),
      };
    } catch (error) {
      signal?.throwIfAborted();
      throw toCubeError(error, conceal);
    }
  };
}
