import {toSession, toWireCredentials, toWrappedUser} from './mapping.js';
import type {Credentials, Session, User} from './models.js';
import type {Send} from './transport.js';

/** A value together with the time that the token it came by has left, in milliseconds, if the server said so. */
export interface Timed<Value> {
  readonly value: Value;
  readonly timeLeft: number | undefined;
}

export interface SessionsApi {
  /** Makes an application session: `POST /session` without a user. */
  create(): Promise<Timed<Session>>;
  /** Reads the session of a token: `GET /session`. */
  get(token: string, signal?: AbortSignal): Promise<Timed<Session>>;
  /** Ends the session of a token: `DELETE /session`. */
  destroy(token: string): Promise<void>;
  /** Makes the session of a token the user's; the token stays the same: `POST /login`. */
  upgrade(token: string, credentials: Credentials, signal?: AbortSignal): Promise<Timed<User>>;
  /** Makes the session of a token an application session again: `DELETE /login`. */
  downgrade(token: string): Promise<void>;
}

/** Source: PROTOCOL.md sections 3 and 4. */
export function createSessionsApi(send: Send, app: {appId: string; authKey: string}): SessionsApi {
  return {
    async create() {
      // Older servers take the id as a number only, so it goes as the official SDK sends it.
      const json = {application_id: Number(app.appId), auth_key: app.authKey};
      const {body, timeLeft} = await send({method: 'POST', path: 'session', json});
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
      const {body, timeLeft} = await send({method: 'POST', path: 'login', token, json, signal});
      return {value: toWrappedUser(body), timeLeft};
    },

    async downgrade(token) {
      await send({method: 'DELETE', path: 'login', token, expectsBody: false});
    },
  };
}
