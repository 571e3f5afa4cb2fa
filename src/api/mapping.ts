import {CubeApiError} from '../errors.js';
import type {Credentials, NewUser, PasswordCredentials, Session, User, UserChanges} from './models.js';
import {isToken} from './token.js';
import type {WireSession, WireUser, WireUserList} from './wire.js';

/** The one place where wire names and model names meet. */

export type Json = Record<string, unknown>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The server's answer is not what it has to be. */
export const unreadable = (what: string) =>
  new CubeApiError(`The server's answer holds no ${what}.`, {status: 200});

const textOrNull = (value: unknown): string | null =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null;

const toTags = (tags: WireUser['user_tags']): readonly string[] => {
  const list = typeof tags === 'string' ? tags.split(',') : Array.isArray(tags) ? tags.map(String) : [];
  return Object.freeze(list.map((tag) => tag.trim()).filter(Boolean));
};

/** @throws {CubeApiError} if the value is not a user. */
export function toUser(value: unknown): User {
  if (!isObject(value) || !Number.isSafeInteger(value.id)) throw unreadable('user');
  const wire = value as unknown as WireUser;
  return Object.freeze({
    id: wire.id,
    login: textOrNull(wire.login),
    email: textOrNull(wire.email),
    fullName: textOrNull(wire.full_name),
    phone: textOrNull(wire.phone),
    website: textOrNull(wire.website),
    externalId: textOrNull(wire.external_id),
    facebookId: textOrNull(wire.facebook_id),
    twitterId: textOrNull(wire.twitter_id),
    customData: textOrNull(wire.custom_data),
    avatar: textOrNull(wire.avatar),
    tags: toTags(wire.user_tags),
    timezone: typeof wire.timezone === 'number' ? wire.timezone : null,
    isGuest: wire.is_guest === true,
    createdAt: textOrNull(wire.created_at),
    updatedAt: textOrNull(wire.updated_at),
    lastRequestAt: textOrNull(wire.last_request_at),
  });
}

/** Reads the answer `{user: {…}}`. @throws {CubeApiError} if it is something else. */
export function toWrappedUser(body: unknown): User {
  return toUser(isObject(body) ? body.user : undefined);
}

/** Reads the answer `{session: {…}}`. @throws {CubeApiError} if it is something else. */
export function toSession(body: unknown): Session {
  const value = isObject(body) ? body.session : undefined;
  if (!isObject(value) || !isToken(value.token)) throw unreadable('session');
  const wire = value as unknown as WireSession;
  return Object.freeze({
    id: wire.id,
    applicationId: wire.application_id,
    userId: wire.user_id || null,
    token: wire.token,
    user: wire.user ? toUser(wire.user) : null,
  });
}

/** Reads the first user of a `users/v2` answer. @throws {CubeApiError} if the answer is no list. */
export function toFirstUser(body: unknown): User | null {
  if (!isObject(body) || !Array.isArray(body.items)) throw unreadable('list of users');
  const [first] = (body as unknown as WireUserList).items;
  return first ? toUser(first) : null;
}

const toSnakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The model's name of a wire field: `full_name` is `fullName`. */
export const toFieldName = (name: string) =>
  name === 'tag_list' || name === 'user_tags'
    ? 'tags'
    : name.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase());

/** The wire form of a new user or of changes; fields that are `undefined` are left out. */
export function toWireUser(fields: NewUser | UserChanges): Json {
  const defined = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    defined.map(([name, value]) => [name === 'tags' ? 'tag_list' : toSnakeCase(name), value as unknown]),
  );
}

/** Whether these are a login or an e-mail address with a password. */
export const arePasswordCredentials = (credentials: object): credentials is PasswordCredentials =>
  !(credentials as {provider?: unknown}).provider;

/**
 * The wire form of credentials, without anything else that the caller's object may hold. A login wins over an e-mail
 * address, as in the official SDK (PROTOCOL.md section 3); a blank one counts as none.
 */
export function toWireCredentials(credentials: Credentials): Json {
  if (arePasswordCredentials(credentials)) {
    const {login, email, password} = credentials as {login?: string; email?: string; password: string};
    return login?.trim() ? {login, password} : {email, password};
  }
  const {provider} = credentials;
  if ('token' in credentials) {
    const {token, secret} = credentials;
    return {provider, keys: {token, ...(secret !== undefined && {secret})}};
  }
  const {projectId, accessToken} = credentials;
  return {provider, [provider]: {project_id: projectId, access_token: accessToken}};
}
