import type {UserFields} from '../state/user.js';
import {NAMES} from './made-up-names.js';

/** Every made-up user signs in with this password. */
export const MADE_UP_PASSWORD = 'made-up-password';

/** What is made up of a user. */
export interface MadeUpUser {
  fields: Partial<UserFields>;
  /** How long before now the account was made, in milliseconds. */
  age: number;
  /** How long before now the last request was; `null` where there was none. */
  idleTime: number | null;
}

const TAGS = ['vip', 'accountant', 'designer', 'engineer', 'support', 'guest'];
const TIMEZONES = [-480, -300, 0, 60, 120, 180, 330, 540];
const COUNTRY_CODES = [
  '1212',
  '1415',
  '33',
  '34',
  '380',
  '44',
  '48',
  '49',
  '81',
  '91',
  '234',
  '254',
  '55',
  '966',
];
const LONGEST_AGE = 2 * 365 * 24 * 60 * 60 * 1000;

/** `count` users; the same for the same seed, and of two counts the smaller is the start of the larger. */
export function makeUpUsers(count: number, seed: number): MadeUpUser[] {
  const random = randomNumbers(seed);
  return Array.from({length: count}, (_, index) => makeUpUser(`${seed}.${index + 1}`, random));
}

function makeUpUser(suffix: string, random: () => number): MadeUpUser {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const digits = (count: number) => String(Math.floor(random() * 10 ** count)).padStart(count, '0');
  const names = pick(NAMES);
  const first = pick(names.first);
  const last = pick(names.last);
  const login = `${first.ascii}.${last.ascii}.${suffix}`;
  const age = Math.floor(random() * LONGEST_AGE);
  const idleShare = random() * 1.5;
  return {
    fields: {
      login,
      email: `${login}@example.com`,
      full_name: `${first.text} ${last.text}`,
      phone: `${pick(COUNTRY_CODES)}${digits(8)}`,
      external_id: `${digits(6)}-${suffix}`,
      user_tags: [...new Set([pick(TAGS), pick(TAGS)])],
      timezone: pick(TIMEZONES),
    },
    age,
    idleTime: idleShare > 1 ? null : Math.floor(age * idleShare),
  };
}

/** Mulberry32: small, and the same everywhere. */
function randomNumbers(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
