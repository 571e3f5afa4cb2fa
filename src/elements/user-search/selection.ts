import type {User} from '../../api/models.js';

/** Whether something is an id, whatever a page gives. */
export const isId = (given: unknown): given is number => Number.isSafeInteger(given) && (given as number) > 0;

/** Those chosen, in the order in which they were; of some only the id may be known. */
export class Selection {
  #users = new Map<number, User | undefined>();

  get ids(): ReadonlySet<number> {
    return new Set(this.#users.keys());
  }

  /** Those of whom more than the id is known. */
  get users(): readonly User[] {
    return Object.freeze([...this.#users.values()].filter((user) => user !== undefined));
  }

  get value(): string {
    return [...this.#users.keys()].join(',');
  }

  has(id: number): boolean {
    return this.#users.has(id);
  }

  userOf(id: number): User | undefined {
    return this.#users.get(id);
  }

  /** What is known of them already is kept. */
  setIds(ids: readonly number[]): void {
    this.#users = new Map(ids.map((id) => [id, this.#users.get(id)]));
  }

  /** What is no user is left out. */
  setUsers(users: readonly (User | null | undefined)[]): void {
    const known = users.filter((user) => !!user && isId(user.id)) as readonly User[];
    this.#users = new Map(known.map((user) => [user.id, user]));
  }

  /** @param isMultiple Whether those chosen before stay. */
  add(user: User, isMultiple: boolean): void {
    if (!isMultiple) this.#users.clear();
    this.#users.set(user.id, user);
  }

  keepFirst(): void {
    if (this.#users.size > 1) this.#users = new Map([...this.#users].slice(0, 1));
  }

  remove(id: number): void {
    this.#users.delete(id);
  }

  /** Takes in what has been found out of those of whom only the id was known. */
  learn(users: readonly User[]): void {
    for (const user of users) if (this.#users.has(user.id)) this.#users.set(user.id, user);
  }
}
