import {CASE_INSENSITIVE_FIELDS, UNIQUE_FIELDS} from '../assumptions.js';
import {blankFields, type User, type UserFields} from './user.js';

/** A field by which at most one user of an app is found. */
export type UniqueField = (typeof UNIQUE_FIELDS)[number];

/** The users of one app, found by id and by each unique field. */
export class Users {
  readonly #byId = new Map<number, User>();
  readonly #indexes = new Map<UniqueField, Map<string, User>>(
    UNIQUE_FIELDS.map((field) => [field, new Map<string, User>()]),
  );
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
    return this.#indexes.get(field)?.get(indexKey(field, value));
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
  create(fields: Partial<UserFields>, passwordHash: string, now: number): User {
    const user: User = {
      id: this.#allocateId(),
      createdAt: now,
      updatedAt: now,
      lastRequestAt: null,
      passwordHash,
      fields: {...blankFields(), ...fields},
    };
    this.insert(user);
    return user;
  }

  /** Takes in a user that already has its id. */
  insert(user: User): void {
    this.#byId.set(user.id, user);
    this.#index(user);
  }

  /** Changes fields; the caller has checked `taken`. */
  update(user: User, changes: Partial<UserFields>, now: number): void {
    this.#unindex(user);
    user.fields = {...user.fields, ...changes};
    user.updatedAt = now;
    this.#index(user);
  }

  remove(user: User): void {
    this.#unindex(user);
    this.#byId.delete(user.id);
  }

  #index(user: User): void {
    for (const [field, index] of this.#indexes) {
      const value = user.fields[field];
      if (value !== null) index.set(indexKey(field, value), user);
    }
  }

  #unindex(user: User): void {
    for (const [field, index] of this.#indexes) {
      const value = user.fields[field];
      if (value !== null) index.delete(indexKey(field, value));
    }
  }
}

function indexKey(field: UniqueField, value: string | number): string {
  return CASE_INSENSITIVE_FIELDS.includes(field) ? String(value).toLowerCase() : String(value);
}
