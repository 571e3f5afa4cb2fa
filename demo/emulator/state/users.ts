import {UNIQUE_FIELDS} from '../assumptions/users.js';
import {SortedIndex, UniqueIndex} from './user-indexes.js';
import {newUser, type User, type UserFields} from './user.js';

/** A field by which at most one user of an app is found. */
export type UniqueField = (typeof UNIQUE_FIELDS)[number];

/** Fields by which users are found by whole values, which several may share, and by beginnings of values. */
export const SORTED_FIELDS = [
  'full_name',
  'login',
  'email',
  'phone',
  'external_id',
  'facebook_id',
  'twitter_id',
  'user_tags',
] as const;

export type SortedField = (typeof SORTED_FIELDS)[number];

/** The users of one app, found by id and by each indexed field. */
export class Users {
  readonly #byId = new Map<number, User>();
  readonly #unique = indexesOf(UNIQUE_FIELDS, (field) => new UniqueIndex(field));
  readonly #sorted = indexesOf(SORTED_FIELDS, (field) => new SortedIndex(field));
  readonly #indexes = [...Object.values(this.#unique), ...Object.values(this.#sorted)];
  readonly #allocateId: () => number;

  /** @param allocateId - ids are given out for all apps together, so that an id alone names one user. */
  constructor(allocateId: () => number) {
    this.#allocateId = allocateId;
  }

  all(): Iterable<User> {
    return this.#byId.values();
  }

  byId(id: number): User | undefined {
    return this.#byId.get(id);
  }

  byField(field: UniqueField, value: string | number): User | undefined {
    return this.#unique[field].find(value);
  }

  /** The first user whose phone has the same digits. */
  byPhone(phone: string): User | undefined {
    return this.allWith('phone', phone)[0];
  }

  /** The users with this value, by id. */
  allWith(field: SortedField, value: string): User[] {
    return this.#sorted[field].find(value);
  }

  /** The users with a value that begins like this, by value and then by id. */
  allStartingWith(field: SortedField, prefix: string): User[] {
    return this.#sorted[field].startingWith(prefix);
  }

  /** Which of these fields hold a value that another user than `owner` already has. */
  taken(fields: Partial<UserFields>, owner?: User): UniqueField[] {
    return UNIQUE_FIELDS.filter((field) => {
      const value = fields[field] ?? null;
      const holder = value === null ? undefined : this.byField(field, value);
      return holder !== undefined && holder !== owner;
    });
  }

  /** Adds a new user; the caller has checked `taken`. */
  create(
    fields: Partial<UserFields>,
    passwordHash: string | null,
    now: number,
    guestUntil: number | null = null,
  ): User {
    const user = newUser({id: this.nextId(), fields, passwordHash, createdAt: now, guestUntil});
    this.insert(user);
    return user;
  }

  /** An id that no user has had yet. */
  nextId(): number {
    return this.#allocateId();
  }

  /** Takes in a user that already has its id. */
  insert(user: User): void {
    this.insertAll([user]);
  }

  /** Takes in users that already have their ids; index by index, which is several times faster for very many. */
  insertAll(users: readonly User[]): void {
    for (const user of users) this.#byId.set(user.id, user);
    for (const index of this.#indexes) for (const user of users) index.add(user);
  }

  /** Changes fields; the caller has checked `taken`. */
  update(user: User, changes: Partial<UserFields>, now: number): void {
    // Whoever was removed while a request was being read stays out of the indexes.
    const isHere = this.#has(user);
    if (isHere) for (const index of this.#indexes) index.remove(user);
    user.fields = {...user.fields, ...changes};
    user.updatedAt = now;
    if (isHere) for (const index of this.#indexes) index.add(user);
  }

  remove(user: User): void {
    if (!this.#has(user)) return;
    for (const index of this.#indexes) index.remove(user);
    this.#byId.delete(user.id);
  }

  #has(user: User): boolean {
    return this.#byId.get(user.id) === user;
  }
}

function indexesOf<Field extends keyof UserFields, Index>(
  fields: readonly Field[],
  create: (field: Field) => Index,
): Record<Field, Index> {
  return Object.fromEntries(fields.map((field) => [field, create(field)])) as Record<Field, Index>;
}
