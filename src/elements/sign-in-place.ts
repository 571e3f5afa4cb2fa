import {html, nothing, type TemplateResult} from 'lit';
import type {LoginMessages} from '../locales/login-messages.js';
import type {CubeLogin, CubeLoginDetail} from './login/cube-login.js';
import type {SessionElement} from './session-element.js';

export interface SignInPlaceView {
  /** Whether a session has ended, so that its user is asked. */
  readonly isExpired: boolean;
  /** Texts of the form, where they are others than its own. */
  readonly messages: Partial<LoginMessages>;
  /** Somebody has signed in. */
  readonly onLogin: (detail: CubeLoginDetail) => void;
}

// The form has been taken away by then, so that nobody else hears of it.
const toListener =
  ({onLogin}: SignInPlaceView) =>
  (event: CustomEvent<CubeLoginDetail>): void => {
    event.stopPropagation();
    onLogin(event.detail);
  };

/** A form to sign in with in the place of an element. It is in the light DOM, where password managers find it. */
export class SignInPlace {
  /** Whether somebody who is not signed in wants to be. */
  isWanted = false;

  readonly #element: SessionElement;

  constructor(element: SessionElement) {
    this.#element = element;
  }

  /** The form, where it is shown. */
  get login(): CubeLogin | null {
    return this.#element.querySelector<CubeLogin>(':scope > cube-login[slot=sign-in]');
  }

  /** For the light DOM; the slot `sign-in` of the shadow root is where it is shown. */
  render(view: SignInPlaceView): TemplateResult | typeof nothing {
    const {isExpired, messages} = view;
    if (!isExpired && !this.isWanted) return nothing;
    const {session, appId, authKey, endpoint} = this.#element;
    // Of whoever has been signed in, it is known who is to do so: no heading is needed.
    return html`
      <cube-login
        slot="sign-in"
        session=${session || nothing}
        app-id=${appId || nothing}
        auth-key=${authKey || nothing}
        endpoint=${endpoint || nothing}
        @cube-login=${toListener(view)}
        .messages=${messages}
        >${isExpired ? html`<span slot="heading" hidden></span>` : nothing}</cube-login
      >
    `;
  }
}
