import {isCubeApiError} from '../errors.js';
import {loadLate} from '../load-late.js';
import {concealCredentials} from './conceal-credentials.js';
import {toSession, toWireCredentials, toWrappedUser} from './mapping.js';
import type {Credentials, NewGuest, Session, User} from './models.js';
import type {ApiAnswer, Send} from './transport.js';

/** A value together with the time that the token it came by has left, in milliseconds, if the server said so. */
export interface Timed<Value> {
  readonly value: Value;
  readonly timeLeft: number | undefined;
}

/** What a session is made with. */
export interface ApiApp {
  readonly appId: string;
  readonly authKey: string;
  /** For apps that demand signed sessions still. */
  readonly authSecret?: string | undefined;
}

export interface SessionsApi {
  /**
   * Makes an application session: `POST /session` without a user; or a temporary user with a session, which lives as
   * long as that.
   */
  create(guest?: NewGuest, signal?: AbortSignal): Promise<Timed<Session>>;
  /** Reads the session of a token: `GET /session`. */
  get(token: string, signal?: AbortSignal): Promise<Timed<Session>>;
  /** Ends the session of a token: `DELETE /session`. */
  destroy(token: string): Promise<void>;
  /** Makes the session of a token the user's; the token stays the same: `POST /login`. */
  upgrade(token: string, credentials: Credentials, signal?: AbortSignal): Promise<Timed<User>>;
  /** Makes the session of a token an application session again: `DELETE /login`. */
  downgrade(token: string): Promise<void>;
}

const toWireGuest = ({fullName}: NewGuest) => ({guest: '1', ...(fullName && {full_name: fullName})});

/** Source: PROTOCOL.md sections 3 and 4. */
export function createSessionsApi(send: Send, app: ApiApp): SessionsApi {
  // Older servers take the id as a number only, so it goes as the official SDK sends it.
  const toFields = (guest?: NewGuest) => ({
    application_id: Number(app.appId),
    auth_key: app.authKey,
    ...(guest && {user: toWireGuest(guest)}),
  });

  /** Signs by this machine's clock; where that is too wrong, once more by the server's. */
  async function createSigned(
    secret: string,
    guest: NewGuest | undefined,
    signal: AbortSignal | undefined,
    time?: number,
  ): Promise<ApiAnswer> {
    const {toSigned} = await loadLate(() => import('./signature.js'));
    let serverTime: number | undefined;
    const onHeaders = (headers: Headers): void => {
      serverTime = Date.parse(headers.get('Date') ?? '');
    };
    try {
      const json = await toSigned(toFields(guest), secret, time ?? Date.now());
      return await send({method: 'POST', path: 'session', json, signal, onHeaders});
    } catch (error) {
      const isClockWrong = isCubeApiError(error) && 'timestamp' in error.fieldErrors;
      if (!isClockWrong || !serverTime || time) throw error;
      return createSigned(secret, guest, signal, serverTime);
    }
  }

  return {
    async create(guest, signal) {
      const {body, timeLeft} = app.authSecret
        ? await createSigned(app.authSecret, guest, signal)
        : await send({method: 'POST', path: 'session', json: toFields(guest), signal});
      return {value: toSession(body), timeLeft};
    },

    async get(token, signal) {
      const {body, timeLeft} = await send({method: 'GET', path: 'session', token, signal});
      return {value: toSession(body), timeLeft};
    },

    async destroy(token) {
      await send({method: 'DELETE', path: 'session', token, expectsBody: false});
    },

    async upgrade(token, credentials, signal) {
      const json = toWireCredentials(credentials);
      const conceal = concealCredentials(credentials);
      const {body, timeLeft} = await send({method: 'POST', path: 'login', token, json, signal, conceal});
      return {value: toWrappedUser(body), timeLeft};
    },

    async downgrade(token) {
      await send({method: 'DELETE', path: 'login', token, expectsBody: false});
    },
  };
}
