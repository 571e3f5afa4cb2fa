import {html, nothing, type TemplateResult} from 'lit';
import type {LoginMessages} from '../locales/login-messages.js';
import type {CubeLogin} from './login/cube-login.js';
import type {CubeLoginDetail} from './login/login-events.js';
import type {SessionElement} from './session-element.js';

export interface SignInPlaceView {
  /** Whether a session has ended, so that its user is asked. */
  readonly isExpired: boolean;
  /** Texts of the form, where they are others than its own. */
  readonly messages: Partial<LoginMessages>;
  /** Somebody has signed in. */
  readonly onLogin: (detail: CubeLoginDetail) => void;
}

/** A `<cube-login>` of the page's own, as long as it is shown. */
interface GivenLogin {
  readonly element: CubeLogin;
  /** The texts that the page has set. */
  texts: CubeLogin['messages'];
  /** What stands in for them. */
  shown: CubeLogin['messages'];
}

/**
 * A form to sign in with in the place of an element. It is in the light DOM, where password managers find it: the
 * `<cube-login slot="sign-in">` that the page has put there, else one that is made when it is needed.
 */
export class SignInPlace {
  /** Whether somebody who is not signed in wants to be. */
  isWanted = false;

  readonly #element: SessionElement;
  readonly #adopted = new WeakSet<CubeLogin>();
  #given: GivenLogin | undefined;
  #onLogin: SignInPlaceView['onLogin'] | undefined;

  constructor(element: SessionElement) {
    this.#element = element;
  }

  /** The form, where it is shown. */
  get login(): CubeLogin | null {
    return this.#given?.element ?? this.#find('.cube-sign-in');
  }

  /** For the light DOM; the slot `sign-in` of the shadow root is where it is shown. */
  render({isExpired, messages, onLogin}: SignInPlaceView): TemplateResult | typeof nothing {
    const isShown = isExpired || this.isWanted;
    const given = this.#find(':not(.cube-sign-in)');
    this.#onLogin = onLogin;
    if (given) this.#adopt(given);
    this.#showGiven(isShown ? given : null, messages);
    if (!isShown || given) return nothing;
    const {session, appId, authKey, endpoint} = this.#element;
    // Of whoever has been signed in, it is known who is to do so: no heading is needed.
    return html`
      <cube-login
        class="cube-sign-in"
        slot="sign-in"
        session=${session || nothing}
        app-id=${appId || nothing}
        auth-key=${authKey || nothing}
        endpoint=${endpoint || nothing}
        @cube-login=${this.#handleLogin}
        .messages=${messages}
        >${isExpired ? html`<span slot="heading" hidden></span>` : nothing}</cube-login
      >
    `;
  }

  #find(which: string): CubeLogin | null {
    return this.#element.querySelector<CubeLogin>(`:scope > cube-login[slot=sign-in]${which}`);
  }

  /** It is to sign in where this element does, unless the page has said otherwise. */
  #adopt(login: CubeLogin): void {
    if (this.#adopted.has(login)) return;
    this.#adopted.add(login);
    const {session, appId, authKey, endpoint} = this.#element;
    if (!login.session && !login.appId) Object.assign(login, {session, appId, authKey, endpoint});
    login.addEventListener('cube-login', this.#handleGivenLogin);
  }

  #showGiven(element: CubeLogin | null, messages: Partial<LoginMessages>): void {
    if (this.#given?.element !== element) {
      this.#giveBackTexts();
      this.#given = element ? {element, texts: element.messages, shown: element.messages} : undefined;
    }
    const given = this.#given;
    if (!given) return;
    // The page may have set others meanwhile.
    if (given.element.messages !== given.shown) given.texts = given.element.messages;
    given.shown = {...given.texts, ...messages};
    given.element.messages = given.shown;
  }

  #giveBackTexts(): void {
    if (!this.#given) return;
    const {element, texts, shown} = this.#given;
    if (element.messages === shown) element.messages = texts;
  }

  // It is not shown any more by then, so it is told of as what happens in this element.
  readonly #handleLogin = (event: CustomEvent<CubeLoginDetail>): void => {
    event.stopPropagation();
    this.#onLogin?.(event.detail);
  };

  /** The page may have put it elsewhere since. */
  readonly #handleGivenLogin = (event: CustomEvent<CubeLoginDetail>): void => {
    if ((event.currentTarget as Element).parentElement === this.#element) this.#handleLogin(event);
  };
}
