/** The fields of a user that a request may name. */
export const USER_FIELDS = [
  'login',
  'email',
  'password',
  'old_password',
  'full_name',
  'phone',
  'website',
  'custom_data',
  'tag_list',
  'external_id',
  'external_user_id',
  'facebook_id',
  'twitter_id',
  'timezone',
  'avatar',
];

/** What no careful client sends in any field. */
export const HOSTILE_VALUES: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e308,
  Number.MAX_SAFE_INTEGER + 1,
  '',
  ' ',
  '0',
  '-1',
  '1e3',
  'x'.repeat(10_000),
  '9'.repeat(400),
  [],
  [[]],
  [null],
  ['a', {}],
  {},
  {toString: 1},
  {length: 3},
  {constructor: {prototype: {}}},
  '__proto__',
  'constructor',
  '\u0000',
  '\ud800',
  '\u202e\uffff',
  '<script>alert(1)</script>',
  "' OR 1=1 --",
  '../../etc/passwd',
  '%zz',
  '%00',
  'a,b,,c',
  '\r\nX-Injected: 1',
  '2026-13-45',
  '-271822-01-01',
];

/** The same for addresses, where everything is text. */
export const HOSTILE_TEXTS = HOSTILE_VALUES.map((value) =>
  typeof value === 'string' ? value.slice(0, 1000) : JSON.stringify(value),
);

/** Percent-encodes also what `encodeURIComponent` throws at. */
export function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
