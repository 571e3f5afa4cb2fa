import {CubeError} from '../../../errors.js';
import {mayTakeFocus} from '../../../internal/focus.js';
import {describeProblem} from '../../../internal/form/describe-problem.js';
import {logProblem} from '../../../session/problems.js';
import type {SessionState} from '../../../session/session-state.js';
import {LateWays} from './late-ways.js';
import {
  isButton,
  isForm,
  parseMethods,
  putFirst,
  type LoginMethod,
  type OtherMethod,
} from './login-method.js';
import type {Way, WayOptions} from './way.js';

/** Which of the ways that the page offers is shown: the first one by itself, another one when it is chosen. */
export class WayChoice {
  readonly #options: WayOptions;
  readonly #late: LateWays;
  #text: string | undefined;
  #offered: readonly LoginMethod[] = ['password'];
  #methods = this.#offered;
  /** What somebody has chosen by its button. */
  #open: LoginMethod | undefined;
  #opening: LoginMethod | undefined;
  /** The first way, where it has begun without a click. */
  #begun: OtherMethod | undefined;
  #problem: string | undefined;

  constructor(options: Omit<WayOptions, 'onLeave'>) {
    this.#options = {...options, onLeave: () => this.leave()};
    this.#late = new LateWays(this.#options);
  }

  /** In the order in which they are offered. */
  get methods(): readonly LoginMethod[] {
    return this.#methods;
  }

  get first(): LoginMethod {
    return this.#methods[0] ?? 'password';
  }

  get shown(): LoginMethod {
    return this.#open ?? this.first;
  }

  /** What is shown, if it is another way than a password and has begun. */
  get way(): Way | undefined {
    const shown = this.#open ?? this.#begun;
    return shown && shown !== 'password' ? this.#late.get(shown) : undefined;
  }

  /** Whether somebody has chosen another way than the first. */
  get isChosen(): boolean {
    return this.#open !== undefined;
  }

  /** Whether the ways to choose from are shown. */
  get isAtStart(): boolean {
    return !this.isChosen && (this.way?.isAtStart ?? true);
  }

  /** Whether there is a way back to the others, which what is shown has not itself. */
  get canLeave(): boolean {
    return this.isChosen && (this.#methods.length > 1 || this.isPending) && !this.way?.hasWayBack;
  }

  /** Whether something is under way. */
  get isPending(): boolean {
    return this.#opening !== undefined || !!this.way?.isPending;
  }

  /** Why what was chosen could not be opened. */
  get problem(): string | undefined {
    return this.#problem;
  }

  /** The field in which a login is entered, if it is there. */
  get identifierInput(): HTMLInputElement | null {
    return this.#options.host.querySelector<HTMLInputElement>('.cube-form [name=username]');
  }

  /** @param text The attribute `methods`. */
  offer(text: string, state: SessionState | undefined): void {
    if (text !== this.#text) this.#read(text);
    this.#methods = putFirst(this.#offered, state?.status === 'expired' ? state.provider : undefined);
    this.#keepPlace();
  }

  /** The first way is there without a click, if something is to be entered. */
  beginFirst(): void {
    const {first} = this;
    if (!isForm(first) || this.#begun === first) return;
    this.#begun = first;
    this.#late
      .load(first)
      .then((way) => this.#begun === first && way.open(this.#readIdentifier()))
      .catch((error: unknown) => this.fail(error));
  }

  /** @throws {CubeNetworkError} if it cannot be loaded. */
  load(method: OtherMethod): Promise<Way> {
    return this.#late.load(method);
  }

  /** Somebody may be about to choose it. */
  prefetch(method: LoginMethod): void {
    if (method !== 'password') this.#late.prefetch(method);
  }

  choose(method: LoginMethod): void {
    // The buttons say so only from the next update on.
    if (this.isPending) return;
    this.#problem = undefined;
    if (method === 'password') {
      this.#options.announce('');
      this.show(method);
      return;
    }
    const way = this.#late.get(method);
    // Within the click, where it can be: only then may a window be opened.
    if (way) this.#begin(method, way);
    else void this.#loadAndBegin(method);
  }

  show(method: LoginMethod | undefined): void {
    const left = this.#open;
    this.#open = method === this.first && !isButton(method) ? undefined : method;
    this.#options.host.requestUpdate();
    void this.#moveFocus(left);
  }

  leave(): void {
    this.#closeOpen();
    this.#problem = undefined;
    this.#options.announce('');
    this.show(undefined);
  }

  /** Nobody waits for the window of a provider any more. */
  leaveProvider(): void {
    this.#opening = undefined;
    if (!this.#open || !isButton(this.#open)) return;
    this.#closeOpen();
    this.#open = undefined;
  }

  /** Somebody has signed in. */
  finish(): void {
    this.#late.finish();
    this.#open = undefined;
    this.#opening = undefined;
    this.#begun = undefined;
    this.#problem = undefined;
  }

  /** Says why a way could not be opened. */
  fail(error: unknown): void {
    const {host, getMessages, announce} = this.#options;
    this.#problem = describeProblem(error, getMessages()).summary;
    announce(this.#problem ?? '');
    host.requestUpdate();
  }

  #read(text: string): void {
    const {methods, unknown} = parseMethods(text);
    this.#text = text;
    this.#offered = methods;
    this.#problem = undefined;
    if (unknown.length > 0)
      logProblem(new CubeError(`methods="${text}" names no way to sign in by ${unknown.join(', ')}.`));
    // A window can be opened only within the click, so they have to be there by then.
    for (const method of methods) if (isButton(method)) this.#late.prefetch(method);
  }

  /** What has got beyond its first step goes on, as long as the page offers it. */
  #keepPlace(): void {
    const {first} = this;
    const begun = this.#begun;
    const isOffered = (method: LoginMethod) => this.#methods.includes(method);
    if (this.#opening && !isOffered(this.#opening)) this.#opening = undefined;
    if (this.#open && !isOffered(this.#open)) {
      this.#closeOpen();
      this.#open = undefined;
    }
    if (begun && begun !== first) {
      const way = this.#late.get(begun);
      if (isOffered(begun) && way?.isAtStart === false) this.#open ??= begun;
      else way?.close();
      this.#begun = undefined;
    }
    if (this.#open !== first || isButton(first)) return;
    if (isForm(first)) this.#begun = first;
    this.#open = undefined;
  }

  #readIdentifier(): string {
    return this.identifierInput?.value.trim() ?? '';
  }

  async #loadAndBegin(method: OtherMethod): Promise<void> {
    this.#opening = method;
    this.#options.host.requestUpdate();
    try {
      const way = await this.#late.load(method);
      if (this.#opening === method) this.#begin(method, way);
    } catch (error) {
      if (this.#opening === method) this.fail(error);
    } finally {
      if (this.#opening === method) this.#opening = undefined;
    }
  }

  #begin(method: LoginMethod, way: Way): void {
    this.#opening = undefined;
    this.#options.announce('');
    way.open(this.#readIdentifier(), true);
    this.show(method);
  }

  /** To what is shown now, or back to the button that had led away; but not from what the user does elsewhere by now. */
  async #moveFocus(left: LoginMethod | undefined): Promise<void> {
    const {host} = this.#options;
    await host.updateComplete;
    if (!mayTakeFocus(host)) return;
    const button = !this.isChosen && left && host.renderRoot.querySelector(`[part~="${left}"]`);
    if (button instanceof HTMLElement) button.focus();
    else host.focus();
  }

  #closeOpen(): void {
    if (this.#open && this.#open !== 'password') this.#late.get(this.#open)?.close();
  }
}
