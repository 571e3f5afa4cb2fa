import {describeProblem} from '../../internal/form/describe-problem.js';
import {LatePart} from '../../internal/late-part.js';
import type {ChosenUsers} from './chips/chosen-users.js';
import type {SearchPart} from './combobox/search-part.js';
import type {UserSearchHost} from './user-search-host.js';

/** What is loaded late. */
export interface SearchParts {
  readonly search: SearchPart;
  readonly chosen: ChosenUsers;
}

/** The search and those chosen: loaded as soon as somebody comes near. What is typed meanwhile is searched for then. */
export class LateSearch {
  readonly #host: UserSearchHost;
  readonly #late: LatePart<SearchParts>;
  #loading: Promise<void> | undefined;
  #problem: string | undefined;

  constructor(host: UserSearchHost) {
    this.#host = host;
    this.#late = new LatePart(host.element, async () => {
      const [{SearchPart}, {ChosenUsers}] = await Promise.all([
        import('./combobox/search-part.js'),
        import('./chips/chosen-users.js'),
      ]);
      return {search: new SearchPart(host), chosen: new ChosenUsers(host)};
    });
  }

  get search(): SearchPart | undefined {
    return this.#late.part?.search;
  }

  get chosen(): ChosenUsers | undefined {
    return this.#late.part?.chosen;
  }

  /** Why it has not come. */
  get problem(): string | undefined {
    return this.#problem;
  }

  /** Loads it ahead; nobody waits for it, so that nobody is told of a failure. */
  readonly prefetch = (): void => void this.#late.load().then(this.#receive, () => undefined);

  /** Loads it for somebody who waits for it. */
  readonly load = (): Promise<void> =>
    (this.#loading ??= this.#load().finally(() => (this.#loading = undefined)));

  async #load(): Promise<void> {
    const {element, messages, say, onError} = this.#host;
    try {
      this.#receive(await this.#late.load());
    } catch (error) {
      this.#problem = describeProblem(error, messages).summary;
      say(this.#problem ?? '');
      onError({error});
    }
    element.requestUpdate();
  }

  /** Does what has been done in the box until now, which may have lost the focus again. */
  readonly #receive = ({search}: SearchParts): void => {
    const {input} = this.#host;
    this.#problem = undefined;
    if (input.value) search.handleInput();
    else if (input.matches(':focus')) search.handleFocus();
    search.handleLeave();
  };
}
