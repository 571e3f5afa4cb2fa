import {BTree} from './b-tree.js';
import {keyOf} from './text-keys.js';
import type {User, UserFields} from './user.js';

/** The largest that the tree takes: wide nodes are gone through twice as fast where many are found. */
const NODE_SIZE = 256;

/** Keeps apart the users who share a text, and in the order of their ids. */
interface SortedKey {
  readonly text: string;
  readonly id: number;
}

/** Finds one user by a whole value. */
export class UniqueIndex {
  readonly #users = new Map<string, User>();

  constructor(readonly field: keyof UserFields) {}

  find(value: string | number): User | undefined {
    return this.#users.get(keyOf(this.field, value));
  }

  add(user: User): void {
    for (const key of keysOf(this.field, user)) this.#users.set(key, user);
  }

  remove(user: User): void {
    for (const key of keysOf(this.field, user)) this.#users.delete(key);
  }
}

/** Finds any number of users by a whole value or by its beginning, in the order of values and then of ids. */
export class SortedIndex {
  readonly #users = new BTree<SortedKey, User>(undefined, compareKeys, NODE_SIZE);

  constructor(readonly field: keyof UserFields) {}

  find(value: string | number): User[] {
    const text = keyOf(this.field, value);
    return this.#between({text, id: 0}, {text, id: Infinity});
  }

  startingWith(prefix: string): User[] {
    const text = keyOf(this.field, prefix);
    // U+FFFF is no character, and comes after all that are.
    return this.#between({text, id: 0}, {text: `${text}\uffff`, id: 0});
  }

  add(user: User): void {
    for (const text of keysOf(this.field, user)) this.#users.set({text, id: user.id}, user);
  }

  remove(user: User): void {
    for (const text of keysOf(this.field, user)) this.#users.delete({text, id: user.id});
  }

  #between(low: SortedKey, high: SortedKey): User[] {
    const found: User[] = [];
    this.#users.forRange(low, high, false, (_, user) => {
      found.push(user);
    });
    return found;
  }
}

function compareKeys(one: SortedKey, other: SortedKey): number {
  if (one.text === other.text) return one.id - other.id;
  return one.text < other.text ? -1 : 1;
}

/** The keys under which a user stands in the index of a field. */
function keysOf(field: keyof UserFields, {fields}: User): string[] {
  const value = fields[field];
  if (value === null) return [];
  const values = Array.isArray(value) ? value : [value];
  return values.map((single) => keyOf(field, single)).filter((key) => key !== '');
}
