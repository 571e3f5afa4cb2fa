import {LitElement} from 'lit';
import type {CubeSession, User} from '../../src/index.js';
import {SessionController} from '../../src/index.js';
import {UserFinder} from '../../src/elements/user-search/finder/user-finder.js';
import type {CubeUserSearchResultsDetail} from '../../src/elements/user-search/user-search-events.js';
import type {UserSearchHost} from '../../src/elements/user-search/user-search-host.js';
import type {FinderSettings} from '../../src/elements/user-search/user-search-settings.js';
import type {CubeClient} from '../../src/session/client.js';
import type {TestApp} from './emulator.js';
import {openSession} from './open-session.js';
import {until} from './until.js';

/** By the full name alone: in each round, one request is for just this name. */
const byName: FinderSettings = {by: ['fullName'], tags: [], ids: undefined, exclude: [], usersApi: 'v2'};

/** An element that finds users and shows nothing, but notes what it is told. */
export class FinderProbe extends LitElement {
  readonly controller = new SessionController(this, () => ({}));
  settings: FinderSettings = byName;
  /** Takes the place of the session's client. */
  client: Partial<CubeClient> | undefined;
  readonly results: CubeUserSearchResultsDetail[] = [];
  readonly errors: unknown[] = [];
  #finder: UserFinder | undefined;

  /** Made when it is first needed, as it is loaded late. */
  get finder(): UserFinder {
    this.#finder ??= new UserFinder(this.#host);
    return this.#finder;
  }

  get names(): (string | null)[] {
    return this.finder.list?.users.map(({fullName}) => fullName) ?? [];
  }

  /** What has been told to be found, such as `mari 2`. */
  get told(): string[] {
    return this.results.map(({query, total}) => `${query} ${total}`);
  }

  /** Changes what the page has set. */
  async set(settings: Partial<FinderSettings>): Promise<void> {
    this.settings = {...byName, ...settings};
    this.requestUpdate();
    await this.updateComplete;
  }

  /** Types and waits until that has been found. */
  async find(text: string): Promise<void> {
    this.finder.type(text);
    await until(() => this.finder.phase === 'found' && !this.finder.isBusy, `${text} is found`);
  }

  reached = (phase: UserFinder['phase']) => until(() => this.finder.phase === phase, `it is ${phase}`);

  protected override willUpdate(): void {
    this.#finder?.follow();
  }

  get #host(): UserSearchHost {
    const read = {
      settings: () => this.settings,
      requireClient: () => (this.client ?? this.controller.client) as CubeClient,
    };
    return {
      element: this,
      session: this.controller,
      get settings() {
        return read.settings();
      },
      requireClient: read.requireClient,
      onResults: (detail: CubeUserSearchResultsDetail) => this.results.push(detail),
      onError: ({error}: {error: unknown}) => this.errors.push(error),
    } as unknown as UserSearchHost;
  }
}

customElements.define('finder-probe', FinderProbe);

export async function openProbe(
  app: TestApp,
  settings: Partial<FinderSettings> = {},
): Promise<{session: CubeSession; probe: FinderProbe}> {
  const probe = new FinderProbe();
  probe.settings = {...byName, ...settings};
  const session = await openSession(app, probe);
  await probe.updateComplete;
  return {session, probe};
}

/** A call that is answered by hand. */
export interface HeldCall {
  readonly query: string;
  readonly offset: number;
  readonly signal: AbortSignal;
  readonly answer: (users: readonly Partial<User>[], total?: number) => Promise<void>;
  readonly fail: (error: unknown) => Promise<void>;
}

/** A client whose searches and lists are answered in any order, and which does not care whether a call was aborted. */
export function holdCalls(): {client: Partial<CubeClient>; calls: HeldCall[]} {
  const calls: HeldCall[] = [];
  const hold = (query: string, {offset = 0, signal}: {offset?: number; signal: AbortSignal}) => {
    const {promise, resolve, reject} = Promise.withResolvers<unknown>();
    // By then, whoever waits for it has seen it.
    const settle = () => new Promise<void>((done) => setTimeout(done));
    calls.push({
      query,
      offset,
      signal,
      answer: (users, total = users.length) => {
        resolve({items: users, total, limit: 100, offset, isCut: false});
        return settle();
      },
      fail: (error) => {
        reject(error);
        return settle();
      },
    });
    return promise;
  };
  const client = {
    searchUsers: hold,
    getUsersByTags: (_tags: unknown, options: {signal: AbortSignal}) => hold('', options),
  } as unknown as Partial<CubeClient>;
  return {client, calls};
}
