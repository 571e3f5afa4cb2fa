import type {ReactiveController} from 'lit';
import type {UserSearchHost} from '../user-search-host.js';
import {KnownLists} from './known-lists.js';
import {loadList, type ListRequest} from './load-list.js';
import {isUnreachable, Obstacles} from './obstacles.js';
import type {PagedList} from './paged-list.js';
import {areSameSettings, areSameValues} from './same-settings.js';
import {SearchGoal} from './search-goal.js';
import {SearchRound} from './search-round.js';
import {SearchTimer} from './search-timer.js';
import {ShownList} from './shown-list.js';
import type {UserList} from './user-list.js';

/**
 * - `idle`: nothing was typed, and the page gives no list.
 * - `searching`: the first answer is on its way, or waited for until typing pauses.
 * - `found`: there is a list, which may be an empty one.
 * - `failed`: see `error`.
 * - `sign-in`: there is no session to search in.
 */
export type FinderPhase = 'idle' | 'searching' | 'found' | 'failed' | 'sign-in';

/** Finds users as somebody types. Updates the element whenever there is something new to see. */
export class UserFinder implements ReactiveController {
  readonly #host: UserSearchHost;
  readonly #goal: SearchGoal;
  readonly #obstacles: Obstacles;
  readonly #timer: SearchTimer;
  readonly #round = new SearchRound();
  readonly #known = new KnownLists();
  readonly #shown = new ShownList();

  constructor(host: UserSearchHost) {
    const {element, session, settings} = host;
    this.#host = host;
    this.#goal = new SearchGoal(settings);
    this.#obstacles = new Obstacles(element, session);
    this.#timer = new SearchTimer(element, () => this.#seek());
    element.addController(this);
  }

