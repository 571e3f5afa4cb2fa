import {html, nothing, type TemplateResult} from 'lit';
import {cache} from 'lit/directives/cache.js';
import {CubeError} from '../../../errors.js';
import {renderAccount, type AccountView} from '../../../internal/account.js';
import {adoptStyles} from '../../../internal/adopt-styles.js';
import {describeProblem} from '../../../internal/form/describe-problem.js';
import {LatePart} from '../../../internal/late-part.js';
import {LightDom} from '../../../internal/light-dom.js';
import {renderNotice, renderSummary} from '../../../internal/message.js';
import {loginWays as english} from '../../../locales/en/login-ways.js';
import type {LoginMessages} from '../../../locales/login-messages.js';
import type {LoginWaysMessages} from '../../../locales/login-ways-messages.js';
import {logProblem} from '../../../session/problems.js';
import type {SessionState} from '../../../session/session-state.js';
import type {LoginFormController} from '../login-form-controller.js';
import {renderFrame, type LoginFrameView} from '../login-frame.js';
import type {LoginView} from '../login-view.js';
import type {GuestAccount} from './guest/guest-account.js';
import {findAnsweredWay} from './find-answer.js';
import {followFirebase} from './follow-firebase.js';
import {LateWays} from './late-ways.js';
import {
  isButton,
  isForm,
  parseMethods,
  putFirst,
  type LoginMethod,
  type OtherMethod,
} from './login-method.js';
import {loginWaysStyles} from './login-ways.styles.js';
import {renderOtherWays, renderPrimaryWay, type WayButtonsView} from './way-buttons.js';
import type {Way, WayOptions} from './way.js';

export interface LoginWaysOptions extends Omit<WayOptions, 'onLeave'> {
  /** The form for a password. */
  readonly form: LoginFormController;
}

/** All ways to sign in that the page offers: which one is shown, and the buttons that lead to the others. */
export class LoginWays {
  readonly #options: WayOptions;
  readonly #form: LoginFormController;
  readonly #lightDom: LightDom;
  readonly #late: LateWays;
  readonly #guest: LatePart<GuestAccount>;
  #text: string | undefined;
  #chosen: readonly LoginMethod[] = ['password'];
  #methods = this.#chosen;
  /** What somebody has chosen by its button. */
  #open: LoginMethod | undefined;
  #opening: LoginMethod | undefined;
  /** The first way, where it has begun without a click. */
  #begun: OtherMethod | undefined;
  #problem: string | undefined;
  #state: SessionState | undefined;
  #isInUse = false;
  #isResuming = false;

