/** The fields of a user that a person can fill in, but for the password. */
export const userFieldNames = [
  'login',
  'email',
  'fullName',
  'phone',
  'website',
  'tags',
  'customData',
  'timezone',
] as const;

export type UserFieldName = (typeof userFieldNames)[number];

/** What the server takes, as far as is known. Lengths in characters. Source: PROTOCOL.md section 6. */
export const lengthLimits: Readonly<Partial<Record<string, {minimum: number; maximum: number}>>> = {
  login: {minimum: 3, maximum: 70},
  fullName: {minimum: 1, maximum: 200},
  password: {minimum: 6, maximum: 40},
};

/** How many tags a user may have. Source: PROTOCOL.md section 6. */
export const maximumTags = 5;
