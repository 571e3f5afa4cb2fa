import type {Context} from 'hono';
import type {ContentfulStatusCode} from 'hono/utils/http-status';
import type {Session} from './state/sessions.js';
import type {User} from './state/user.js';

/** Answers with JSON, labelled as the platform labels it. */
export function answer(c: Context, body: object, status: ContentfulStatusCode = 200): Response {
  return c.json(body, status, {'Content-Type': 'application/json; charset=utf-8'});
}

/** Answers 200 with nothing, as the platform does where something ended. */
export function answerEmpty(c: Context): Response {
  return c.body(null, 200, {'Content-Length': '0'});
}

/** `{"session": …}`, with the user in a user session. */
export function renderSession(session: Session, user: User | undefined): object {
  return {
    session: {
      id: session.id,
      user_id: session.userId,
      application_id: session.appId,
      token: session.token,
      ts: session.timestamp,
      ...(session.nonce === null ? {} : {nonce: session.nonce}),
      created_at: new Date(session.createdAt).toISOString(),
      updated_at: new Date(session.updatedAt).toISOString(),
      ...(user ? {user: renderUser(user)} : {}),
    },
  };
}

/** A user without its wrapper. */
export function renderUser(user: User): object {
  const {user_tags: tags, ...fields} = user.fields;
  return {
    _id: objectId(user),
    id: user.id,
    created_at: toWireDate(user.createdAt),
    updated_at: toWireDate(user.updatedAt),
    last_request_at: user.lastRequestAt === null ? null : toWireDate(user.lastRequestAt),
    ...fields,
    user_tags: tags.length > 0 ? tags.join(',') : null,
    is_guest: user.guestUntil === null ? null : true,
  };
}

/** `yyyy-MM-dd HH:mm:ss UTC`, as in CB-Token-ExpirationDate. */
export function toExpirationDate(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** Dates of users and files have a precision of seconds. */
export function toWireDate(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

/** Built like a MongoDB ObjectId: seconds of creation, then something unique. */
function objectId(user: User): string {
  // Unsigned, as a moved clock may be before 1970.
  const seconds = (Math.floor(user.createdAt / 1000) >>> 0).toString(16);
  return seconds.padStart(8, '0') + user.id.toString(16).padStart(16, '0');
}
