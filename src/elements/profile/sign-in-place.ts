import {html, nothing, type TemplateResult} from 'lit';
import type {LoginMessages} from '../../locales/login-messages.js';
import type {ProfileMessages} from '../../locales/profile-messages.js';
import type {CubeLogin, CubeLoginDetail} from '../login/cube-login.js';
import type {SessionElement} from '../session-element.js';
import type {ProfileView} from './profile-view.js';

export interface SignInPlaceView {
  readonly view: ProfileView | undefined;
  /** Whether something has been entered that is not saved. */
  readonly hasChanges: boolean;
  /** Whether a save waits for the sign-in. */
  readonly isSaving: boolean;
  /** Whether a new password does. */
  readonly isChangingPassword: boolean;
  readonly messages: ProfileMessages;
  /** Texts that replace those of the form's own. */
  readonly loginMessages: Partial<LoginMessages>;
  /** Somebody has signed in. */
  readonly onLogin: (detail: CubeLoginDetail) => void;
}

function toLoginMessages(view: SignInPlaceView): Partial<LoginMessages> {
  const {hasChanges, isSaving, isChangingPassword, loginMessages, messages} = view;
  const {changesKept, sessionEnded, signInAndChangePassword, signInAndSave} = messages;
  return {
    ...loginMessages,
    sessionEnded: hasChanges ? changesKept : sessionEnded,
    ...(isChangingPassword && {signIn: signInAndChangePassword}),
    ...(isSaving && {signIn: signInAndSave}),
  };
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
    // Of whoever has been signed in, it is known who is to do so: no heading is needed.
    const isExpired = view.view === 'sign-in';
    if (!isExpired && !this.isWanted) return nothing;
    const {session, appId, authKey, endpoint} = this.#element;
    return html`
      <cube-login
        slot="sign-in"
        session=${session || nothing}
        app-id=${appId || nothing}
        auth-key=${authKey || nothing}
        endpoint=${endpoint || nothing}
        @cube-login=${toListener(view)}
        .messages=${toLoginMessages(view)}
        >${isExpired ? html`<span slot="heading" hidden></span>` : nothing}</cube-login
      >
    `;
  }
}
