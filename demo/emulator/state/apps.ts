import {DEFAULT_FEATURES} from '../assumptions/features.js';
import type {Features} from '../features.js';
import {Users} from './users.js';

/** One application of the platform, with its own users. */
export interface App {
  readonly id: number;
  readonly authKey: string;
  readonly authSecret: string | null;
  features: Features;
  readonly users: Users;
}

/** What a new application is made of. */
export interface AppDescription {
  id: number;
  authKey: string;
  authSecret?: string | undefined;
  features?: Partial<Features> | undefined;
}

/** The applications; no two share an id or an authorization key. */
export class Apps {
  readonly #byId = new Map<number, App>();
  /** The highest user id given out; an object, because apps that are no longer here go on counting by their own. */
  #userIds = {last: 0};

  all(): Iterable<App> {
    return this.#byId.values();
  }

  byId(id: number): App | undefined {
    return this.#byId.get(id);
  }

  byAuthKey(authKey: string): App | undefined {
    return [...this.#byId.values()].find((app) => app.authKey === authKey);
  }

  create({id, authKey, authSecret, features}: AppDescription): App {
    const userIds = this.#userIds;
    const app: App = {
      id,
      authKey,
      authSecret: authSecret ?? null,
      features: {...DEFAULT_FEATURES, ...features},
      users: new Users(() => ++userIds.last),
    };
    this.#byId.set(id, app);
    return app;
  }

  /** The highest user id given out so far. */
  get lastUserId(): number {
    return this.#userIds.last;
  }

  set lastUserId(id: number) {
    this.#userIds.last = id;
  }

  clear(): void {
    this.#byId.clear();
    this.#userIds = {last: 0};
  }
}
