import {FIELD_TEXTS} from '../assumptions/users.js';
import {isJsonObject, type JsonObject} from '../json.js';
import {invalidFields} from '../problems.js';

/** The `user` object of a body, where there is one. */
export function readUserObject(body: JsonObject): JsonObject | undefined {
  const user = body['user'] ?? null;
  if (user === null) return undefined;
  if (isJsonObject(user)) return user;
  throw invalidFields({user: [FIELD_TEXTS.notObject]});
}
