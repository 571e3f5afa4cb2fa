import type {UserFields} from './state/user.js';

/** Every made-up user signs in with this password. */
export const MADE_UP_PASSWORD = 'made-up-password';

const FIRST_NAMES = [
  'Ann',
  'Ben',
  'Chloé',
  'Dmytro',
  'Emeka',
  'Fatima',
  'Goran',
  'Hana',
  'Ivo',
  'Jun',
  'Kofi',
  'Lía',
];
const LAST_NAMES = [
  'Adeyemi',
  'Brown',
  'Çelik',
  'Dubois',
  'Eze',
  'Franko',
  'García',
  'Haddad',
  'Ito',
  'Jansen',
  'Kim',
];
const TAGS = ['vip', 'accountant', 'designer', 'engineer', 'support', 'guest'];
const TIMEZONES = [-480, -300, 0, 60, 120, 180, 330, 540];

/** `count` users; the same for the same seed, and of two counts the smaller is the start of the larger. */
export function makeUpUsers(count: number, seed: number): Partial<UserFields>[] {
  const random = randomNumbers(seed);
  return Array.from({length: count}, (_, index) => makeUpUser(`${seed}.${index + 1}`, random));
}

function makeUpUser(suffix: string, random: () => number): Partial<UserFields> {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const first = pick(FIRST_NAMES);
  const last = pick(LAST_NAMES);
  const login = `${toAscii(first)}.${toAscii(last)}.${suffix}`;
  return {
    login,
    email: `${login}@example.com`,
    full_name: `${first} ${last}`,
    phone: `38050${Math.floor(random() * 1e7)
      .toString()
      .padStart(7, '0')}`,
    user_tags: [pick(TAGS)],
    timezone: pick(TIMEZONES),
  };
}

function toAscii(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[^a-z]/gi, '')
    .toLowerCase();
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
