/** Text fields of a user, under their wire names. */
export const TEXT_FIELDS = [
  'login',
  'email',
  'full_name',
  'phone',
  'website',
  'external_id',
  'facebook_id',
  'twitter_id',
  'custom_data',
  'avatar',
] as const;

/** Integer fields of a user, under their wire names. */
export const INTEGER_FIELDS = ['external_user_id', 'timezone'] as const;

/** What a client may set on a user, apart from the password. */
export type UserFields = Record<(typeof TEXT_FIELDS)[number], string | null> &
  Record<(typeof INTEGER_FIELDS)[number], number | null> & {user_tags: string[]};

/** A user as the emulator keeps it; times in milliseconds. */
export interface User {
  readonly id: number;
  readonly createdAt: number;
  updatedAt: number;
  lastRequestAt: number | null;
  /** `null` where somebody else vouches for the user: a provider, or nobody for a guest. */
  passwordHash: string | null;
  /** When a guest is deleted; `null` for everybody else. */
  guestUntil: number | null;
  fields: UserFields;
}

/** What a new user is made of; fields that are left out are blank. */
export interface NewUser extends Pick<User, 'id' | 'createdAt' | 'passwordHash'> {
  fields: Partial<UserFields>;
  lastRequestAt?: number | null;
  guestUntil?: number | null;
}

/** The fields of a user of whom nothing is known. */
export function blankFields(): UserFields {
  return {
    login: null,
    email: null,
    full_name: null,
    phone: null,
    website: null,
    external_id: null,
    facebook_id: null,
    twitter_id: null,
    custom_data: null,
    avatar: null,
    external_user_id: null,
    timezone: null,
    user_tags: [],
  };
}

/** A user as it begins. */
export function newUser({
  id,
  fields,
  passwordHash,
  createdAt,
  lastRequestAt = null,
  guestUntil = null,
}: NewUser): User {
  return {
    id,
    createdAt,
    updatedAt: createdAt,
    lastRequestAt,
    passwordHash,
    guestUntil,
    fields: {...blankFields(), ...fields},
  };
}
