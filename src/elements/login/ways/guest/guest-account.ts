import {html, nothing, type ReactiveController, type ReactiveElement, type TemplateResult} from 'lit';
import type {User} from '../../../../api/models.js';
import {renderAccount, type AccountView} from '../../../../internal/account.js';
import {adoptStyles} from '../../../../internal/adopt-styles.js';
import {toDisplayName} from '../../../../internal/display-name.js';
import {recoverFocus} from '../../../../internal/recover-focus.js';
import {formatMessage} from '../../../../internal/format-message.js';
import {LightDom} from '../../../../internal/light-dom.js';
import {guestWay as english} from '../../../../locales/en/guest-way.js';
import type {GuestWayMessages} from '../../../../locales/guest-way-messages.js';
import type {LoginMessages} from '../../../../locales/login-messages.js';
import type {SessionState} from '../../../../session/session-state.js';
import type {CubeSignup} from '../../../signup/cube-signup.js';
import type {WayOptions} from '../way.js';
import {guestAccountStyles} from './guest-account.styles.js';
import {describeEnd} from './guest-end.js';

type Options = Pick<WayOptions, 'host' | 'getMessages' | 'announce'>;

type SessionReference = Pick<CubeSignup, 'session' | 'appId' | 'authKey' | 'endpoint'>;

const tag = 'cube-signup';

const isGuest = (state: SessionState | undefined): boolean =>
  state?.status === 'authenticated' && state.user.isGuest;

/** The page's own `<cube-signup>`, such as one with its terms. In a template it is nothing yet to those who are no guests. */
function copyTemplate(host: Element): CubeSignup | null {
  const template = host.querySelector<HTMLTemplateElement>(':scope > template[slot=sign-up]');
  return template && document.importNode(template.content, true).querySelector(tag);
}

/**
 * What there is for a guest who is signed in: what happens after a day, and the way to an account in place, where the
 * page has `<cube-signup>` registered.
 */
export class GuestAccount implements ReactiveController {
  readonly #options: Options;
  readonly #lightDom: LightDom;
  /** Keeps what was entered in it, as long as the guest stays. */
  #signup: CubeSignup | undefined;
  #isSigningUp = false;
  /** Whether the page has been told of the new account. */
  #isTold = false;

  constructor(options: Options) {
    this.#options = options;
    this.#lightDom = new LightDom(options.host);
    adoptStyles(options.host.renderRoot, guestAccountStyles);
    options.host.addController(this);
    void customElements.whenDefined(tag).then(() => options.host.requestUpdate());
  }

  /** Whether the form for an account is shown. It stays whatever becomes of the session, for it has been filled in. */
  get isSigningUp(): boolean {
    return this.#isSigningUp;
  }

  /** What becomes of the guest. As soon as there is somebody with an account, nothing is left to do here. */
  follow(state: SessionState | undefined): void {
    if (!this.#signup || isGuest(state)) return;
    if (state?.status === 'authenticated' ? !this.#isSettled : this.#isSigningUp) return;
    const wasSigningUp = this.#isSigningUp;
    this.#signup = undefined;
    this.#isSigningUp = false;
    this.#isTold = false;
    if (!wasSigningUp || !state?.user) return;
    const {host, announce} = this.#options;
    const {signedInAs, guest} = this.#messages;
    announce(formatMessage(signedInAs, {name: toDisplayName(state.user, guest)}));
    void recoverFocus(host);
  }

  /** In the light DOM, where password managers find it. Aside it is not shown, and keeps what was entered. */
  hostUpdated(): void {
    if (this.#signup) this.#signup.slot = this.#isSigningUp ? 'sign-up' : 'aside';
    this.#lightDom.render(this.#signup ?? nothing);
  }

  render(view: AccountView): TemplateResult {
    if (this.#isSigningUp) return this.#renderSignUp();
    const {user, language} = view;
    if (!user?.isGuest) return renderAccount(view);
    return renderAccount({...view, below: this.#renderOffer(user, language)});
  }

  get #messages(): LoginMessages & GuestWayMessages {
    return {...english, ...this.#options.getMessages()};
  }

  /** Whether the page has heard of the new account, if there is to be one: an element that is gone tells it nothing. */
  get #isSettled(): boolean {
    return this.#isTold || !this.#signup?.matches(':state(pending)');
  }

  #renderOffer(user: User, language: string | undefined): TemplateResult {
    const messages = this.#messages;
    const time = describeEnd(user, language);
    return html`
      <p class="guest-help">${time ? formatMessage(messages.guestUntil, {time}) : messages.guestHelp}</p>
      ${
        customElements.get(tag)
          ? html`
              <button class="button primary" part="sign-up" type="button" @click=${this.#handleOpen}>
                ${messages.createAccount}
              </button>
            `
          : nothing
      }
    `;
  }

  #renderSignUp(): TemplateResult {
    return html`
      <div class="base" part="base">
        <slot name="sign-up"></slot>
        <button class="link back-to-guest" part="back" type="button" @click=${this.#handleBack}>
          ${this.#messages.backToGuest}
        </button>
      </div>
    `;
  }

  readonly #handleOpen = (): void => {
    this.#signup ??= this.#createSignup();
    this.#isSigningUp = true;
    void this.#show(() => this.#signup?.focus());
  };

  readonly #handleBack = (): void => {
    // What is under way is waited for: its outcome is shown there.
    if (this.#signup?.matches(':state(pending)')) return;
    this.#isSigningUp = false;
    const {host} = this.#options;
    void this.#show(() => {
      const button = host.renderRoot.querySelector<HTMLElement>('[part=sign-up]');
      (button ?? host).focus();
    });
  };

  async #show(focus: () => void): Promise<void> {
    const {host} = this.#options;
    host.requestUpdate();
    await host.updateComplete;
    await this.#signup?.updateComplete;
    focus();
  }

  #createSignup(): CubeSignup {
    const {host} = this.#options;
    const {session, appId, authKey, endpoint} = host as ReactiveElement & SessionReference;
    const signup = copyTemplate(host) ?? document.createElement(tag);
    if (!signup.session && !signup.appId) Object.assign(signup, {session, appId, authKey, endpoint});
    signup.addEventListener('cube-signup', () => {
      this.#isTold = true;
      host.requestUpdate();
    });
    return signup;
  }
}