  constructor({form, ...options}: LoginWaysOptions) {
    this.#form = form;
    this.#options = {...options, onLeave: () => this.#leave()};
    this.#late = new LateWays(this.#options);
    this.#lightDom = new LightDom(options.host);
    this.#guest = new LatePart(options.host, async () => {
      const {GuestAccount} = await import('./guest/guest-account.js');
      return new GuestAccount(options);
    });
    adoptStyles(options.host.renderRoot, loginWaysStyles);
  }

  /** Whether something is under way. */
  get isPending(): boolean {
    return this.#opening !== undefined || !!this.#way?.isPending;
  }

  /** The signed-in user, with what there is for a guest. */
  renderAccount(view: AccountView): TemplateResult {
    if (view.user?.isGuest) this.#guest.prefetch();
    return this.#guest.part?.render(view) ?? renderAccount(view);
  }

  /** Loads what has to be there at once. @throws {CubeNetworkError} if it cannot be loaded. */
  async prepare(text: string, state: SessionState | undefined): Promise<void> {
    this.#setMethods(text, state);
    const first = this.#first;
    if (isForm(first) && state?.status !== 'authenticated') await this.#late.load(first);
  }

  /**
   * What is to be shown by the session and what the page offers.
   * @param text The attribute `methods`.
   * @param found What there is to see by the session alone.
   */
  follow(text: string, state: SessionState | undefined, found: LoginView): LoginView {
    const guest = this.#guest.part;
    guest?.follow(state);
    this.#followState(state);
    this.#setMethods(text, state);
    void this.#resume();
    if (state) void followFirebase(this.#options.host, this.#options.getStore());
    // That stays whatever becomes of the session.
    const view = guest?.isSigningUp ? 'account' : found;
    if (view === 'form') this.#beginFirst();
    else if (view === 'account' && this.#isInUse) this.#close();
    this.#isInUse = view === 'form';
    this.#form.place = this.#placeOfPassword;
    return view;
  }

  /** What stands around the form, or in its place. */
  render(frame: LoginFrameView): TemplateResult {
    const messages = this.#messages;
    const {isExpired} = frame;
    const summary = this.#problem ?? frame.summary;
    if (this.#shown === 'password')
      return renderFrame({...frame, messages, summary, ways: this.#renderBelow()});
    const way = this.#way;
    const heading = renderHeading(way?.heading ?? messages.heading);
    const notice = isExpired && this.#isAtStart ? messages.sessionEnded : '';
    return html`
      <div class="base" part="base">
        ${this.#isAtStart ? html`<slot name="heading">${heading}</slot>` : heading}
        ${this.#problem ? renderSummary(this.#problem) : renderNotice(notice)}
        ${way?.render() ?? this.#renderButton()} ${this.#renderBelow()}
        <slot name="footer"></slot>
      </div>
    `;
  }

  /** Into the light DOM. */
  renderForm(): void {
    this.#lightDom.render(this.#isInUse ? html`${cache(this.#way?.renderForm() ?? nothing)}` : nothing);
  }

  get #first(): LoginMethod {
    return this.#methods[0] ?? 'password';
  }

  get #shown(): LoginMethod {
    return this.#open ?? this.#first;
  }

  /** What is shown, if it is another way than a password and has begun. */
  get #way(): Way | undefined {
    const shown = this.#open ?? this.#begun;
    return shown && shown !== 'password' ? this.#late.get(shown) : undefined;
  }

  /** Whether the ways to choose from are shown. */
  get #isAtStart(): boolean {
    return this.#open === undefined && (this.#way?.isAtStart ?? true);
  }

  get #messages(): LoginMessages & LoginWaysMessages {
    const messages = {...english, ...this.#options.getMessages()};
    // A guest cannot come back.
    return this.#state?.user?.isGuest ? {...messages, sessionEnded: messages.guestEnded} : messages;
  }

  get #placeOfPassword(): LoginFormController['place'] {
    if (!this.#methods.includes('password')) return undefined;
    return this.#shown === 'password' ? 'form' : 'aside';
  }

  #followState(state: SessionState | undefined): void {
    const hasEnded = state?.status === 'expired' && this.#state?.status !== 'expired';
    this.#state = state;
    if (hasEnded && state.user.isGuest) this.#options.announce(this.#messages.sessionEnded);
  }

  #setMethods(text: string, state: SessionState | undefined): void {
    if (text !== this.#text) this.#choose(text);
    this.#methods = putFirst(this.#chosen, state?.status === 'expired' ? state.provider : undefined);
  }

  #choose(text: string): void {
    const {methods, unknown} = parseMethods(text);
    this.#text = text;
    this.#chosen = methods;
    this.#close();
    if (unknown.length > 0)
      logProblem(new CubeError(`methods="${text}" names no way to sign in by ${unknown.join(', ')}.`));
    // A window can be opened only within the click, so they have to be there by then.
    for (const method of methods) if (isButton(method)) this.#late.prefetch(method);
  }

  #close(): void {
    this.#late.close();
    this.#open = undefined;
    this.#opening = undefined;
    this.#begun = undefined;
    this.#problem = undefined;
  }

  /** The first way is there without a click, if something is to be entered. */
  #beginFirst(): void {
    const first = this.#first;
    if (!isForm(first) || this.#begun === first) return;
    if (this.#begun) this.#late.get(this.#begun)?.close();
    this.#begun = first;
    this.#late
      .load(first)
      .then((way) => this.#begun === first && way.open(this.#readIdentifier()))
      .catch((error: unknown) => this.#fail(error));
  }

  /** Goes on with the answer that a provider, or the link of a mail, has led back to this page with. */
  async #resume(): Promise<void> {
    const method = findAnsweredWay(location.href);
    if (!method || this.#isResuming || !this.#methods.includes(method)) return;
    this.#isResuming = true;
    try {
      const identifier = (await this.#late.load(method)).resume?.();
      if (identifier === undefined) return;
      const input = this.#identifierInput;
      if (input && !input.value) input.value = identifier;
      this.#show(method);
    } catch (error) {
      this.#fail(error);
    }
  }

  get #identifierInput(): HTMLInputElement | null {
    return this.#options.host.querySelector<HTMLInputElement>('.cube-form [name=username]');
  }

  #readIdentifier(): string {
    return this.#identifierInput?.value.trim() ?? '';
  }

  /** The first way, where nothing is to be entered. */
  #renderButton(): TemplateResult | typeof nothing {
    return isButton(this.#first) ? renderPrimaryWay(this.#first, this.#buttons([])) : nothing;
  }

  /** Below what is shown: the others, or the way back to them. */
  #renderBelow(): TemplateResult | typeof nothing {
    if (this.#isAtStart)
      return renderOtherWays(this.#buttons(this.#methods.filter((method) => method !== this.#first)));
    if (this.#open === undefined) return nothing;
    return html`
      <button class="link back-to-ways" part="back" type="button" @click=${() => this.#leave()}>
        ${this.#messages.backToWays}
      </button>
    `;
  }

  #buttons(methods: readonly LoginMethod[]): WayButtonsView {
    return {
      methods,
      messages: this.#messages,
      isBusy: this.isPending,
      onNear: (method) => method === 'password' || this.#late.prefetch(method),
      onChoose: (method) => this.#handleChoice(method),
    };
  }

  #handleChoice(method: LoginMethod): void {
    this.#problem = undefined;
    if (method === 'password') {
      this.#show(method);
      return;
    }
    const way = this.#late.get(method);
    // Within the click, where it can be: only then may a window be opened.
    if (way) this.#begin(method, way);
    else void this.#loadAndBegin(method);
  }

  async #loadAndBegin(method: OtherMethod): Promise<void> {
    this.#opening = method;
    this.#options.host.requestUpdate();
    try {
      const way = await this.#late.load(method);
      if (this.#opening === method) this.#begin(method, way);
    } catch (error) {
      if (this.#opening === method) this.#fail(error);
    } finally {
      if (this.#opening === method) this.#opening = undefined;
    }
  }

  #begin(method: LoginMethod, way: Way): void {
    this.#opening = undefined;
    way.open(this.#readIdentifier(), true);
    this.#show(method);
  }

  #show(method: LoginMethod | undefined): void {
    const {host, announce} = this.#options;
    const left = this.#open;
    this.#open = method === this.#first && !isButton(method) ? undefined : method;
    announce('');
    host.requestUpdate();
    void this.#moveFocus(left);
  }

  /** To what is shown now, or back to the button that had led away. */
  async #moveFocus(left: LoginMethod | undefined): Promise<void> {
    const {host} = this.#options;
    await host.updateComplete;
    const button = this.#open === undefined && left && host.renderRoot.querySelector(`[part~="${left}"]`);
    if (button instanceof HTMLElement) button.focus();
    else host.focus();
  }

  #leave(): void {
    if (this.#open && this.#open !== 'password') this.#way?.close();
    this.#problem = undefined;
    this.#show(undefined);
  }

  #fail(error: unknown): void {
    const {host, announce} = this.#options;
    this.#problem = describeProblem(error, this.#messages).summary;
    announce(this.#problem ?? '');
    host.requestUpdate();
  }
}

const renderHeading = (heading: string): TemplateResult =>
  html`<h2 part="heading" tabindex="-1">${heading}</h2>`;

/** The ways to sign in, with all that has to be there at once. @throws {CubeNetworkError} if it cannot be loaded. */
export async function loadWays(
  options: LoginWaysOptions,
  text: string,
  state: SessionState | undefined,
): Promise<LoginWays> {
  const ways = new LoginWays(options);
  await ways.prepare(text, state);
  return ways;
}
