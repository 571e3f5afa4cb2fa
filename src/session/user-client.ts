import type {User} from '../api/models.js';
import type {Send} from '../api/transport.js';
import type {
  FullNameOptions,
  PageOptions,
  TagsOptions,
  UserPage,
  UserPages,
  UserSearchOptions,
  UserSearchPage,
} from '../api/lookups/user-lookups.js';
import type {PageList} from '../api/lookups/page-list.js';
import type * as Lookups from '../api/lookups/lookups.js';
import {loadLate} from '../load-late.js';
import type {CallOptions} from './client.js';
import {FileClient} from './file-client.js';
import type {SessionStore} from './session-store.js';
import {usersAsNow} from './users-as-now.js';

/**
 * How {@link CubeClient} finds users: as whoever is signed in, else in an application session.
 *
 * Lists come as {@link UserPages}: a promise of the page asked for, and by `for await` that page and all after it. What
 * cannot be looked up is a {@link CubeValidationError} with `fieldErrors`, before anything is sent.
 */
export class UserClient extends FileClient {
  readonly #store: SessionStore;

  constructor(store: SessionStore) {
    super(store);
    this.#store = store;
  }

  /**
   * Finds a user by id. Resolves to `null` where there is none.
   * Source: PROTOCOL.md section 7, `GET /users/v2`.
   */
  async getUserById(id: number, {signal}: CallOptions = {}): Promise<User | null> {
    return (await usersAsNow(this.#store)).find({id}, signal);
  }

  /**
   * Finds a user by login. Resolves to `null` where there is none.
   * Source: PROTOCOL.md section 7, `GET /users/v2`.
   */
  async getUserByLogin(login: string, {signal}: CallOptions = {}): Promise<User | null> {
    return (await usersAsNow(this.#store)).find({login}, signal);
  }

  /**
   * Finds a user by e-mail address. Resolves to `null` where there is none.
   * Source: PROTOCOL.md section 7, `GET /users/v2`.
   */
  async getUserByEmail(email: string, {signal}: CallOptions = {}): Promise<User | null> {
    return (await usersAsNow(this.#store)).find({email}, signal);
  }

  /**
   * Finds a user by phone number. Resolves to `null` where there is none.
   * Source: PROTOCOL.md section 7, `GET /users/v2`.
   * @param phone With its country code; `+`, spaces, brackets, dashes, dots and slashes in it do not matter.
   */
  async getUserByPhone(phone: string, {signal}: CallOptions = {}): Promise<User | null> {
    return (await usersAsNow(this.#store)).find({phone}, signal);
  }

  /**
   * Finds a user by the id in the app's own system. Resolves to `null` where there is none.
   * Source: PROTOCOL.md section 7, `GET /users/v2`.
   */
  async getUserByExternalId(id: string | number, {signal}: CallOptions = {}): Promise<User | null> {
    return (await usersAsNow(this.#store)).find({externalId: id}, signal);
  }

  /**
   * Finds users by their ids, in the order asked for, each of them once. At most a hundred go into one request.
   * Source: PROTOCOL.md section 7, `GET /users/v2` with `id[in][]`.
   * @param options Without a `limit`, all of them come as one page; `for await` then yields pages of 100.
   * @returns `total` counts the different ids asked for: those that nobody has are missing from `items` only.
   */
  getAllUsersByIds(ids: readonly number[], options?: PageOptions): UserPages {
    return this.#pages((lookups, send) => lookups.getAllUsersByIds(send, ids, options));
  }

  /**
   * Finds users whose full name begins with this; names of less than four characters have to be the same. Today's
   * server gives five at most of those that begin with it, and the next five with the next `offset`.
   * Source: PROTOCOL.md section 7, `GET /users/v2` with `full_name[start_with]`.
   * @param options `usersApi: 'v1'` for apps that still have the platform's deprecated calls: names are then found
   * wherever the text stands in them, by `GET /users/by_full_name`.
   * @throws {CubeApiError} with status 403 if the app has the deprecated calls switched off.
   */
  getUsersByFullName(name: string, options?: FullNameOptions): UserPages {
    return this.#pages((lookups, send) => lookups.getUsersByFullName(send, name, options));
  }

  /**
   * Finds users with at least one of these tags.
   * Source: PROTOCOL.md section 7, `GET /users/v2` with `user_tags[in][]`.
   * @param options `exclude`: ids of users who are left out. The server is told of the first hundred of them; any
   * further ones still count in `total`, and their places are missing from `items`.
   */
  getUsersByTags(tags: readonly string[], options?: TagsOptions): UserPages {
    return this.#pages((lookups, send) => lookups.getUsersByTags(send, tags, options));
  }

  /**
   * Finds users by what somebody types: a name, login, e-mail address, phone number or id. All lookups for it run at
   * the same time; those who match exactly come first. Blank text finds nobody, and asks nobody.
   * Source: PROTOCOL.md section 7, `GET /users/v2` and `GET /users/by_full_name`.
   * @param options `limit` is 20 unless it says otherwise.
   * @throws {CubeApiError} with status 403 if `usersApi` is `v1` and the app has those calls switched off.
   */
  searchUsers(query: string, options?: UserSearchOptions): UserPages<UserSearchPage> {
    return this.#pages((lookups, send) => lookups.searchUsers(send, query, options));
  }

  /** A list, as whoever is signed in now. Loaded late, like all that looks users up. */
  #pages<Page extends UserPage>(
    look: (lookups: typeof Lookups, send: Send) => PageList<Page>,
  ): UserPages<Page> {
    const {send} = this.#store.asNow();
    const list = loadLate(() => import('../api/lookups/lookups.js')).then((lookups) => look(lookups, send));
    const asked = list.then(({first}) => first);
    return Object.assign(asked, {
      async *[Symbol.asyncIterator]() {
        // Whoever takes the pages is told by them what has failed.
        asked.catch(() => undefined);
        yield* (await list).pages();
      },
    });
  }
}
