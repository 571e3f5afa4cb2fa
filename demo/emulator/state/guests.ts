import type {App} from './apps.js';
import type {User} from './user.js';

/** A temporary user, and the app that has it. */
export interface Guest {
  app: App;
  user: User;
}

/** The guests of all apps, so that the end of their time is found without a look at every user. */
export class Guests {
  readonly #byUser = new Map<User, Guest>();

  add(app: App, user: User): void {
    this.#byUser.set(user, {app, user});
  }

  /** The guests whose time is over. */
  former(now: number): Guest[] {
    return [...this.#byUser.values()].filter(({user}) => user.guestUntil !== null && user.guestUntil <= now);
  }

  remove(user: User): void {
    this.#byUser.delete(user);
  }

  clear(): void {
    this.#byUser.clear();
  }
}
