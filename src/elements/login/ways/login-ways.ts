import {html, nothing, type TemplateResult} from 'lit';
import {cache} from 'lit/directives/cache.js';
import {renderAccount, type AccountView} from '../../../internal/account.js';
import {adoptStyles} from '../../../internal/adopt-styles.js';
import {moreFieldsStyles} from '../../../internal/form/more-fields.styles.js';
import {LatePart} from '../../../internal/late-part.js';
import {LightDom} from '../../../internal/light-dom.js';
import {renderNotice, renderSummary} from '../../../internal/message.js';
import {moreButtonStyles} from '../../../internal/more-buttons.styles.js';
import {loginWays as english} from '../../../locales/en/login-ways.js';
import type {LoginMessages} from '../../../locales/login-messages.js';
import type {LoginWaysMessages} from '../../../locales/login-ways-messages.js';
import type {SessionState} from '../../../session/session-state.js';
import type {LoginFormController} from '../login-form-controller.js';
import {renderFrame, type LoginFrameView} from '../login-frame.js';
import type {LoginView} from '../login-view.js';
import {followFirebase, watchFirebaseAuth} from './follow-firebase.js';
import type {GuestAccount} from './guest/guest-account.js';
import {isButton, isForm, type LoginMethod} from './login-method.js';
import {loginWaysStyles} from './login-ways.styles.js';
import {ProviderAnswer} from './provider-answer.js';
import {renderOtherWays, renderPrimaryWay, type WayButtonsView} from './way-buttons.js';
import {WayChoice} from './way-choice.js';
import type {WayOptions} from './way.js';

export interface LoginWaysOptions extends Omit<WayOptions, 'onLeave'> {
  /** The form for a password. */
  readonly form: LoginFormController;
}

/** What `<cube-login>` shows besides a form for a password: the other ways to sign in, and what there is for guests. */
export class LoginWays {
  readonly #options: LoginWaysOptions;
  readonly #choice: WayChoice;
  readonly #answer: ProviderAnswer;
  readonly #lightDom: LightDom;
  readonly #guest: LatePart<GuestAccount>;
  #state: SessionState | undefined;
  #isInUse = false;

  constructor(options: LoginWaysOptions) {
    const {host} = options;
    this.#options = options;
    this.#choice = new WayChoice(options);
    this.#answer = new ProviderAnswer(host, this.#choice);
    this.#lightDom = new LightDom(host);
    this.#guest = new LatePart(host, async () => {
      const {GuestAccount} = await import('./guest/guest-account.js');
      return new GuestAccount(options);
    });
    adoptStyles(host.renderRoot, moreButtonStyles);
    adoptStyles(host.renderRoot, loginWaysStyles);
    watchFirebaseAuth(host);
    // Not where the element is only moved.
    const handleRemoval = (): void => {
      if (!host.isConnected) this.#choice.leaveProvider();
    };
    host.addController({
      // In the light DOM, of whatever the element stands in by then.
      hostConnected: () => adoptStyles(host, moreFieldsStyles),
      hostDisconnected: () => queueMicrotask(handleRemoval),
    });
  }

  /** Whether something is under way. */
  get isPending(): boolean {
    return this.#choice.isPending;
  }

  /** The signed-in user, with what there is for a guest. */
  renderAccount(view: AccountView): TemplateResult {
    if (view.user?.isGuest) this.#guest.prefetch();
    return this.#guest.part?.render(view) ?? renderAccount(view);
  }

  /** Loads what has to be there at once. @throws {CubeNetworkError} if it cannot be loaded. */
  async prepare(text: string, state: SessionState | undefined): Promise<void> {
    this.#choice.offer(text, state);
    const {first} = this.#choice;
    if (isForm(first) && state?.status !== 'authenticated') await this.#choice.load(first);
  }

  /**
   * What is to be shown by the session and what the page offers.
   * @param text The attribute `methods`.
   * @param found What there is to see by the session alone.
   */
  follow(text: string, state: SessionState | undefined, found: LoginView): LoginView {
    const {host, getStore, form} = this.#options;
    const guest = this.#guest.part;
    guest?.follow(state);
    this.#followState(state);
    this.#choice.offer(text, state);
    this.#answer.follow(state);
    if (state) void followFirebase(host, getStore());
    // That stays whatever becomes of the session.
    const view = guest?.isSigningUp ? 'account' : found;
    if (view === 'form') this.#choice.beginFirst();
    else if (view === 'account' && (this.#isInUse || this.#choice.isChosen)) this.#choice.finish();
    this.#isInUse = view === 'form';
    form.place = this.#placeOfPassword;
    return view;
  }

  /** What stands around the form, or in its place. */
  render(frame: LoginFrameView): TemplateResult {
    const messages = this.#messages;
    const {shown, way, isAtStart, problem} = this.#choice;
    if (shown === 'password') {
      const summary = problem ?? frame.summary;
      return renderFrame({...frame, messages, summary, ways: this.#renderBelow()});
    }
    const heading = renderHeading(way?.heading ?? messages.heading);
    const notice = frame.isExpired && isAtStart ? messages.sessionEnded : '';
    return html`
      <div class="base" part="base">
        ${isAtStart ? html`<slot name="heading">${heading}</slot>` : heading}
        ${problem ? renderSummary(problem) : renderNotice(notice)} ${way?.render() ?? this.#renderButton()}
        ${this.#renderBelow()}
        <slot name="footer"></slot>
      </div>
    `;
  }

  /** Into the light DOM. */
  renderForm(): void {
    const form = this.#choice.way?.renderForm() ?? nothing;
    this.#lightDom.render(this.#isInUse ? html`${cache(form)}` : nothing);
  }

  get #messages(): LoginMessages & LoginWaysMessages {
    const messages = {...english, ...this.#options.getMessages()};
    // A guest cannot come back.
    return this.#state?.user?.isGuest ? {...messages, sessionEnded: messages.guestEnded} : messages;
  }

  get #placeOfPassword(): LoginFormController['place'] {
    const {methods, shown} = this.#choice;
    if (!methods.includes('password')) return undefined;
    return shown === 'password' ? 'form' : 'aside';
  }

  #followState(state: SessionState | undefined): void {
    const hasEnded = state?.status === 'expired' && this.#state?.status !== 'expired';
    this.#state = state;
    if (hasEnded && state.user.isGuest) this.#options.announce(this.#messages.sessionEnded);
  }

  /** The first way, where nothing is to be entered. */
  #renderButton(): TemplateResult | typeof nothing {
    const {first} = this.#choice;
    return isButton(first) ? renderPrimaryWay(first, this.#viewButtons([])) : nothing;
  }

  /** Below what is shown: the others, or the way back to them. */
  #renderBelow(): TemplateResult | typeof nothing {
    const {methods, first, isAtStart, canLeave} = this.#choice;
    if (isAtStart) return renderOtherWays(this.#viewButtons(methods.filter((method) => method !== first)));
    if (!canLeave) return nothing;
    return html`
      <button class="link back-to-ways" part="back" type="button" @click=${() => this.#choice.leave()}>
        ${this.#messages.backToWays}
      </button>
    `;
  }

  #viewButtons(methods: readonly LoginMethod[]): WayButtonsView {
    return {
      methods,
      messages: this.#messages,
      isBusy: this.isPending,
      onNear: (method) => this.#choice.prefetch(method),
      onChoose: (method) => this.#choice.choose(method),
    };
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
