import {keyOf} from '../state/text-keys.js';
import type {User, UserFields} from '../state/user.js';

/** A field that a lookup can name. */
export type LookupField =
  Exclude<keyof UserFields, 'custom_data'> | 'id' | 'last_request_at' | 'created_at' | 'updated_at';

/** A number, the key of a text, or a date in seconds: what lookups compare. */
export type Comparable = number | string;

/** What each field holds. */
export const FIELD_TYPES: Readonly<Record<LookupField, 'number' | 'string' | 'date'>> = {
  id: 'number',
  external_user_id: 'number',
  timezone: 'number',
  login: 'string',
  email: 'string',
  full_name: 'string',
  phone: 'string',
  website: 'string',
  external_id: 'string',
  facebook_id: 'string',
  twitter_id: 'string',
  avatar: 'string',
  user_tags: 'string',
  last_request_at: 'date',
  created_at: 'date',
  updated_at: 'date',
};

export function isLookupField(name: string): name is LookupField {
  return Object.hasOwn(FIELD_TYPES, name);
}

/** A user's values of a field: one, several tags, or none. */
export function valuesOf(user: User, field: LookupField): Comparable[] {
  switch (field) {
    case 'id':
      return [user.id];
    case 'created_at':
      return [toSeconds(user.createdAt)];
    case 'updated_at':
      return [toSeconds(user.updatedAt)];
    case 'last_request_at':
      return user.lastRequestAt === null ? [] : [toSeconds(user.lastRequestAt)];
    case 'user_tags':
      return user.fields.user_tags.map((tag) => keyOf(field, tag));
    default: {
      const value = user.fields[field];
      if (value === null) return [];
      return [typeof value === 'string' ? keyOf(field, value) : value];
    }
  }
}

/** Users' dates have a precision of seconds. */
function toSeconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}