  get phase(): FinderPhase {
    if (!this.#goal.isThere) return 'idle';
    if (this.#obstacles.needsSignIn) return 'sign-in';
    if (this.#hasFailed) return 'failed';
    return this.#shown.list ? 'found' : 'searching';
  }

  /** The users to show. While others are being looked for, or that has failed, those before: see `isBusy`. */
  get list(): UserList | undefined {
    return this.#shown.list;
  }

  /** Whether what is typed is being looked for, or about to be: `list` is not that of it yet. */
  get isBusy(): boolean {
    return this.#isAsked && !this.#hasFailed && !this.#obstacles.needsSignIn;
  }

  /** What has failed. */
  get error(): unknown {
    return this.#hasFailed ? this.#obstacles.error : undefined;
  }

  /** Seconds until it goes on by itself after too many searches; else 0. */
  get secondsLeft(): number {
    return this.#obstacles.secondsLeft;
  }

  /** Whether the page gives a list that is shown without anything being typed. */
  get hasListing(): boolean {
    return this.#goal.hasListing;
  }

  /** Takes what is in the box now; asks the server when typing pauses. */
  type(text: string): void {
    const isOther = this.#goal.type(text);
    if (!isOther && !this.#timer.isRunning) return;
    const {query} = this.#goal;
    // A space asks for nothing else, but whoever types it has not paused.
    this.#timer.type(query.length);
    if (!isOther) {
      this.#timer.start();
      return;
    }
    this.#obstacles.forget();
    this.#seek(query !== '');
  }

  /** Asks at once for what was typed last, as `Enter` does, or again after a failure. */
  searchNow(): void {
    this.#obstacles.forget();
    this.#obstacles.retrySession();
    if (this.#isCurrent && this.#shown.list?.error !== undefined) this.#shown.list.retry();
    this.#seek();
  }

  /** Shows that list; does nothing if it is shown already or something is typed. */
  open(): void {
    if (this.#goal.open()) this.#seek();
  }

  /** Forgets what was typed and found, such as when another user has signed in. */
  reset(): void {
    this.#goal.clear();
    this.#forget();
    this.#host.element.requestUpdate();
  }

  /** To be called at every update of the element: follows its settings and its session. */
  follow(): void {
    if (!this.#host.element.isConnected) return;
    if (this.#obstacles.follow()) this.#forget();
    this.#followSettings();
    if (this.#obstacles.needsSignIn) this.#stopSearching();
    const isUnderWay = this.#round.query !== undefined || this.#timer.isRunning;
    if (this.#goal.isThere ? this.#isAsked && !isUnderWay : this.#shown.list) this.#seek();
    if (this.#isCurrent && this.#obstacles.areNone) this.#shown.resume();
  }

  /** The controller of the session has followed it just before. */
  hostUpdate(): void {
    this.follow();
  }

  hostConnected(): void {
    addEventListener('online', this.#handleOnline);
    this.#host.element.requestUpdate();
  }

  hostDisconnected(): void {
    removeEventListener('online', this.#handleOnline);
    this.#stopSearching();
    this.#known.allUsers.stop();
    this.#shown.list?.stop();
  }

  /** Whether the list is that of what is typed. */
  get #isCurrent(): boolean {
    return this.#goal.isThere && this.#shown.isOf(this.#goal.query);
  }

  /** Whether there is another list to come. */
  get #isAsked(): boolean {
    return this.#goal.isThere && !this.#isCurrent;
  }

  get #hasFailed(): boolean {
    return this.#isAsked && this.#obstacles.isFailure;
  }

  get #request(): ListRequest {
    const {requireClient, element} = this.#host;
    return {
      query: this.#goal.query,
      settings: this.#goal.settings,
      allUsers: this.#known.allUsers,
      requireClient,
      source: {
        mayLoad: (list) => list === this.#shown.list && this.#isCurrent && this.#obstacles.areNone,
        onChange: () => element.requestUpdate(),
        onError: (error) => this.#failPage(error),
      },
    };
  }

  /** Shows what is known already, and asks for what is not. @param atPause Whether only when typing pauses. */
  #seek(atPause = false): void {
    if (!this.#goal.isThere) this.#shown.put(undefined);
    const known = this.#isAsked ? this.#known.find(this.#request) : undefined;
    if (known) this.#show(known);
    else if (!this.#isAsked) this.#stopSearching();
    else if (this.#round.query === this.#goal.query) this.#timer.stop();
    else if (this.#obstacles.areNone && atPause) this.#timer.start();
    else if (this.#obstacles.areNone) void this.#start();
    else this.#obstacles.tellMissing(this.#host.onError);
    this.#host.element.requestUpdate();
  }

  async #start(): Promise<void> {
    const {state} = this.#obstacles;
    const query = this.#goal.query;
    this.#shown.list?.stop();
    this.#timer.search();
    const outcome = await this.#round.run(query, (signal) => loadList(this.#request, signal));
    if (!outcome) return;
    if ('result' in outcome) this.#receive(outcome.result);
    else if (this.#obstacles.meet(outcome.error, state, query === this.#goal.query))
      this.#host.onError(outcome);
    this.#host.element.requestUpdate();
  }

  #receive(list: PagedList): void {
    this.#known.add(list);
    this.#shown.put(list);
    if (list.query === this.#goal.query) this.#show(list);
    // Of users who are all here now, those for what is typed by now are known as well.
    else if (this.#known.find(this.#request)) this.#seek();
  }

  #failPage(error: unknown): void {
    if (this.#obstacles.wait(error) || this.#obstacles.needsSignIn) this.#shown.holdUp();
    this.#host.onError({error});
  }

  #show(list: PagedList): void {
    this.#stopSearching();
    this.#shown.put(list);
    this.#host.onResults({query: list.query, users: list.users, total: list.total});
  }

  #stopSearching(): void {
    this.#round.stop();
    this.#timer.stop();
  }

  #forget(): void {
    this.#stopSearching();
    this.#shown.put(undefined);
    this.#known.forgetAll();
    this.#obstacles.forget();
  }

  #followSettings(): void {
    const {settings} = this.#host;
    const former = this.#goal.settings;
    this.#goal.settings = settings;
    if (settings === former || areSameSettings(settings, former)) return;
    this.#stopSearching();
    this.#known.forgetFound();
    if (!areSameValues(settings.ids, former.ids)) this.#known.forgetAll();
    this.#shown.outdate(settings.exclude);
    this.#obstacles.forget();
  }

  readonly #handleOnline = (): void => {
    if (isUnreachable(this.#isCurrent ? this.list?.error : this.error)) this.searchNow();
  };
}
